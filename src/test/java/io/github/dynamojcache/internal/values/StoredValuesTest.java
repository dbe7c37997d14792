package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.NativeValue;
import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.ValueSamples;
import io.github.dynamojcache.codec.ValueSamples.Level;
import io.github.dynamojcache.codec.ValueSamples.Line;
import io.github.dynamojcache.codec.ValueSamples.Point;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes that stand in {@code v}. They are stored in users' tables: frozen. */
class StoredValuesTest {

  private static final String SAMPLES = ValueSamples.class.getName() + "$";

  private static final HexFormat HEX = HexFormat.of();

  private final StoredValues values =
      new StoredValues(new KryoValueCodec(getClass().getClassLoader()));

  private static byte[] bytes(EncodedValue encoded) {
    return ((EncodedValue.Binary) encoded).bytes();
  }

  static Stream<Arguments> golden() {
    return Stream.of(
        Arguments.of(42L, "dc0101000954"),
        Arguments.of(42, "dc0101000254"),
        Arguments.of(1.5, "dc0101000a000000000000f83f"),
        Arguments.of("\uD83D", "dc0101000382eda0bd"),
        Arguments.of(
            UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e"),
            "dc010100" + named("java.util.UUID") + "9f46cbd95bad8f0f0e952877867065a1"),
        Arguments.of(Instant.ofEpochSecond(1, 2), "dc010100" + named("java.time.Instant") + "0102"),
        Arguments.of(new Point(1, 2), "dc010100" + shaped("Point", "R;x:4;y:5") + "010204"),
        Arguments.of(Level.LOW, "dc010100" + shaped("Level", "E") + "4c4fd7"),
        Arguments.of(Level.HIGH, "dc010100" + shaped("Level", "E") + "484947c8"),
        Arguments.of(List.of("a", "b"), "dc010100" + named("java.util.List") + "0102038261038262"),
        Arguments.of(
            new ArrayList<>(List.of(1, 2)),
            "dc010100" + named("java.util.ArrayList") + "018302000204"),
        Arguments.of(
            new ArrayList<>(Arrays.asList(1, "b", null)),
            "dc010100" + named("java.util.ArrayList") + "0104020203826200"),
        Arguments.of(
            new TreeMap<>(Map.of("a", 1)),
            "dc010100" + named("java.util.TreeMap") + "0103000382610202"),
        Arguments.of(
            EnumSet.of(Level.HIGH),
            "dc010100"
                + named("java.util.EnumSet")
                + "01"
                + "0101"
                + shaped("Level", "E").substring(4)
                + "01484947c8"));
  }

  /** A class met for the first time: by name, as number 0. */
  private static String named(String className) {
    return "0100" + text(className);
  }

  /** The same of one of the samples, and what the class is like. */
  private static String shaped(String sample, String shape) {
    return named(SAMPLES + sample) + text(shape);
  }

  /** The last letter is marked as the last; a single one has a length, and one more. */
  private static String text(String text) {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    if (ascii.length > 1) {
      ascii[ascii.length - 1] |= (byte) 0x80;
    }
    return (ascii.length == 1 ? "82" : "") + HEX.formatHex(ascii);
  }

  @ParameterizedTest
  @MethodSource("golden")
  void theBytesOfAValueAreTheseForEver(Object value, String hex) throws Exception {
    assertThat(HEX.formatHex(bytes(values.encode(value)))).isEqualTo(hex);
    assertThat(values.decode(new EncodedValue.Binary(HEX.parseHex(hex)))).isEqualTo(value);
  }

  @Test
  void aStringIsStoredAsItIs() throws Exception {
    assertThat(values.encode("a text")).isEqualTo(new EncodedValue.Text("a text"));
    assertThat(values.encode("")).isEqualTo(new EncodedValue.Text(""));
    assertThat(values.decode(new EncodedValue.Text("a text"))).isEqualTo("a text");
  }

  @Test
  void aBooleanIsStoredAsItIs() throws Exception {
    EncodedValue yes = new EncodedValue.Native(new NativeValue.Bool(true));

    assertThat(values.encode(true)).isEqualTo(yes);
    assertThat(values.decode(yes)).isEqualTo(true);
  }

  @Test
  void whoNeedsBytesGetsThem() throws Exception {
    EncodedValue encoded = values.inBytes().encode(true);

    assertThat(HEX.formatHex(bytes(encoded))).isEqualTo("dc0101000501");
    assertThat(values.decode(encoded)).isEqualTo(true);
  }

  @Test
  void aDocumentIsUndecodableForACodecThatReadsNone() {
    EncodedValue number = new EncodedValue.Native(new NativeValue.Decimal(BigDecimal.ONE));

    assertThatThrownBy(() -> values.decode(number))
        .isInstanceOf(UndecodableValueException.class)
        .hasMessage("it is a document or a number, and the codec kryo reads none");
  }

  @Test
  void aStringThatUtf8CannotSayIsStoredAsBytes() throws Exception {
    EncodedValue encoded = values.encode("x\uD83D");

    assertThat(encoded).isInstanceOf(EncodedValue.Binary.class);
    assertThat(values.decode(encoded)).isEqualTo("x\uD83D");
  }

  @Test
  void equalRecordsHaveEqualBytesWhetherOrNotTheyShareAString() {
    String shared = new String("x");

    assertThat(values.encode(new Line(null, shared, List.of(shared))))
        .isEqualTo(values.encode(new Line(null, new String("x"), List.of(new String("x")))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "dc", "dc0101", "000101000909", "7b7d", "aced000574000178"})
  void bytesThatAreNotOursAreUndecodable(String hex) {
    assertThatThrownBy(() -> values.decode(new EncodedValue.Binary(HEX.parseHex(hex))))
        .isInstanceOf(UndecodableValueException.class)
        .hasMessageContaining("not a value that this library wrote");
  }

  @ParameterizedTest
  @CsvSource({
    "dc0201000354, format version 2 is not known",
    "dc01ff000354, codec 255 is not known",
    "dc0101800354, flags 128 is not known"
  })
  void bytesOfALaterVersionAreUndecodable(String hex, String reason) {
    assertThatThrownBy(() -> values.decode(new EncodedValue.Binary(HEX.parseHex(hex))))
        .isInstanceOf(UndecodableValueException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dc010100", "dc01010000", "dc0101006342", "dc01010009ff"})
  void anEnvelopeWithoutAValueIsUndecodable(String hex) {
    assertThatThrownBy(() -> values.decode(new EncodedValue.Binary(HEX.parseHex(hex))))
        .isInstanceOf(UndecodableValueException.class);
  }

  @Test
  void bytesLeftOverAreUndecodable() {
    byte[] whole = bytes(values.encode(5L));
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);

    assertThatThrownBy(() -> values.decode(new EncodedValue.Binary(longer)))
        .isInstanceOf(UndecodableValueException.class)
        .hasMessageContaining("1 bytes are left over");
  }

  @Test
  void everyTruncationIsUndecodable() {
    byte[] whole = bytes(values.encode(new Line(new Point(1, 2), Level.HIGH, List.of("a", "b"))));

    for (int length = 0; length < whole.length; length++) {
      EncodedValue cut = new EncodedValue.Binary(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> values.decode(cut)).isInstanceOf(UndecodableValueException.class);
    }
  }

  @Test
  void aClassThatIsNotThereIsNamed() {
    byte[] bytes = bytes(values.encode(new Point(1, 2)));
    byte[] renamed =
        new String(bytes, StandardCharsets.ISO_8859_1)
            .replace("Samples$Poin", "Samples$Pxin")
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> values.decode(new EncodedValue.Binary(renamed)))
        .isInstanceOf(UndecodableValueException.class)
        .hasMessageContaining("ValueSamples$Pxint is not on the class path");
  }

  @Test
  void garbageNeverThrowsAnythingElse() {
    SplittableRandom random = new SplittableRandom(11);
    byte[] whole = bytes(values.encode(new Line(new Point(1, 2), Level.HIGH, List.of("a", "b"))));
    List<Throwable> others = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      byte[] broken = whole.clone();
      broken[4 + random.nextInt(broken.length - 4)] = (byte) random.nextInt(256);
      try {
        values.decode(new EncodedValue.Binary(broken));
      } catch (UndecodableValueException expected) {
        assertThat(expected).hasMessageNotContaining("null");
      } catch (Throwable t) {
        others.add(t);
      }
    }

    assertThat(others).isEmpty();
  }
}
