package io.github.dynamojcache.internal.dynamo.item;

import io.github.dynamojcache.codec.NativeValue;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.internal.entries.Deadline;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.entries.WriteId;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.table.TableSchema;
import io.github.dynamojcache.internal.values.EncodedValue;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Only the attributes of an entry's item: how each is named, written and read. Part of the stored
 * format, pinned by golden tests: a change needs a new format version.
 */
public final class ItemLayout {

  public static final String PARTITION_KEY = TableSchema.PARTITION_KEY;
  public static final String SORT_KEY = TableSchema.SORT_KEY;
  public static final String TTL = TableSchema.TTL;
  public static final String VALUE = "v";
  public static final String WRITE_ID = "w";
  public static final String DEADLINE = "x";
  public static final String WHOLE_KEY = "k";

  private static final EncodedValue UNREADABLE =
      new EncodedValue.Unreadable(Reason.FORMAT, "it is of a type that no value is stored as");

  private ItemLayout() {}

  public static Map<String, AttributeValue> primaryKey(String partitionKey, CanonicalKey key) {
    return Map.of(PARTITION_KEY, string(partitionKey), SORT_KEY, string(key.sortKey()));
  }

  /** Returns a whole item, as PutItem and BatchWriteItem expect it. */
  public static Map<String, AttributeValue> item(
      String partitionKey,
      CanonicalKey key,
      EncodedValue value,
      WriteId writeId,
      long deadline,
      boolean nativeTtl) {
    Map<String, AttributeValue> item = new HashMap<>(12);
    item.put(PARTITION_KEY, string(partitionKey));
    item.put(SORT_KEY, string(key.sortKey()));
    item.put(VALUE, value(value));
    item.put(WRITE_ID, writeId(writeId));
    item.put(DEADLINE, number(deadline));
    if (nativeTtl) {
      item.put(TTL, number(Deadline.ttlSeconds(deadline)));
    }
    if (key.whole() != null) {
      item.put(WHOLE_KEY, string(key.whole()));
    }
    return item;
  }

  static AttributeValue value(EncodedValue value) {
    if (value instanceof EncodedValue.Text text) {
      return string(text.text());
    }
    if (value instanceof EncodedValue.Native inTypes) {
      return NativeAttributes.write(inTypes.value());
    }
    if (value instanceof EncodedValue.Binary binary) {
      return AttributeValue.builder().b(SdkBytes.fromByteArrayUnsafe(binary.bytes())).build();
    }
    throw new IllegalArgumentException("cannot be stored: " + value);
  }

  public static AttributeValue writeId(WriteId writeId) {
    byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(writeId.bits()).array();
    return AttributeValue.builder().b(SdkBytes.fromByteArrayUnsafe(bytes)).build();
  }

  public static AttributeValue number(long number) {
    return AttributeValue.builder().n(Long.toString(number)).build();
  }

  public static AttributeValue string(String text) {
    return AttributeValue.builder().s(text).build();
  }

  /**
   * Reads an item back.
   *
   * @param item the attributes, empty when there is no item
   * @return the entry; null when there is no item, or when it is not one that this layout writes
   */
  static @Nullable StoredEntry read(Map<String, AttributeValue> item) {
    AttributeValue sortKey = item.get(SORT_KEY);
    WriteId writeId = readWriteId(item.get(WRITE_ID));
    Long deadline = readDeadline(item.get(DEADLINE));
    AttributeValue whole = item.get(WHOLE_KEY);
    if (sortKey == null
        || writeId == null
        || deadline == null
        || (whole != null && whole.s() == null)) {
      return null;
    }
    return ChunkedValue.entry(
        new CanonicalKey(sortKey.s(), whole == null ? null : whole.s()),
        readValue(item.get(VALUE)),
        writeId,
        deadline);
  }

  /** A value of a type that this layout does not write exists, but no codec decodes it. */
  private static EncodedValue readValue(@Nullable AttributeValue value) {
    if (value == null) {
      return UNREADABLE;
    }
    if (value.s() != null) {
      return new EncodedValue.Text(value.s());
    }
    if (value.b() != null) {
      return new EncodedValue.Binary(value.b().asByteArrayUnsafe());
    }
    NativeValue inTypes = NativeAttributes.read(value);
    return inTypes == null ? UNREADABLE : new EncodedValue.Native(inTypes);
  }

  /**
   * Reads a write id back.
   *
   * @return null if there is none, or if it is not valid
   */
  static @Nullable WriteId readWriteId(@Nullable AttributeValue writeId) {
    SdkBytes bytes = writeId == null ? null : writeId.b();
    if (bytes == null) {
      return null;
    }
    ByteBuffer buffer = bytes.asByteBuffer();
    return buffer.remaining() == Long.BYTES ? new WriteId(buffer.getLong()) : null;
  }

  /**
   * Reads a deadline back.
   *
   * @return epoch milliseconds; null if there is none, or if it is not valid
   */
  static @Nullable Long readDeadline(@Nullable AttributeValue deadline) {
    BigDecimal number = readNumber(deadline);
    if (number == null) {
      return null;
    }
    try {
      long millis = number.longValueExact();
      return millis < 0 || millis > Deadline.ETERNAL ? null : millis;
    } catch (ArithmeticException e) {
      return null;
    }
  }

  /** Reads a number back; null if there is none. */
  static @Nullable BigDecimal readNumber(@Nullable AttributeValue attribute) {
    try {
      return attribute == null || attribute.n() == null ? null : new BigDecimal(attribute.n());
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
