package io.github.dynamojcache.benchmarks.stub;

import static io.github.dynamojcache.benchmarks.stub.StubTable.utf8;

import java.io.InputStream;

/**
 * Pages of a Query over one partition key, each as long as DynamoDB's would be. An entry stands in
 * the shard that its index modulo the number of shards says. Immutable and thread-safe.
 */
final class StubQuery {

  /** What 1 MB holds: an item of a cached customer takes about 345 bytes. */
  private static final int PAGE_ITEMS = 3_000;

  private static final byte[] PARTITION = utf8("\":pk\":{\"S\":\"");
  private static final byte[] START = utf8("\"ExclusiveStartKey\":");
  private static final byte[] LIMIT = utf8("\"Limit\":");
  private static final byte[] ENTRY = utf8("\"sk\":{\"S\":\"s:" + Entries.PREFIX);
  private static final byte[] COMMA = utf8(",");

  private final StubItems items;

  StubQuery(StubItems items) {
    this.items = items;
  }

  /**
   * @param start what comes before the first item
   */
  InputStream answer(byte[] body, int length, byte[] start) {
    int limit = Bytes.after(LIMIT, body, 0, length);
    int pageItems = limit < 0 ? PAGE_ITEMS : Bytes.number(body, limit);
    int index = firstIndex(body, length);
    Fragments answer = new Fragments(2 * pageItems + 2).add(start);
    int count = 0;
    int last = index;
    while (count < pageItems && index < items.count()) {
      if (count > 0) {
        answer.add(COMMA);
      }
      answer.add(item(index));
      count++;
      last = index;
      index += StubItems.SHARDS;
    }
    return answer.add(end(count, index < items.count() ? last : -1));
  }

  private byte[] item(int index) {
    byte[] item = items.item(index);
    if (item == null) {
      throw new IllegalStateException("no entry " + index);
    }
    return item;
  }

  private static int firstIndex(byte[] body, int length) {
    int start = Bytes.after(START, body, 0, length);
    if (start >= 0) {
      int digits = Bytes.after(ENTRY, body, start, length);
      return Bytes.number(body, digits, Entries.DIGITS) + StubItems.SHARDS;
    }
    int partition = Bytes.after(PARTITION, body, 0, length);
    while (body[partition] != '"') {
      partition++;
    }
    return body[partition - 1] - '0';
  }

  private byte[] end(int count, int lastIndex) {
    String key = lastIndex < 0 ? "" : ",\"LastEvaluatedKey\":{" + items.primaryKey(lastIndex) + "}";
    return utf8("],\"Count\":" + count + ",\"ScannedCount\":" + count + key + "}");
  }
}
