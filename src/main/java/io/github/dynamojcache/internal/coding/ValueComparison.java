package io.github.dynamojcache.internal.coding;

import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.internal.values.StoredValues;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only rule for whether a stored value is the one that {@code replace} and {@code remove}
 * expect: their encoded forms are equal, or {@code stored.equals(expected)}. It has the same result
 * in DynamoDB, which compares values within one item, and here, where a value may be in chunks,
 * sealed, compressed or encoded differently. Immutable and thread-safe.
 */
final class ValueComparison {

  private static final Logger LOG = LoggerFactory.getLogger(ValueComparison.class);

  private final String cacheName;
  private final StoredValues compared;
  private final StoredValues inBytes;

  ValueComparison(String cacheName, StoredValues values) {
    this.cacheName = cacheName;
    this.compared = values.compared();
    this.inBytes = values.inBytes();
  }

  /**
   * Returns whether two values are the same.
   *
   * @param stored the encoded value from which {@code present} was decoded, no longer compressed;
   *     null when it is not available
   * @param present the value that was decoded
   * @param expected the value with which it is compared; it need not be storable
   * @throws CacheException when {@code equals} of the value throws an exception
   */
  boolean isSame(@Nullable EncodedValue stored, Object present, Object expected) {
    // Bytes first, as DynamoDB does: for values with equal bytes, equals is never called.
    EncodedValue form = encoded(compared, expected);
    return isStoredAs(stored, form, expected) || areEqual(present, expected, form);
  }

  private boolean isStoredAs(
      @Nullable EncodedValue stored, @Nullable EncodedValue form, Object expected) {
    if (stored == null || form == null) {
      return false;
    }
    boolean isBytesOfDocument =
        stored instanceof EncodedValue.Binary && !(form instanceof EncodedValue.Binary);
    return stored.equals(isBytesOfDocument ? encoded(inBytes, expected) : form);
  }

  /** Returns null for a value that cannot be encoded. It may still be equal to a stored one. */
  private @Nullable EncodedValue encoded(StoredValues values, Object value) {
    try {
      return values.encode(value);
    } catch (Exception e) { // any exception of an application's codec, checked ones too
      LOG.debug(
          "cache '{}': a value of class {} cannot be encoded, and is compared by equals",
          cacheName,
          value.getClass().getName(),
          e);
      return null;
    }
  }

  private boolean areEqual(Object present, Object expected, @Nullable EncodedValue form) {
    try {
      return present.equals(expected) || hasForm(present, form);
    } catch (Exception e) {
      if (hasForm(present, form)) {
        return true;
      }
      throw new CacheException(
          "cache '"
              + cacheName
              + "': the stored value cannot be compared with the expected one, because equals of "
              + present.getClass().getTypeName()
              + " throws "
              + e.getClass().getName()
              + ". The entry was left as it is. Let equals answer for every object",
          e);
    }
  }

  /**
   * Compares the encoded form of a decoded value, which may have been stored by another codec or
   * with other settings.
   */
  private boolean hasForm(Object present, @Nullable EncodedValue form) {
    return form != null && form.equals(encoded(compared, present));
  }
}
