package io.github.dynamojcache.internal.coding;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;
import javax.cache.integration.CacheLoaderException;

/**
 * The classes that a cache declares for its keys and values. An object of another class is refused
 * before anything is read or written: in the table it would replace a valid value, and would never
 * be read. Immutable.
 *
 * @param cache the cache's name, for messages
 * @param keyType the class of the keys
 * @param valueType the class of the values
 * @param <K> the type of key
 * @param <V> the type of value
 */
public record DeclaredTypes<K, V>(String cache, Class<K> keyType, Class<V> valueType) {

  private static final String NULL_OF_SPRING = "org.springframework.cache.support.NullValue";

  /**
   * Returns whether an object may be a key of the cache.
   *
   * @param key the object
   * @return true when it is of the declared class
   */
  public boolean isKey(Object key) {
    return keyType.isInstance(key);
  }

  /**
   * Returns whether an object may be a value of the cache. Spring's null object may: it represents
   * a null result in caches of any type, if the class filter allows it.
   *
   * @param value the object
   * @return true when it is of the declared class
   */
  public boolean isValue(Object value) {
    return valueType.isInstance(value) || value.getClass().getName().equals(NULL_OF_SPRING);
  }

  /**
   * Refuses a key of another class.
   *
   * @param key a key that the caller passed
   * @return the key
   * @throws NullPointerException when it is null
   * @throws ClassCastException when it is not of the declared class
   */
  public <T> T requireKey(T key) {
    requireNonNull(key, "key");
    if (!isKey(key)) {
      throw new ClassCastException(
          given("key", key, keyType)
              + ". Nothing was read or written. Use keys of that class, or declare another one:"
              + " setTypes of the configuration, or the setting key-type");
    }
    return key;
  }

  /**
   * Refuses keys of another class.
   *
   * @param keys the keys that the caller passed
   * @throws NullPointerException when one of them is null, or all are
   * @throws ClassCastException when one is not of the declared class
   */
  public void requireKeys(Set<?> keys) {
    requireNonNull(keys, "keys");
    for (Object key : keys) {
      requireKey(key);
    }
  }

  /**
   * Refuses entries of other classes.
   *
   * @param entries the entries that the caller passed
   * @throws NullPointerException when a key or a value is null, or the map
   * @throws ClassCastException when one is not of the declared class
   */
  public void requireEntries(Map<?, ?> entries) {
    requireNonNull(entries, "map");
    entries.forEach(
        (key, value) -> {
          requireKey(key);
          requireValue(value);
        });
  }

  /**
   * Refuses a value of another class, whether it is to be stored or compared.
   *
   * @param value a value that the caller passed
   * @return the value
   * @throws NullPointerException when it is null
   * @throws ClassCastException when it is not of the declared class
   */
  public <T> T requireValue(T value) {
    requireNonNull(value, "value");
    if (!isValue(value)) {
      throw new ClassCastException(
          given("value", value, valueType)
              + ". Nothing was written. Use values of that class, or declare another one: setTypes"
              + " of the configuration, or the setting value-type");
    }
    return value;
  }

  /**
   * Refuses a loaded value of another class.
   *
   * @param value a value that the loader returned
   * @param loader the loader, for the message
   * @throws CacheLoaderException when it is not of the declared class
   */
  public void requireLoaded(Object value, Object loader) {
    if (!isValue(value)) {
      throw new CacheLoaderException(
          given("value", value, valueType)
              + ": the cache loader "
              + loader.getClass().getName()
              + " brought it. Nothing that it brought was stored. Let it return values of that"
              + " class, or declare another one: setTypes of the configuration, or the setting"
              + " value-type");
    }
  }

  private String given(String what, Object object, Class<?> declared) {
    return "cache '"
        + cache
        + "': a "
        + what
        + " of class "
        + object.getClass().getTypeName()
        + " is none of this cache, whose "
        + what
        + "s are declared to be of class "
        + declared.getTypeName()
        + (object.getClass().getName().equals(declared.getName())
            ? ", as another class loader has it"
            : "");
  }
}
