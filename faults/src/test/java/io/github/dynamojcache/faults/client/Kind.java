package io.github.dynamojcache.faults.client;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.options.ClearMode;
import io.github.dynamojcache.options.SealMode;
import io.github.dynamojcache.seal.SealKey;
import io.github.dynamojcache.seal.SealKeys;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.TouchedExpiryPolicy;
import javax.crypto.spec.SecretKeySpec;

/** Which kind of cache a round is about. In none of them does anything expire meanwhile. */
public enum Kind {
  /** Entries never expire. */
  ETERNAL,
  /** An update leaves the deadline alone, by other requests. */
  CREATED,
  /** Every read is a write as well. */
  ACCESSED,
  /** Every read is a write as well, and every write moves the deadline. */
  TOUCHED,
  /** A policy of one's own is asked, which takes one more request. */
  OWN_POLICY,
  /** A listener is told the old values. */
  TOLD,
  /** A value takes several items. */
  CHUNKED,
  /** A miss asks the loader. */
  READ_THROUGH,
  /** What happens is counted, and a clear would delete. */
  COUNTED,
  /** Values are bytes by Kryo. */
  OBJECTS,
  /** Values are documents. */
  JSON,
  /** Equal values have different bytes. */
  SEALED,
  /** Several of these at once. */
  TOLD_CHUNKED_OWN_POLICY;

  private static final int CHUNK_SIZE = 3; // bytes
  private static final int KEY_SIZE = 32; // bytes

  /** Configures a cache. */
  <V> DynamoConfiguration.Builder<String, V> configure(Class<V> type) {
    DynamoConfiguration.Builder<String, V> cache = DynamoConfiguration.builder(String.class, type);
    return switch (this) {
      case ETERNAL, TOLD, READ_THROUGH, OBJECTS -> cache;
      case CREATED -> cache.expiry(CreatedExpiryPolicy.factoryOf(Duration.ONE_DAY));
      case ACCESSED ->
          cache.expiry(AccessedExpiryPolicy.factoryOf(Duration.ONE_DAY)).touchThreshold(0);
      case TOUCHED ->
          cache.expiry(TouchedExpiryPolicy.factoryOf(Duration.ONE_DAY)).touchThreshold(0);
      case OWN_POLICY -> cache.expiry(LongLived::new);
      case CHUNKED -> cache.set("chunk-size", CHUNK_SIZE);
      case COUNTED -> cache.statistics(true).management(true).clearMode(ClearMode.DELETE);
      case JSON -> cache.valueCodec("json");
      case SEALED -> cache.seal(SealMode.AES_GCM, sealKeys());
      case TOLD_CHUNKED_OWN_POLICY ->
          cache.expiry(LongLived::new).statistics(true).set("chunk-size", CHUNK_SIZE);
    };
  }

  /** Returns whether its values are objects, and not text. */
  boolean isOfObjects() {
    return this == OBJECTS || this == JSON;
  }

  boolean hasListener() {
    return this == TOLD || this == TOLD_CHUNKED_OWN_POLICY;
  }

  /**
   * Returns whether an operation that threw may have been done: when the old value, which it was to
   * tell, stands in chunks that could not be read any more.
   */
  boolean mayFailAfterTheWrite() {
    return this == CHUNKED || this == TOLD_CHUNKED_OWN_POLICY;
  }

  boolean isReadThrough() {
    return this == READ_THROUGH;
  }

  private static SealKeys sealKeys() {
    return SealKeys.of(new SealKey("test", new SecretKeySpec(new byte[KEY_SIZE], "AES")));
  }
}
