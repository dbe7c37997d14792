package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.codec.NativeValue;
import io.github.dynamojcache.codec.NativeValue.Attributes;
import io.github.dynamojcache.codec.NativeValue.Decimal;
import io.github.dynamojcache.codec.NativeValue.Items;
import io.github.dynamojcache.internal.values.JsonSamples.Bytes;
import io.github.dynamojcache.internal.values.JsonSamples.Circle;
import io.github.dynamojcache.internal.values.JsonSamples.Drawing;
import io.github.dynamojcache.internal.values.JsonSamples.Fixed;
import io.github.dynamojcache.internal.values.JsonSamples.Holder;
import io.github.dynamojcache.internal.values.JsonSamples.Level;
import io.github.dynamojcache.internal.values.JsonSamples.Line;
import io.github.dynamojcache.internal.values.JsonSamples.Order;
import io.github.dynamojcache.internal.values.JsonSamples.Plain;
import io.github.dynamojcache.internal.values.JsonSamples.Reading;
import io.github.dynamojcache.internal.values.JsonSamples.Scalars;
import io.github.dynamojcache.internal.values.JsonSamples.Shape;
import io.github.dynamojcache.internal.values.JsonSamples.Sorts;
import io.github.dynamojcache.internal.values.JsonSamples.Square;
import io.github.dynamojcache.internal.values.JsonSamples.Text;
import io.github.dynamojcache.internal.values.JsonSamples.Times;
import io.github.dynamojcache.internal.values.json.JsonValueCodec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What JSON carries comes back equal, and is stored in DynamoDB's own types where they can say it.
 */
class JsonValuesTest {

  private static final Order ORDER =
      new Order(
          12, "Alice", List.of(new Line("tea", 2, new BigDecimal("12.50"))), Map.of("gift", "yes"));

  private static StoredValues values(Class<?> type) {
    return new StoredValues(new JsonValueCodec(type, JsonValuesTest.class.getClassLoader()));
  }

  /** {@code Double.toString} says 1.9999999999999998E23 up to JDK 18, and 2.0E23 since. */
  private static final double TWO_E_23 = Double.parseDouble("2E23");

  private static NativeValue text(String text) {
    return new NativeValue.Text(text);
  }

  private static NativeValue number(String number) {
    return new Decimal(new BigDecimal(number));
  }

  private static String json(EncodedValue encoded) {
    byte[] bytes = ((EncodedValue.Binary) encoded).bytes();
    assertThat(Arrays.copyOf(bytes, 4)).isEqualTo(new byte[] {(byte) 0xDC, 1, 2, 0});
    return new String(bytes, 4, bytes.length - 4, StandardCharsets.UTF_8);
  }

  @Test
  void anObjectIsAMapThatOneCanRead() {
    assertThat(values(Order.class).encode(ORDER))
        .isEqualTo(
            new EncodedValue.Native(
                new Attributes(
                    Map.of(
                        "number",
                        number("12"),
                        "customer",
                        text("Alice"),
                        "lines",
                        new Items(
                            List.of(
                                new Attributes(
                                    Map.of(
                                        "article", text("tea"),
                                        "pieces", number("2"),
                                        "price", text("12.50"))))),
                        "notes",
                        new Attributes(Map.of("gift", text("yes")))))));
  }

  static Stream<Arguments> natives() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("a", 1);
    tree.put("b", Arrays.asList("x", null, true, 1.5));
    return Stream.of(
        Arguments.of(Order.class, ORDER),
        Arguments.of(Long.class, 5L),
        Arguments.of(Integer.class, -5),
        Arguments.of(Double.class, 1.0),
        Arguments.of(Double.class, 0.1),
        Arguments.of(Float.class, 0.1f),
        Arguments.of(BigInteger.class, BigInteger.TEN.pow(37)),
        Arguments.of(
            Scalars.class,
            new Scalars(
                (byte) -1,
                (short) 2,
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                1e-10f,
                Math.PI,
                'ä',
                true,
                BigInteger.ONE.shiftLeft(100),
                new BigDecimal("1E+3"))),
        Arguments.of(
            Times.class,
            new Times(
                Instant.ofEpochSecond(1, 123456789),
                LocalDate.of(2026, 2, 3),
                OffsetDateTime.parse("2026-02-03T04:05:06.7+02:00"),
                ZonedDateTime.parse("2026-02-03T04:05:06+01:00[Europe/Paris]"),
                Duration.ofMillis(1500),
                Date.from(Instant.ofEpochMilli(123456789L)))),
        Arguments.of(
            Sorts.class,
            new Sorts(
                UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e"),
                URI.create("https://example.org/a?b"),
                Level.HIGH,
                Optional.of("x"),
                EnumSet.allOf(Level.class),
                new EnumMap<>(Map.of(Level.LOW, 1)))),
        Arguments.of(Bytes.class, new Bytes(new byte[] {1, -1}, new int[] {1, 2})),
        Arguments.of(Plain.class, Plain.of("a", "b", "c")),
        Arguments.of(Fixed.class, new Fixed("a")),
        Arguments.of(Drawing.class, new Drawing(List.of(new Circle(1), new Square(2)))),
        Arguments.of(Shape.class, new Circle(1)),
        Arguments.of(Text.class, new Text(null)),
        Arguments.of(Text.class, new Text("")),
        Arguments.of(Holder.class, new Holder(tree)),
        Arguments.of(Object.class, tree),
        Arguments.of(Object.class, new ArrayList<>(List.of(1, "b"))),
        Arguments.of(Object.class, 5),
        Arguments.of(Map.class, Map.of("a", 1)),
        Arguments.of(List.class, List.of("a")),
        Arguments.of(String[].class, new String[] {"a"}),
        Arguments.of(Set.class, new HashSet<>(List.of("a", "b"))));
  }

  @ParameterizedTest
  @MethodSource("natives")
  void whatDynamoDbCanSayComesBackEqual(Class<?> type, Object value) throws Exception {
    StoredValues values = values(type);

    EncodedValue encoded = values.encode(value);

    assertThat(encoded).isInstanceOf(EncodedValue.Native.class);
    assertThat(values.decode(encoded)).isEqualTo(value);
  }

  static Stream<Arguments> inText() {
    return Stream.of(
        Arguments.of(Reading.class, new Reading(-0.0), "{\"value\":-0.0}"),
        Arguments.of(Reading.class, new Reading(1e200), "{\"value\":1.0E200}"),
        Arguments.of(Reading.class, new Reading(2e200), "{\"value\":2.0E200}"),
        Arguments.of(
            Text.class,
            new Text("lone \uD83D surrogate"),
            "{\"value\":\"lone \\uD83D surrogate\"}"),
        Arguments.of(Object.class, 1.0, "1.0"),
        Arguments.of(Holder.class, new Holder(1.0), "{\"content\":1.0}"),
        Arguments.of(Map.class, Map.of("", 1), "{\"\":1}"),
        Arguments.of(UUID.class, new UUID(1, 2), "\"00000000-0000-0001-0000-000000000002\""),
        Arguments.of(BigDecimal.class, new BigDecimal("1.50"), "\"1.50\""),
        Arguments.of(Level.class, Level.HIGH, "\"HIGH\""));
  }

  @ParameterizedTest
  @MethodSource("inText")
  void whatDynamoDbCannotSayExactlyIsJsonInBytes(Class<?> type, Object value, String json)
      throws Exception {
    StoredValues values = values(type);

    EncodedValue encoded = values.encode(value);

    assertThat(json(encoded)).isEqualTo(json);
    assertThat(values.decode(encoded)).isEqualTo(value);
  }

  @Test
  void aDoubleIsWrittenAlikeUnderEveryJdk() throws Exception {
    StoredValues values = values(Reading.class);

    EncodedValue encoded = values.encode(new Reading(TWO_E_23));

    assertThat(encoded)
        .isEqualTo(new EncodedValue.Native(new Attributes(Map.of("value", number("2E23")))));
    assertThat(values.decode(encoded)).isEqualTo(new Reading(TWO_E_23));
  }

  @Test
  void aNumberThatIsNoneComesBack() throws Exception {
    StoredValues values = values(Reading.class);
    for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThat(values.decode(values.encode(new Reading(value)))).isEqualTo(new Reading(value));
    }
  }

  @Test
  void whoNeedsBytesGetsJson() throws Exception {
    StoredValues values = values(Order.class).inBytes();

    EncodedValue encoded = values.encode(ORDER);

    assertThat(json(encoded)).startsWith("{\"number\":12,\"customer\":\"Alice\",");
    assertThat(values.decode(encoded)).isEqualTo(ORDER);
  }

  @Test
  void bytesComeBackFromJsonInBytes() throws Exception {
    StoredValues values = values(Bytes.class).inBytes();
    Bytes bytes = new Bytes(new byte[] {1, -1}, new int[0]);

    assertThat(values.decode(values.encode(bytes))).isEqualTo(bytes);
  }

  @Test
  void aDocumentThatIsTooDeepForDynamoDbIsJsonInBytes() throws Exception {
    Object nested = 1;
    for (int i = 0; i < 40; i++) {
      nested = new ArrayList<>(List.of(nested));
    }
    StoredValues values = values(Object.class);

    EncodedValue encoded = values.encode(nested);

    assertThat(encoded).isInstanceOf(EncodedValue.Binary.class);
    assertThat(values.decode(encoded)).isEqualTo(nested);
  }

  @Test
  void aSetThatIsHeldInAnotherOrderComesBack() throws Exception {
    Set<String> wide = new HashSet<>(4096);
    for (int i = 0; i < 100; i++) {
      wide.add("element " + i);
    }
    StoredValues values = values(Set.class);

    assertThat(values.decode(values.encode(wide))).isEqualTo(wide);
  }

  @Test
  void textIsStoredAsItIs() throws Exception {
    StoredValues values = values(String.class);

    assertThat(values.encode("a")).isEqualTo(new EncodedValue.Text("a"));
    assertThat(values.decode(new EncodedValue.Text("a"))).isEqualTo("a");
  }
}
