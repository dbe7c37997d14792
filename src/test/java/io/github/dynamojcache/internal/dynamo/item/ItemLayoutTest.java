package io.github.dynamojcache.internal.dynamo.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.internal.entries.Deadline;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.entries.WriteId;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.internal.values.StoredValues;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Pins the stored format of an entry. A change that breaks one of these tests makes tables that are
 * in use unreadable: it needs a new format version.
 */
class ItemLayoutTest {

  private static final String PK = "books#1hf7uaq00abcdefg#3";
  private static final CanonicalKey KEY = new CanonicalKey("s:alice", null);
  private static final CanonicalKey LONG_KEY = new CanonicalKey("h:digest", "s:a very long key");
  private static final EncodedValue TEXT = new EncodedValue.Text("Alice in Wonderland");
  private static final EncodedValue BINARY =
      new EncodedValue.Binary(new byte[] {0x44, 1, (byte) 0xFF});
  private static final WriteId WRITE_ID = new WriteId(0x0102030405060708L);
  private static final long DEADLINE = 1_700_000_000_001L;

  @Test
  void storedFormatOfATextValue() {
    assertThat(ItemLayout.item(PK, KEY, TEXT, WRITE_ID, DEADLINE, true))
        .isEqualTo(
            Map.of(
                "pk", AttributeValue.fromS("books#1hf7uaq00abcdefg#3"),
                "sk", AttributeValue.fromS("s:alice"),
                "v", AttributeValue.fromS("Alice in Wonderland"),
                "w", bytes(1, 2, 3, 4, 5, 6, 7, 8),
                "x", AttributeValue.fromN("1700000000001"),
                "ttl", AttributeValue.fromN("1700000001")));
  }

  @Test
  void storedFormatOfABinaryValue() {
    assertThat(ItemLayout.item(PK, KEY, BINARY, WRITE_ID, DEADLINE, true))
        .containsEntry("v", bytes(0x44, 1, 0xFF));
  }

  @Test
  void storedFormatOfAKeyThatStandsAsADigest() {
    assertThat(ItemLayout.item(PK, LONG_KEY, TEXT, WRITE_ID, DEADLINE, true))
        .containsEntry("sk", AttributeValue.fromS("h:digest"))
        .containsEntry("k", AttributeValue.fromS("s:a very long key"))
        .hasSize(7);
  }

  @Test
  void storedFormatOfAnEternalEntry() {
    assertThat(ItemLayout.item(PK, KEY, TEXT, WRITE_ID, Deadline.ETERNAL, true))
        .containsEntry("x", AttributeValue.fromN("253402300799999"))
        .containsEntry("ttl", AttributeValue.fromN("253402300800"));
  }

  @Test
  void storedFormatWithoutNativeTtl() {
    assertThat(ItemLayout.item(PK, KEY, TEXT, WRITE_ID, DEADLINE, false))
        .containsOnlyKeys("pk", "sk", "v", "w", "x");
  }

  @Test
  void storedFormatOfAPrimaryKey() {
    assertThat(ItemLayout.primaryKey(PK, LONG_KEY))
        .isEqualTo(Map.of("pk", AttributeValue.fromS(PK), "sk", AttributeValue.fromS("h:digest")));
  }

  @Test
  void anItemIsReadBackAsTheEntryThatWasWritten() {
    assertThat(ItemLayout.read(ItemLayout.item(PK, KEY, TEXT, WRITE_ID, DEADLINE, true)))
        .isEqualTo(ChunkedValue.entry(KEY, TEXT, WRITE_ID, DEADLINE));
    assertThat(ItemLayout.read(ItemLayout.item(PK, LONG_KEY, BINARY, WRITE_ID, DEADLINE, false)))
        .isEqualTo(ChunkedValue.entry(LONG_KEY, BINARY, WRITE_ID, DEADLINE));
  }

  @Test
  void anEmptyTextIsAValue() {
    EncodedValue empty = new EncodedValue.Text("");

    assertThat(ItemLayout.read(ItemLayout.item(PK, KEY, empty, WRITE_ID, DEADLINE, true)))
        .isEqualTo(ChunkedValue.entry(KEY, empty, WRITE_ID, DEADLINE));
  }

  @Test
  void noItemIsNoEntry() {
    assertThat(ItemLayout.read(Map.of())).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk", "w", "x"})
  void anItemThatLacksAnAttributeIsNoEntry(String attribute) {
    Map<String, AttributeValue> item = item();
    item.remove(attribute);

    assertThat(ItemLayout.read(item)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"w", "x"})
  void anItemWithAnAttributeOfAnotherTypeIsNoEntry(String attribute) {
    Map<String, AttributeValue> item = item();
    item.put(attribute, AttributeValue.fromBool(true));

    assertThat(ItemLayout.read(item)).isNull();
  }

  @Test
  void aValueOfAnotherTypeIsThereButNoCodecDecodesIt() {
    Map<String, AttributeValue> item = item();
    item.put("v", AttributeValue.fromSs(List.of("a")));

    StoredEntry entry = Objects.requireNonNull(ItemLayout.read(item));

    assertThatThrownBy(
            () ->
                new StoredValues(new KryoValueCodec(getClass().getClassLoader()))
                    .decode(entry.value()))
        .isInstanceOf(UndecodableValueException.class);
  }

  private static Map<String, AttributeValue> item() {
    return new HashMap<>(ItemLayout.item(PK, KEY, TEXT, WRITE_ID, DEADLINE, true));
  }

  private static AttributeValue bytes(int... bytes) {
    byte[] array = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      array[i] = (byte) bytes[i];
    }
    return AttributeValue.fromB(SdkBytes.fromByteArray(array));
  }
}
