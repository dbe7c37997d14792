package io.github.dynamojcache.benchmarks.side;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The items of hand-written code: the same attributes with the same meaning as the cache's own.
 * Immutable and thread-safe.
 *
 * @param <V> the type of value
 */
final class BareItems<V> {

  static final int SHARDS = 4;

  private static final long LIFETIME_MILLIS = Duration.ofHours(1).toMillis();
  private static final int TAG = "s:".length();

  private final String[] partitions = new String[SHARDS];
  private final ValueForm<V> form;

  BareItems(String cacheName, ValueForm<V> form) {
    this.form = form;
    for (int shard = 0; shard < SHARDS; shard++) {
      partitions[shard] = cacheName + "#0000000000000000#" + shard;
    }
  }

  String partition(int shard) {
    return partitions[shard];
  }

  Map<String, AttributeValue> primaryKey(String key) {
    return Map.of("pk", partitionOf(key), "sk", sortKey(key));
  }

  Map<String, AttributeValue> item(String key, V value, AttributeValue writeId) {
    long deadline = System.currentTimeMillis() + LIFETIME_MILLIS;
    return Map.of(
        "pk",
        partitionOf(key),
        "sk",
        sortKey(key),
        "v",
        form.write(value),
        "w",
        writeId,
        "x",
        AttributeValue.fromN(Long.toString(deadline)),
        "ttl",
        AttributeValue.fromN(Long.toString((deadline + 999) / 1000)));
  }

  private AttributeValue partitionOf(String key) {
    int hash = key.hashCode();
    return AttributeValue.fromS(partitions[(hash ^ hash >>> 16) & SHARDS - 1]);
  }

  private static AttributeValue sortKey(String key) {
    return AttributeValue.fromS("s:".concat(key));
  }

  AttributeValue value(V value) {
    return form.write(value);
  }

  static AttributeValue newWriteId() {
    byte[] bytes = new byte[Long.BYTES];
    ByteBuffer.wrap(bytes).putLong(ThreadLocalRandom.current().nextLong());
    return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes));
  }

  static AttributeValue now() {
    return AttributeValue.fromN(Long.toString(System.currentTimeMillis()));
  }

  /** Returns the value of a live item; null when it has expired or there is none. */
  @Nullable V read(Map<String, AttributeValue> item) {
    AttributeValue deadline = item.get("x");
    return deadline != null && Long.parseLong(deadline.n()) > System.currentTimeMillis()
        ? form.read(attribute(item, "v"))
        : null;
  }

  static String key(Map<String, AttributeValue> item) {
    return attribute(item, "sk").s().substring(TAG);
  }

  static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new IllegalStateException("an item without " + name);
    }
    return value;
  }
}
