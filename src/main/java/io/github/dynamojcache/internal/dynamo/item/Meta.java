package io.github.dynamojcache.internal.dynamo.item;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a cache's meta item says ({@code pk} = the cache, {@code sk} = {@code #}). Part of the
 * stored format. Immutable.
 *
 * @param generation the generation whose entries exist
 * @param contents what it may hold
 * @param left earlier generations that may still hold items which must be deleted, oldest first
 * @param purgeLeaseUntil until when a JVM has the lease for their purge, epoch milliseconds; 0:
 *     none has
 * @param graceMillis how long a JVM may continue to write into a generation that has ended,
 *     milliseconds: the longest of all JVMs; 0: none has declared it
 */
public record Meta(
    Generation generation,
    Contents contents,
    List<LeftGeneration> left,
    long purgeLeaseUntil,
    long graceMillis) {

  public static final String SORT_KEY = "#";
  public static final String GENERATION = "g";
  public static final String SHARDS = "n";
  public static final String FORMAT = "f";
  public static final String CONTENTS = "h";
  public static final String GRACE = "gr";
  public static final String GARBAGE = "o";
  public static final String LEASE_HOLDER = "lh";
  public static final String LEASE_UNTIL = "lu";

  /** The version of the whole layout: this item, the entries and the partition keys. */
  public static final int FORMAT_VERSION = 1;

  public static Map<String, AttributeValue> primaryKey(String cacheName) {
    return Map.of(
        ItemLayout.PARTITION_KEY, ItemLayout.string(Partitions.encodeName(cacheName)),
        ItemLayout.SORT_KEY, ItemLayout.string(SORT_KEY));
  }

  /**
   * Reads the meta item.
   *
   * @param item its attributes
   * @param cacheName the cache, for the message
   * @return what it says; null if there is no such item, or it has no generation and so says
   *     nothing
   * @throws CacheException if a later version of this library wrote it in another format
   * @throws IllegalArgumentException if no version wrote it; the message says what is wrong with it
   */
  public static @Nullable Meta read(Map<String, AttributeValue> item, String cacheName) {
    AttributeValue id = item.get(GENERATION);
    if (id == null) {
      return null;
    }
    if (number(item, FORMAT) != FORMAT_VERSION) {
      throw new CacheException(
          "cache '"
              + cacheName
              + "': its entries have layout version "
              + number(item, FORMAT)
              + ", and this version of dynamo-jcache reads "
              + FORMAT_VERSION
              + "; use a matching version, another cache name or another table");
    }
    if (id.s() == null) {
      throw wrong(GENERATION, "is not of type S");
    }
    return new Meta(
        generation(id.s(), item.get(SHARDS)),
        contents(item.get(CONTENTS)),
        left(item.get(GARBAGE)),
        lenient(item.get(LEASE_UNTIL)),
        lenient(item.get(GRACE)));
  }

  private static Generation generation(String id, @Nullable AttributeValue shards) {
    if (shards == null || shards.n() == null) {
      throw wrong(SHARDS, "is not of type N");
    }
    try {
      return Generation.of(id, shards.n());
    } catch (IllegalArgumentException e) {
      throw wrong(GENERATION + " or " + SHARDS, e.getMessage());
    }
  }

  private static Contents contents(@Nullable AttributeValue words) {
    if (words == null) {
      return Contents.UNKNOWN;
    }
    if (!words.hasSs()) {
      throw wrong(CONTENTS, "is not of type SS");
    }
    return Contents.fromWords(words.ss());
  }

  private static List<LeftGeneration> left(@Nullable AttributeValue tokens) {
    if (tokens == null) {
      return List.of();
    }
    if (!tokens.hasSs()) {
      throw wrong(GARBAGE, "is not of type SS");
    }
    try {
      return tokens.ss().stream()
          .map(LeftGeneration::fromToken)
          .sorted(Comparator.comparing(LeftGeneration::id))
          .toList();
    } catch (IllegalArgumentException e) {
      throw wrong(GARBAGE, e.getMessage());
    }
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null || value.n() == null) {
      throw wrong(name, "is not of type N");
    }
    try {
      return Long.parseLong(value.n());
    } catch (NumberFormatException e) {
      throw wrong(name, value.n() + " is not a whole number");
    }
  }

  /** Accepts an invalid value, because it only decides when to purge, and is overwritten. */
  private static long lenient(@Nullable AttributeValue number) {
    try {
      return number == null || number.n() == null ? 0 : Long.parseLong(number.n());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static IllegalArgumentException wrong(String attribute, @Nullable String what) {
    return new IllegalArgumentException("its attribute " + attribute + ": " + what);
  }

  /**
   * Returns when a generation ended: when the next one began.
   *
   * @param generation one of {@link #left}
   * @param now the time, epoch milliseconds
   * @return epoch milliseconds; now if no later one is known
   */
  long endOf(LeftGeneration generation, long now) {
    return Stream.concat(left.stream().map(LeftGeneration::generation), Stream.of(this.generation))
        .filter(later -> later.isAfter(generation.generation()))
        .mapToLong(Generation::startMillis)
        .min()
        .orElse(now);
  }

  /**
   * Returns how long a JVM may still be writing into a generation: as long as it may take it for
   * the current one, and as a write that began then may take.
   *
   * @param generation one of {@link #left}
   * @param ownGrace how long that is for this JVM, milliseconds
   * @param now the time, epoch milliseconds
   * @return milliseconds, not more than that
   */
  public long untilSafe(LeftGeneration generation, long ownGrace, long now) {
    long grace = Math.max(graceMillis, ownGrace);
    return Math.min(grace, endOf(generation, now) + grace - now);
  }

  /** Returns the current generation if it must be purged once it has ended. */
  public List<LeftGeneration> whatItLeaves() {
    return contents.areUndying() ? List.of(LeftGeneration.of(generation, contents)) : List.of();
  }

  /**
   * Returns the current generation if it may hold anything at all, in a form that causes the
   * deletion of every item.
   */
  public List<LeftGeneration> everythingItLeaves() {
    return isUntouched() ? List.of() : List.of(new LeftGeneration(generation, true));
  }

  /**
   * Returns whether the cache was destroyed, and nothing was written since: every JVM declares its
   * contents before it writes.
   */
  public boolean isUntouched() {
    return contents.isEmpty();
  }

  /**
   * Returns whether the meta item declares what a JVM writes, and how long it may continue. If it
   * declares no grace, each JVM uses its own.
   */
  public boolean says(Contents written, long grace) {
    return contents.includes(written) && (graceMillis == 0 || graceMillis >= grace);
  }

  /** Returns whether a generation is to be purged: it is listed, and not the current one. */
  public boolean isLeft(Generation other) {
    return !other.equals(generation)
        && left.stream().anyMatch(each -> each.generation().equals(other));
  }

  /** Returns these and more, oldest first, each once. */
  public List<LeftGeneration> leftAnd(Collection<LeftGeneration> more) {
    return Stream.concat(left.stream(), more.stream())
        .distinct()
        .sorted(Comparator.comparing(LeftGeneration::id))
        .toList();
  }

  public static AttributeValue tokens(Collection<LeftGeneration> left) {
    return AttributeValue.fromSs(left.stream().map(LeftGeneration::token).toList());
  }
}
