package io.github.dynamojcache.benchmarks.stub;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A table that holds entries 0 to n - 1 of one cache and takes every write without keeping it. All
 * items are spelled out beforehand: an answer is found by a few digits of the request. It tells
 * capacity units when it is asked for them. Immutable and thread-safe.
 *
 * <p>It answers in every partition alike, so that both sides read the same bytes.
 */
public final class StubTable {

  private static final byte[] SORT_KEY = utf8("\"sk\":{\"S\":\"");
  private static final byte[] ENTRY = utf8("s:" + Entries.PREFIX);
  private static final byte[] ASKS_FOR_UNITS = utf8("\"ReturnConsumedCapacity\":\"TOTAL\"");
  private static final byte[] END = utf8("}");
  private static final byte[] COMMA = utf8(",");
  private static final byte[] TTL =
      utf8(
          "{\"TimeToLiveDescription\":{\"TimeToLiveStatus\":\"ENABLED\",\"AttributeName\":\"ttl\"}}");
  private static final byte[] BATCH_END = utf8("]}}");

  private final StubItems items;
  private final byte[] description;
  private final StubQuery query;
  private final Starts plain;
  private final Starts withUnits;

  /**
   * Spells out the items.
   *
   * @param tableName the table that batches name
   * @param items the entries
   */
  public StubTable(String tableName, StubItems items) {
    this.items = items;
    String units = "{\"TableName\":\"" + tableName + "\",\"CapacityUnits\":1.0}";
    this.plain = Starts.of(tableName, "", "");
    this.withUnits =
        Starts.of(
            tableName, "\"ConsumedCapacity\":" + units, "\"ConsumedCapacity\":[" + units + "]");
    this.query = new StubQuery(items);
    this.description =
        utf8(
            """
            {"Table":{"TableName":"%s","TableStatus":"ACTIVE",
            "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"sk","AttributeType":"S"}],
            "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}],
            "BillingModeSummary":{"BillingMode":"PAY_PER_REQUEST"}}}
            """
                .formatted(tableName));
  }

  /**
   * How answers begin.
   *
   * @param item of a GetItem that finds something
   * @param batch of a BatchGetItem
   * @param page of a Query
   * @param nothing all of an answer that says nothing else
   * @param nothingOfBatch likewise, of a BatchWriteItem
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Starts(
      byte[] item, byte[] batch, byte[] page, byte[] nothing, byte[] nothingOfBatch) {
    static Starts of(String table, String units, String unitsOfBatch) {
      String comma = units.isEmpty() ? "" : ",";
      return new Starts(
          utf8("{" + units + comma + "\"Item\":"),
          utf8(
              "{"
                  + unitsOfBatch
                  + comma
                  + "\"UnprocessedKeys\":{},\"Responses\":{\""
                  + table
                  + "\":["),
          utf8("{" + units + comma + "\"Items\":["),
          utf8("{" + units + "}"),
          utf8("{" + unitsOfBatch + "}"));
    }
  }

  /**
   * Answers a request.
   *
   * @param target the header that names the operation
   * @param body the request's JSON; not kept
   * @param length how much of it counts
   * @return the response's JSON
   */
  public InputStream answer(String target, byte[] body, int length) {
    Starts starts = Bytes.after(ASKS_FOR_UNITS, body, 0, length) < 0 ? plain : withUnits;
    if (target.endsWith(".GetItem")) {
      return get(body, length, starts);
    }
    if (target.endsWith(".BatchGetItem")) {
      return batchGet(body, length, starts);
    }
    if (target.endsWith(".BatchWriteItem")) {
      return new ByteArrayInputStream(starts.nothingOfBatch());
    }
    if (target.endsWith(".Query")) {
      return query.answer(body, length, starts.page());
    }
    if (target.endsWith(".DescribeTable")) {
      return new ByteArrayInputStream(description);
    }
    if (target.endsWith(".DescribeTimeToLive")) {
      return new ByteArrayInputStream(TTL);
    }
    return new ByteArrayInputStream(starts.nothing());
  }

  private InputStream get(byte[] body, int length, Starts starts) {
    byte[] item = itemAt(body, length, Bytes.after(SORT_KEY, body, 0, length));
    return item == null
        ? new ByteArrayInputStream(starts.nothing())
        : new Fragments(3).add(starts.item()).add(item).add(END);
  }

  private InputStream batchGet(byte[] body, int length, Starts starts) {
    Fragments answer = new Fragments(256).add(starts.batch());
    boolean first = true;
    for (int at = Bytes.after(SORT_KEY, body, 0, length);
        at >= 0;
        at = Bytes.after(SORT_KEY, body, at, length)) {
      byte[] item = itemAt(body, length, at);
      if (item != null) {
        if (!first) {
          answer.add(COMMA);
        }
        answer.add(item);
        first = false;
      }
    }
    return answer.add(BATCH_END);
  }

  /** Returns the item whose sort key begins there; null when there is none. */
  private byte @Nullable [] itemAt(byte[] body, int length, int at) {
    if (at < 0 || at >= length) {
      return null;
    }
    if (body[at] == '#') {
      return items.meta();
    }
    if (!Bytes.startsWith(ENTRY, body, at, length)) {
      return null;
    }
    return items.item(Bytes.number(body, at + ENTRY.length, Entries.DIGITS));
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
