package io.github.dynamojcache.store;

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
 * @param garbage earlier generations that may still hold items which never expire, oldest first
 * @param purgeLeaseUntil until when some JVM has taken on their purge, epoch milliseconds; 0:
 *     nobody
 */
record Meta(Generation generation, List<Generation> garbage, long purgeLeaseUntil) {

  static final String SORT_KEY = "#";
  static final String GENERATION = "g";
  static final String SHARDS = "n";
  static final String FORMAT = "f";
  static final String GARBAGE = "o";
  static final String LEASE_HOLDER = "lh";
  static final String LEASE_UNTIL = "lu";

  /** The version of the whole layout: this item, the entries and the partition keys. */
  static final int FORMAT_VERSION = 1;

  static Map<String, AttributeValue> primaryKey(String cacheName) {
    return Map.of(
        ItemLayout.PARTITION_KEY, ItemLayout.string(Partitions.encodeName(cacheName)),
        ItemLayout.SORT_KEY, ItemLayout.string(SORT_KEY));
  }

  /**
   * Reads the meta item.
   *
   * @param item its attributes
   * @param cacheName the cache, for the message
   * @return what it says; null when there is no such item
   * @throws CacheException when a later version of this library wrote it in another format
   */
  static @Nullable Meta read(Map<String, AttributeValue> item, String cacheName) {
    AttributeValue id = item.get(GENERATION);
    if (id == null) {
      return null;
    }
    int format = (int) longOf(item.get(FORMAT));
    if (format != FORMAT_VERSION) {
      throw new CacheException(
          "cache '"
              + cacheName
              + "': its entries have layout version "
              + format
              + ", and this version of dynamo-jcache reads "
              + FORMAT_VERSION
              + "; use a matching version, another cache name or another table");
    }
    AttributeValue garbage = item.get(GARBAGE);
    return new Meta(
        new Generation(id.s(), (int) longOf(item.get(SHARDS))),
        garbage == null
            ? List.of()
            : garbage.ss().stream()
                .map(Generation::fromToken)
                .sorted(Comparator.comparing(Generation::id))
                .toList(),
        longOf(item.get(LEASE_UNTIL)));
  }

  /**
   * Returns when a generation was left: when the next one began.
   *
   * @param left one of {@link #garbage}
   * @return epoch milliseconds
   */
  long endOf(Generation left) {
    return Stream.concat(garbage.stream(), Stream.of(generation))
        .filter(later -> later.id().compareTo(left.id()) > 0)
        .mapToLong(Generation::startMillis)
        .min()
        .orElse(0);
  }

  private static long longOf(@Nullable AttributeValue value) {
    return value == null || value.n() == null ? 0 : Long.parseLong(value.n());
  }
}
