package io.github.dynamojcache.internal.values.surrogate;

import io.github.dynamojcache.codec.UnsupportedValueException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Checks of collections that are stored as their elements and filled with them when read. */
final class Refilled {

  private static final String COLLIDE = "too many of its elements or keys have one hash code";

  private Refilled() {}

  /**
   * Refuses elements that could not be put into a hash table again.
   *
   * @param elements the elements or keys, each once
   * @param size the size that the collection reports
   * @throws UnsupportedValueException when it takes too long, or two of them are equal
   */
  static void check(Collection<? extends @Nullable Object> elements, int size) {
    if (elements.size() != size) {
      throw new UnsupportedValueException(
          "two of its elements or keys have become equal since they were put into it. Use ones"
              + " that do not change",
          null);
    }
    if (Collisions.areTooMany(elements)) {
      throw new UnsupportedValueException(
          COLLIDE + " to be read back. Give their class another hashCode", null);
    }
  }

  /**
   * Refuses stored elements that would take too long to put into a hash table.
   *
   * @param elements the elements or keys
   * @throws IllegalArgumentException when they do
   */
  static void checkStored(Collection<? extends @Nullable Object> elements) {
    if (Collisions.areTooMany(elements)) {
      throw new IllegalArgumentException(COLLIDE);
    }
  }

  /**
   * Checks that no element was lost.
   *
   * @param expected how many were put in
   * @param size how many there are
   * @throws IllegalArgumentException when these are not the same
   */
  static void checkSize(int expected, Object size) {
    if (!size.equals(expected)) {
      throw new IllegalArgumentException(
          "of " + expected + " elements only " + size + " are still different ones");
    }
  }
}
