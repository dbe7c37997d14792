package io.github.dynamojcache.internal.dynamo.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.codec.NativeValue;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.internal.values.NativeLimits;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values in DynamoDB's own types. Part of the stored format. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class NativeAttributesTest {

  private static NativeValue number(String text) {
    return new NativeValue.Decimal(new BigDecimal(text));
  }

  static Stream<Arguments> pairs() {
    return Stream.of(
        Arguments.of(new NativeValue.Null(), AttributeValue.fromNul(true), 1),
        Arguments.of(new NativeValue.Bool(true), AttributeValue.fromBool(true), 1),
        Arguments.of(number("12.50"), AttributeValue.fromN("12.5"), 4),
        Arguments.of(number("1E+3"), AttributeValue.fromN("1000"), 3),
        Arguments.of(new NativeValue.Text("ä"), AttributeValue.fromS("ä"), 2),
        Arguments.of(
            new NativeValue.Bytes(new byte[] {1, 2, 3}),
            AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1, 2, 3})),
            3),
        Arguments.of(
            new NativeValue.Items(List.of(new NativeValue.Text("a"), new NativeValue.Null())),
            AttributeValue.fromL(List.of(AttributeValue.fromS("a"), AttributeValue.fromNul(true))),
            3 + 2 + 2),
        Arguments.of(
            new NativeValue.Attributes(Map.of("name", new NativeValue.Text("a"))),
            AttributeValue.fromM(Map.of("name", AttributeValue.fromS("a"))),
            3 + 1 + 4 + 1));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void eachValueIsThisAttributeAndTakesThisMuch(
      NativeValue value, AttributeValue attribute, int size) {
    assertThat(NativeAttributes.write(value)).isEqualTo(attribute);
    assertThat(NativeAttributes.read(attribute)).isEqualTo(value);
    assertThat(new EncodedValue.Native(value).size()).isEqualTo(size);
  }

  @Test
  void whatHoldsASetIsNoneOfOurs() {
    AttributeValue set = AttributeValue.fromNs(List.of("1"));

    assertThat(NativeAttributes.read(set)).isNull();
    assertThat(NativeAttributes.read(AttributeValue.fromL(List.of(set)))).isNull();
    assertThat(NativeAttributes.read(AttributeValue.fromM(Map.of("a", set)))).isNull();
  }

  static Stream<NativeValue> atTheLimits() {
    return Stream.of(
        number("0"),
        number("9.9999999999999999999999999999999999999E+125"),
        number("1E-130"),
        number("-1E-130"),
        new NativeValue.Decimal(new BigDecimal(BigInteger.TEN.pow(38).subtract(BigInteger.ONE))),
        nested(31),
        new NativeValue.Text(""),
        new NativeValue.Items(List.of()),
        new NativeValue.Attributes(Map.of()),
        new NativeValue.Bytes(new byte[0]),
        new NativeValue.Attributes(Map.of("n".repeat(255), new NativeValue.Text(""))));
  }

  /** So many lists around a number. */
  private static NativeValue nested(int levels) {
    NativeValue nested = number("1");
    for (int i = 0; i < levels; i++) {
      nested = new NativeValue.Items(List.of(nested));
    }
    return nested;
  }

  @ParameterizedTest
  @MethodSource("atTheLimits")
  void whatIsAllowedTheServiceTakesAndGivesBack(NativeValue value, LocalDynamo dynamo) {
    DynamoDbClient client = dynamo.client();
    String table = dynamo.createTable();
    Map<String, AttributeValue> key =
        Map.of("pk", AttributeValue.fromS("a"), "sk", AttributeValue.fromS("b"));

    assertThat(NativeLimits.allow(value)).isTrue();
    client.putItem(
        put ->
            put.tableName(table)
                .item(
                    Map.of(
                        "pk", AttributeValue.fromS("a"),
                        "sk", AttributeValue.fromS("b"),
                        "v", NativeAttributes.write(value))));

    Map<String, AttributeValue> item = client.getItem(get -> get.tableName(table).key(key)).item();
    assertThat(NativeAttributes.read(item.getOrDefault("v", AttributeValue.fromS("none"))))
        .isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E+126", "1E-131", "1.00000000000000000000000000000000000001"})
  void aNumberBeyondTheLimitsIsNotAllowed(String number) {
    assertThat(NativeLimits.allow(number(number))).isFalse();
  }

  @Test
  void whatIsBeyondTheLimitsIsNotAllowed() {
    assertThat(NativeLimits.allow(nested(32))).isFalse();
    assertThat(NativeLimits.allow(new NativeValue.Text("\uD83D"))).isFalse();
    assertThat(NativeLimits.allow(named(""))).isFalse();
    assertThat(NativeLimits.allow(named("n".repeat(256)))).isFalse();
    assertThat(NativeLimits.allow(new NativeValue.Text("x".repeat(400 * 1024)))).isFalse();
  }

  private static NativeValue named(String name) {
    return new NativeValue.Attributes(Collections.singletonMap(name, new NativeValue.Null()));
  }
}
