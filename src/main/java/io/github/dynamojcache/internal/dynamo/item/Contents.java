package io.github.dynamojcache.internal.dynamo.item;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a generation may hold. It is kept in the meta item, because no JVM knows what the others
 * write: each JVM adds what it is about to write before it writes. Immutable.
 *
 * @param all every kind of item that may be there
 */
public record Contents(Set<Content> all) {

  /**
   * For a generation whose JVMs did not declare anything: a purge that finds nothing costs little.
   */
  public static final Contents UNKNOWN = new Contents(Set.of(Content.ETERNAL, Content.TTL));

  /**
   * For a generation that a cache was destroyed into: no JVM has declared anything yet, so no JVM
   * has written anything either.
   */
  public static final Contents NONE = new Contents(Set.of());

  /** Represents no contents, because a set must not be empty; not the word of any content. */
  private static final String NOTHING = "-";

  public Contents {
    all = Set.copyOf(all);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  static Contents of(Collection<Content> all) {
    return new Contents(Set.copyOf(all));
  }

  /**
   * Returns what a JVM with these settings writes.
   *
   * @param eternal whether its expiry policy can make entries that never expire
   * @param nativeTtl whether it writes {@code ttl}
   */
  public static Contents writtenBy(boolean eternal, boolean nativeTtl) {
    Content ttl = nativeTtl ? Content.TTL : Content.NO_TTL;
    return new Contents(eternal ? Set.of(Content.ETERNAL, ttl) : Set.of(ttl));
  }

  public boolean has(Content content) {
    return all.contains(content);
  }

  boolean includes(Contents others) {
    return all.containsAll(others.all);
  }

  public Contents and(Content content) {
    return has(content) ? this : and(new Contents(Set.of(content)));
  }

  public Contents and(Contents others) {
    return includes(others)
        ? this
        : new Contents(
            Stream.concat(all.stream(), others.all.stream()).collect(Collectors.toSet()));
  }

  /** Returns whether there may be items that DynamoDB's TTL will never delete. */
  public boolean areUndying() {
    return has(Content.ETERNAL) || has(Content.NO_TTL);
  }

  /**
   * Returns whether an overwritten value may leave chunks behind for ever.
   *
   * @param met whether this JVM has seen chunks, regardless of what others declared
   */
  public boolean mayLeaveChunks(boolean met) {
    return (met || has(Content.CHUNKS)) && areUndying();
  }

  public List<String> words() {
    return isEmpty() ? List.of(NOTHING) : all.stream().map(Content::word).sorted().toList();
  }

  static Contents fromWords(Collection<String> words) {
    return of(words.stream().map(Content::of).filter(Objects::nonNull).toList());
  }
}
