package io.github.dynamojcache.codec;

/**
 * The canonical text of one class of keys, declared by the application for a class that has no
 * canonical form by itself.
 *
 * <p>Two keys must have the same text exactly when they are {@code equals}. The text is what is
 * stored: changing it orphans the entries that are there. The first key of each class is read back
 * and compared before it is stored. Implementations must be thread-safe.
 *
 * <p>Experimental: the shape of this interface may still change.
 *
 * @param <T> the class of keys
 */
public interface KeyCodec<T> {

  /**
   * Returns the class this codec is for. Subclasses are written with it too.
   *
   * @return the class, never null
   */
  Class<T> type();

  /**
   * Returns the short name that stands before the text in the table, as {@code i} does for an
   * Integer.
   *
   * @return letters only, and not a name that is in use already
   */
  String tag();

  /**
   * Returns the text of a key.
   *
   * @param key the key, never null
   * @return its text, never null, may be empty
   */
  String toText(T key);

  /**
   * Returns the key of a text, equal to the one that was written.
   *
   * @param text a text that {@link #toText} returned, maybe in another JVM
   * @return the key, never null
   * @throws RuntimeException when the text is not one of a key
   */
  T fromText(String text);
}
