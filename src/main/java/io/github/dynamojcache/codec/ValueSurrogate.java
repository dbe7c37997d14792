package io.github.dynamojcache.codec;

/**
 * Defines how objects of one class are stored, wherever they occur in a value: each object is
 * converted to a storable one, and back. Use it for classes that are not your own and cannot be
 * stored as they are.
 *
 * <p>The result of {@link #toStored} is stored like any other object: the class filter checks its
 * classes, an object that occurs twice is stored once, and the limits apply. Records, lists,
 * arrays, text and numbers are good choices. The class itself needs no entry in {@code
 * allowed-classes}.
 *
 * <p>A surrogate is either a public class with a public constructor without parameters, named in
 * {@code META-INF/services/io.github.dynamojcache.codec.ValueSurrogate} or in the setting {@code
 * value-surrogates}; or an object that is passed to {@code
 * DynamoConfiguration.Builder.valueSurrogate}. The library creates one instance for each cache from
 * the setting, and one for each manager from the services. Implementations must be thread-safe.
 * They are never closed.
 *
 * <p>The name of the surrogate's class is stored with the values. A value that was written with
 * another surrogate, or without one, is a miss. So rename the class when the meaning of its stored
 * form changes.
 *
 * <p>Surrogates are used by {@code value-codec = kryo}, and by {@code json} where a value is stored
 * as under {@code kryo}. JSON documents and an application's own {@code ValueCodec} do not use
 * them.
 *
 * <p>Experimental: this interface may still change.
 *
 * @param <T> the class of objects that are stored
 * @param <S> the class of their stored form
 */
public interface ValueSurrogate<T, S> {

  /**
   * Returns the class that this surrogate is for: only that class, unless {@link
   * #servesSubclasses}.
   *
   * @return the class, never null and always the same; not an array, enum, primitive type, or class
   *     of the JDK that can be stored without a surrogate
   */
  Class<T> type();

  /**
   * Returns whether this surrogate is also for all subclasses of {@link #type}. An interface or an
   * abstract class needs this. A class uses the surrogate of its nearest supertype that has one.
   * Each subclass must pass the class filter by its own name.
   *
   * @return false, unless overridden; always the same
   */
  default boolean servesSubclasses() {
    return false;
  }

  /**
   * Converts an object to its stored form.
   *
   * @param value the object, never null; must not be modified
   * @return an object of another class, never null, that does not refer to {@code value} directly
   *     or indirectly
   * @throws UnsupportedValueException when this object cannot be stored; its message is shown. Any
   *     other exception refuses the value too, with a message that names this surrogate
   */
  S toStored(T value);

  /**
   * Converts the stored form back to an object.
   *
   * @param stored the result of {@link #toStored}, maybe from another JVM; never null
   * @return a new object like the one that was stored, never null
   * @throws RuntimeException when it cannot be converted; the value is then a miss
   */
  T fromStored(S stored);

  /**
   * Converts the stored form back to an object, for a surrogate that needs the object's class.
   *
   * @param stored the result of {@link #toStored}, maybe from another JVM; never null
   * @param type the class of the object that was stored, a subtype of {@link #type}; never null
   * @return a new object like the one that was stored, never null; of that class, or of another
   *     subtype of {@link #type}
   * @throws RuntimeException when it cannot be converted; the value is then a miss
   */
  default T fromStored(S stored, Class<? extends T> type) {
    return fromStored(stored);
  }
}
