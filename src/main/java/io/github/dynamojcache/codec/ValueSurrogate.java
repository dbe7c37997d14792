package io.github.dynamojcache.codec;

/**
 * Teaches the cache one class of values, wherever its objects stand in a value: how to make
 * something storable of an object, and the object again of that. It is for classes that one does
 * not own and that cannot be stored as they are.
 *
 * <p>What {@link #toStored} returns is stored like any other object: its classes pass the class
 * filter, objects that are met twice are stored once, and the limits hold. Records, lists, arrays,
 * text and numbers are good choices. The class itself is let in without an entry in {@code
 * allowed-classes}.
 *
 * <p>A surrogate is a public class with a public constructor without parameters, named in {@code
 * META-INF/services/io.github.dynamojcache.codec.ValueSurrogate} or in the setting {@code
 * value-surrogates}; or an object that is handed in with {@code
 * DynamoConfiguration.Builder.valueSurrogate}. The library makes one object for each cache of those
 * in the setting, and one for each manager of the services. Implementations must be thread-safe.
 * They are never closed.
 *
 * <p>The name of the surrogate's class is stored with the values. A value that was written with
 * another surrogate, or without one, is a miss. So give the class another name when what it stores
 * changes its meaning.
 *
 * <p>Surrogates are used by {@code value-codec = kryo}, and by {@code json} where a value is stored
 * as under {@code kryo}. A JSON document and a {@code ValueCodec} of one's own do not use them.
 *
 * <p>Experimental: the shape of this interface may still change.
 *
 * @param <T> the class of objects that are stored
 * @param <S> what is stored in their place
 */
public interface ValueSurrogate<T, S> {

  /**
   * Returns the class this surrogate is for: that class alone, unless {@link #servesSubclasses}.
   *
   * @return the class, never null and always the same; no array, enum, primitive type, or class of
   *     the JDK that can be stored anyway
   */
  Class<T> type();

  /**
   * Returns whether this surrogate is for all classes below {@link #type} too. An interface or an
   * abstract class needs this. The nearest surrogate above a class serves it. Each of the classes
   * below must pass the class filter by its own name.
   *
   * @return false, unless overridden; always the same
   */
  default boolean servesSubclasses() {
    return false;
  }

  /**
   * Returns what is stored in the place of an object.
   *
   * @param value the object, never null and not to be changed
   * @return an object of another class, never null, that leads back to {@code value} nowhere
   * @throws UnsupportedValueException when this object cannot be stored; its message is shown. Any
   *     other exception refuses the value too, with a message that names this surrogate
   */
  S toStored(T value);

  /**
   * Returns the object again.
   *
   * @param stored what {@link #toStored} returned, maybe in another JVM; never null
   * @return a new object like the one that was stored, never null
   * @throws RuntimeException when nothing can be made of it; the value is then a miss
   */
  T fromStored(S stored);

  /**
   * Returns the object again, for a surrogate that needs to know of which class below {@link #type}
   * it was.
   *
   * @param stored what {@link #toStored} returned, maybe in another JVM; never null
   * @param type the class of the object that was stored, never null
   * @return a new object like the one that was stored, never null; of that class, or of another one
   *     below {@link #type}
   * @throws RuntimeException when nothing can be made of it; the value is then a miss
   */
  default T fromStored(S stored, Class<? extends T> type) {
    return fromStored(stored);
  }
}
