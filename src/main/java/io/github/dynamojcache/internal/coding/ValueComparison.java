package io.github.dynamojcache.internal.coding;

import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.internal.values.StoredValues;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one rule by which the stored value is the one that {@code replace} and {@code remove} expect:
 * their encoded forms are equal, or {@code stored.equals(expected)}. It is the same content to
 * DynamoDB, which compares what stands in one item, and here, where a value stands in chunks, or
 * was sealed, compressed or encoded otherwise. Immutable and thread-safe.
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
   * @param stored the encoded value of which the first one was decoded, no longer compressed; null
   *     when it is not at hand
   * @param present the value that was decoded
   * @param expected the value with which it is compared; need not be one that can be stored
   * @throws CacheException when {@code equals} of the value throws an exception
   */
  boolean isSame(@Nullable EncodedValue stored, Object present, Object expected) {
    // The bytes first, as DynamoDB does: what is equal to it never gets as far as equals.
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

  /** A value that cannot be encoded has no form: it may be equal to a stored one all the same. */
  private @Nullable EncodedValue encoded(StoredValues values, Object value) {
    try {
      return values.encode(value);
    } catch (Exception e) { // any of a codec of the application's own, checked ones too
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

  /** What was decoded may have been encoded by another codec, or by other settings. */
  private boolean hasForm(Object present, @Nullable EncodedValue form) {
    return form != null && form.equals(encoded(compared, present));
  }
}
