package io.github.dynamojcache.internal.dynamo;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a generation may hold. It stands in the meta item, because no JVM knows what the others
 * write: each adds what it is about to write before it does. Immutable.
 *
 * @param all every kind of item that may be there
 */
record Contents(Set<Content> all) {

  /** Of a generation whose JVMs did not say: a purge that finds nothing costs little. */
  static final Contents UNKNOWN = new Contents(Set.of(Content.ETERNAL, Content.TTL));

  /**
   * Of a generation that a cache was destroyed into: nobody has said anything yet, so nobody has
   * written anything either.
   */
  static final Contents NONE = new Contents(Set.of());

  /** Stands for them where a set must not be empty; no word of a content. */
  private static final String NOTHING = "-";

  Contents {
    all = Set.copyOf(all);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  static Contents of(Collection<Content> all) {
    return new Contents(Set.copyOf(all));
  }

  /**
   * Returns what a JVM writes by its settings.
   *
   * @param eternal whether its expiry policy can make entries that never expire
   * @param nativeTtl whether it writes {@code ttl}
   */
  static Contents writtenBy(boolean eternal, boolean nativeTtl) {
    Content ttl = nativeTtl ? Content.TTL : Content.NO_TTL;
    return new Contents(eternal ? Set.of(Content.ETERNAL, ttl) : Set.of(ttl));
  }

  boolean has(Content content) {
    return all.contains(content);
  }

  boolean includes(Contents others) {
    return all.containsAll(others.all);
  }

  Contents and(Content content) {
    return has(content) ? this : and(new Contents(Set.of(content)));
  }

  Contents and(Contents others) {
    return includes(others)
        ? this
        : new Contents(
            Stream.concat(all.stream(), others.all.stream()).collect(Collectors.toSet()));
  }

  /** Returns whether there may be items that DynamoDB's own expiry will never delete. */
  boolean areUndying() {
    return has(Content.ETERNAL) || has(Content.NO_TTL);
  }

  /**
   * Returns whether a value that is written over may leave chunks behind for ever.
   *
   * @param met whether this JVM has met chunks, whatever others said
   */
  boolean mayLeaveChunks(boolean met) {
    return (met || has(Content.CHUNKS)) && areUndying();
  }

  List<String> words() {
    return isEmpty() ? List.of(NOTHING) : all.stream().map(Content::word).sorted().toList();
  }

  static Contents fromWords(Collection<String> words) {
    return of(words.stream().map(Content::of).filter(Objects::nonNull).toList());
  }
}
