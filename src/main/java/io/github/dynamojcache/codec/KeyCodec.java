package io.github.dynamojcache.codec;

/**
 * The canonical text of one class of keys. An application supplies a codec for a key class that has
 * no canonical form of its own.
 *
 * <p>Two keys must have the same text exactly when they are {@code equals}. The text is what is
 * stored: if it changes, existing entries are no longer found. The first key of each class is
 * decoded and compared before it is stored. Implementations must be thread-safe.
 *
 * <p>Experimental: this interface may still change.
 *
 * @param <T> the class of keys
 */
public interface KeyCodec<T> {

  /**
   * Returns the class that this codec is for. It is also used for its subclasses.
   *
   * @return the class, never null
   */
  Class<T> type();

  /**
   * Returns the short name that precedes the text in the table, as {@code i} does for an Integer.
   *
   * @return letters only, and not a name that is already in use
   */
  String tag();

  /**
   * Encodes a key.
   *
   * @param key the key, never null
   * @return its text, never null, may be empty
   */
  String toText(T key);

  /**
   * Decodes a text to a key that is equal to the original.
   *
   * @param text a text that {@link #toText} returned, maybe in another JVM
   * @return the key, never null
   * @throws RuntimeException when the text is not that of a key
   */
  T fromText(String text);
}
