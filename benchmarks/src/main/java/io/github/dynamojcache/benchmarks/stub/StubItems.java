package io.github.dynamojcache.benchmarks.stub;

import static io.github.dynamojcache.benchmarks.stub.StubTable.utf8;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The items of the stub's table, spelled out as DynamoDB's JSON. Immutable and thread-safe. */
public final class StubItems {

  /** How many partition keys the entries are spread over. */
  static final int SHARDS = 4;

  private static final String GENERATION = "1jcqk5k001234567";

  private final String cacheName;
  private final byte[] meta;
  private final byte[][] items;

  /**
   * Spells out the items.
   *
   * @param cacheName the cache that they belong to
   * @param entries how many there are
   * @param value their value, as an attribute in DynamoDB's JSON: {@link #text} or {@link #binary}
   */
  public StubItems(String cacheName, int entries, String value) {
    this.cacheName = cacheName;
    this.meta =
        utf8(
            "{\"pk\":{\"S\":\"%s\"},\"sk\":{\"S\":\"#\"},\"g\":{\"S\":\"%s\"},\"n\":{\"N\":\"%d\"},\"f\":{\"N\":\"1\"}}"
                .formatted(cacheName, GENERATION, SHARDS));
    this.items = new byte[entries][];
    String rest =
        ",\"v\":%s,\"w\":{\"B\":\"AAECAwQFBgc=\"},\"x\":{\"N\":\"4102444800000\"},\"ttl\":{\"N\":\"4102444800\"}}"
            .formatted(value);
    for (int i = 0; i < entries; i++) {
      items[i] = utf8("{" + primaryKey(i) + rest);
    }
  }

  /**
   * Returns a text as an attribute.
   *
   * @param text without control characters
   * @return DynamoDB's JSON
   */
  public static String text(String text) {
    return "{\"S\":\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
  }

  /**
   * Returns bytes as an attribute.
   *
   * @param bytes any bytes
   * @return DynamoDB's JSON
   */
  public static String binary(byte[] bytes) {
    return "{\"B\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"}";
  }

  /** Returns the primary key of an entry, without the braces. */
  String primaryKey(int index) {
    return "\"pk\":{\"S\":\"%s#%s#%d\"},\"sk\":{\"S\":\"s:%s\"}"
        .formatted(cacheName, GENERATION, index % SHARDS, Entries.key(index));
  }

  /** Returns the cache's meta item. */
  byte[] meta() {
    return meta;
  }

  /** Returns the item of an entry; null when there is none. */
  byte @Nullable [] item(int index) {
    return index < items.length ? items[index] : null;
  }

  int count() {
    return items.length;
  }
}
