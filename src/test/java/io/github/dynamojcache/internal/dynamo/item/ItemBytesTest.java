package io.github.dynamojcache.internal.dynamo.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Sizes by the rules that DynamoDB documents, and as DynamoDB Local reports them. */
class ItemBytesTest {

  private static AttributeValue number(String n) {
    return AttributeValue.builder().n(n).build();
  }

  private static AttributeValue binary(int length) {
    return AttributeValue.builder().b(SdkBytes.fromByteArray(new byte[length])).build();
  }

  @Test
  void anItemIsTheNamesAndTheValuesOfItsAttributes() {
    // 11 and 1, 10 and 1
    assertThat(
            ItemBytes.of(
                Map.of(
                    "shirt-color", ItemLayout.string("R"), "shirt-size", ItemLayout.string("M"))))
        .isEqualTo(23);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "ü", "€", "😀", "a😀é€z"})
  void textIsCountedInUtf8(String text) {
    assertThat(ItemBytes.of(ItemLayout.string(text)))
        .isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "7, 2",
    "42, 2",
    "420, 2",
    "9000000000000000, 2",
    "9E15, 2",
    "1700000000, 2",
    "1795172005, 6",
    "1795172005789, 8",
    "0.0050, 2",
    "12.5, 3",
    "-42, 3",
    "-0, 1"
  })
  void aNumberTakesAByteForTwoSignificantDigitsAndOneMore(String number, long bytes) {
    assertThat(ItemBytes.of(number(number))).isEqualTo(bytes);
  }

  @Test
  void binaryIsCountedRaw() {
    assertThat(ItemBytes.of(binary(1_000))).isEqualTo(1_000);
  }

  @Test
  void nullAndBooleansTakeAByte() {
    assertThat(ItemBytes.of(AttributeValue.builder().nul(true).build())).isEqualTo(1);
    assertThat(ItemBytes.of(AttributeValue.builder().bool(false).build())).isEqualTo(1);
  }

  @Test
  void listsAndMapsTakeThreeBytesAndOneForEachElement() {
    AttributeValue list =
        AttributeValue.builder().l(ItemLayout.string("ab"), number("7"), binary(4)).build();
    AttributeValue map = AttributeValue.builder().m(Map.of("k", list)).build();

    assertThat(ItemBytes.of(AttributeValue.builder().l(List.of()).build())).isEqualTo(3);
    assertThat(ItemBytes.of(list)).isEqualTo(3 + (1 + 2) + (1 + 2) + (1 + 4));
    assertThat(ItemBytes.of(map)).isEqualTo(3 + 1 + 1 + 14);
  }

  @Test
  void setsAreTheSumOfTheirElements() {
    assertThat(ItemBytes.of(AttributeValue.builder().ss("a", "bcd").build())).isEqualTo(4);
    assertThat(ItemBytes.of(AttributeValue.builder().ns("7", "1795172005").build())).isEqualTo(8);
    assertThat(
            ItemBytes.of(
                AttributeValue.builder()
                    .bs(SdkBytes.fromByteArray(new byte[3]), SdkBytes.fromByteArray(new byte[5]))
                    .build()))
        .isEqualTo(8);
  }
}
