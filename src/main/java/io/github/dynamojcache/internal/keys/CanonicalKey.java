package io.github.dynamojcache.internal.keys;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A cache key in its one canonical form: equal keys have equal sort keys, in every JVM, and the
 * form never changes.
 *
 * @param sortKey the value of the item's {@code sk}; at most {@value #MAX_BYTES} bytes of UTF-8.
 *     Readable ({@code s:alice}, {@code i:42}), or a digest when the canonical text is longer
 * @param whole the whole canonical text when {@code sortKey} is a digest of it, else null
 */
public record CanonicalKey(String sortKey, @Nullable String whole) {

  /** DynamoDB's limit for a sort key, in bytes of UTF-8. */
  public static final int MAX_BYTES = 1024;

  /**
   * Returns the whole canonical text, from which the key object can be read back.
   *
   * @return the text, never null
   */
  public String text() {
    return whole != null ? whole : sortKey;
  }

  // Written by hand: every read looks up keys, and a record's generated comparison is linked at its
  // first use.

  @Override
  public boolean equals(Object other) {
    return other instanceof CanonicalKey that
        && sortKey.equals(that.sortKey)
        && Objects.equals(whole, that.whole);
  }

  @Override
  public int hashCode() {
    return sortKey.hashCode(); // a digest represents the whole text
  }
}
