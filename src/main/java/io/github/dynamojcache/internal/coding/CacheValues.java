package io.github.dynamojcache.internal.coding;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.internal.dynamo.item.ChunkSettings;
import io.github.dynamojcache.internal.dynamo.item.ItemSize;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.internal.values.StoredValues;
import io.github.dynamojcache.internal.values.compression.CompressedValues;
import io.github.dynamojcache.options.Oversize;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Converts the values of one cache to their stored form and back: encodes, compresses and limits
 * their size.
 */
public final class CacheValues {

  private static final Logger LOG = LoggerFactory.getLogger(CacheValues.class);

  /** The most characters of a key in an error message. */
  private static final int SHOWN = 100;

  private static final String WHEN_ENCODED = "when it is encoded";

  private final String cacheName;
  private final StoredValues values;
  private final ValueComparison comparison;
  private final CompressedValues compressed;
  private final ChunkSettings chunks;

  public CacheValues(
      String cacheName, StoredValues values, CompressedValues compressed, ChunkSettings chunks) {
    this.cacheName = cacheName;
    this.values = values;
    this.comparison = new ValueComparison(cacheName, values);
    this.compressed = compressed;
    this.chunks = chunks;
  }

  /**
   * Encodes a value that is to be stored.
   *
   * @return null when it is too large and {@code oversize} is {@code skip}
   * @throws CacheException when it cannot be encoded, or is too large
   */
  @Nullable EncodedValue encode(CanonicalKey key, Object value) {
    EncodedValue encoded = encoded(key, value);
    int size = CompressedValues.size(value, encoded);
    if (size > compressed.maxBytes()) {
      return tooLarge(overTheBound(key, value, size));
    }
    EncodedValue shrunk = compressed.shrink(encoded);
    int itemSize = ItemSize.of(cacheName, key, shrunk);
    return chunks.oversize() == Oversize.CHUNK || itemSize <= ItemSize.LIMIT
        ? shrunk
        : tooLarge(overTheItem(key, value, shrunk.size(), itemSize));
  }

  /**
   * Encodes a value that is to be compared by DynamoDB.
   *
   * @return null when such a value is never stored: it is too large, or cannot be encoded
   */
  @Nullable EncodedValue encodeExpected(CanonicalKey key, Object value) {
    EncodedValue encoded;
    try {
      encoded = encoded(key, value);
    } catch (Exception e) { // any exception of an application's codec; see ValueComparison
      return null;
    }
    if (CompressedValues.size(value, encoded) > compressed.maxBytes()) {
      return null;
    }
    EncodedValue shrunk = compressed.shrink(encoded);
    return ItemSize.of(cacheName, key, shrunk) <= ItemSize.LIMIT ? shrunk : null;
  }

  /** Returns whether a value is the one that an operation expects; see {@link ValueComparison}. */
  boolean isSame(@Nullable EncodedValue stored, Object present, Object expected) {
    return comparison.isSame(stored == null ? null : plain(stored), present, expected);
  }

  private @Nullable EncodedValue plain(EncodedValue stored) {
    try {
      return compressed.expand(stored);
    } catch (UndecodableValueException e) {
      return null;
    }
  }

  /**
   * DynamoDB's own types are used only for values that fit into the item. Other values become
   * bytes, which can be split into chunks.
   */
  private EncodedValue encoded(CanonicalKey key, Object value) {
    try {
      EncodedValue encoded = values.encode(value);
      return encoded instanceof EncodedValue.Native && !fits(key, encoded)
          ? values.inBytes().encode(value)
          : encoded;
    } catch (UnsupportedValueException e) {
      throw new UnsupportedValueException("cache '" + cacheName + "': " + e.getMessage(), e);
    }
  }

  private boolean fits(CanonicalKey key, EncodedValue encoded) {
    return !ItemSize.needsChunks(key, encoded, chunks)
        && ItemSize.of(cacheName, key, encoded) <= ItemSize.LIMIT;
  }

  private @Nullable EncodedValue tooLarge(String words) {
    if (chunks.oversize() != Oversize.SKIP) {
      throw new CacheException(words);
    }
    LOG.debug("skipped: {}", words);
    return null;
  }

  private String overTheBound(CanonicalKey key, Object value, int size) {
    return takes(
            key,
            value,
            size,
            value instanceof byte[] ? "without the few that its form adds" : WHEN_ENCODED)
        + "; max-value-size allows "
        + compressed.maxBytes()
        + ". It is not written. Raise max-value-size if values of this size are meant to be"
        + " cached, or cache a smaller value.";
  }

  private String overTheItem(CanonicalKey key, Object value, int size, int itemSize) {
    return takes(key, value, size, WHEN_ENCODED)
        + ", and its item with key and names "
        + itemSize
        + "; DynamoDB allows "
        + ItemSize.LIMIT
        + " for an item, key and names included. It is not written. Set oversize = chunk to have"
        + " it stored in several items, or cache a smaller value: split it, leave out what is not"
        + " needed, or keep large content elsewhere and cache where it is.";
  }

  /**
   * The message may show the key, because the caller passed it. In a batch only the key identifies
   * the value.
   */
  private String takes(CanonicalKey key, Object value, int size, String counted) {
    String text = key.text();
    return "cache '"
        + cacheName
        + "': a value of class "
        + value.getClass().getTypeName()
        + " takes "
        + size
        + " bytes "
        + counted
        + " (key "
        + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...")
        + ")";
  }

  /** Returns a separate value with the same content, or the same object if it cannot be copied. */
  Object copy(Object value) {
    try {
      return values.decode(values.encode(value));
    } catch (UndecodableValueException | CacheException e) {
      LOG.debug(
          "cache '{}': a value of class {} cannot be copied for an asynchronous listener, which"
              + " gets the object itself",
          cacheName,
          value.getClass().getName(),
          e);
      return value;
    }
  }

  Object decode(EncodedValue stored) throws UndecodableValueException {
    return values.decode(compressed.expand(stored));
  }
}
