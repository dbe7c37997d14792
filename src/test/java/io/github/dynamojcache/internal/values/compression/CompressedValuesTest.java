package io.github.dynamojcache.internal.values.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.internal.values.EncodedValue.Binary;
import io.github.dynamojcache.internal.values.EncodedValue.Text;
import io.github.dynamojcache.internal.values.StoredValues;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import io.github.dynamojcache.options.Compression;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values become shorter where that saves a write unit, and what they were when they are read. */
class CompressedValuesTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final int MAX = 16 << 20;
  private static final String LONG_TEXT = "a text that repeats itself. ".repeat(100);

  private final Compressors compressors = new Compressors();
  private final StoredValues values =
      new StoredValues(new KryoValueCodec(getClass().getClassLoader()));

  private CompressedValues above(int threshold, Compression compression) {
    return new CompressedValues(compressors, compression, threshold, MAX);
  }

  private static byte[] bytes(EncodedValue value) {
    return ((Binary) value).bytes();
  }

  static Stream<Arguments> algorithmsAndValues() {
    byte[] noise = new byte[5_000];
    new Random(7).nextBytes(noise);
    return Stream.of(Compression.DEFLATE, Compression.LZ4, Compression.ZSTD)
        .flatMap(
            compression ->
                Stream.of(
                        "",
                        "short",
                        LONG_TEXT,
                        "größer €uro 😀 ".repeat(300),
                        42,
                        noise,
                        IntStream.range(0, 2_000).boxed().toList(),
                        new byte[1 << 20])
                    .map(value -> Arguments.of(compression, value)));
  }

  @ParameterizedTest
  @MethodSource("algorithmsAndValues")
  void aCompressedValueComesBackAsItWas(Compression compression, Object value) throws Exception {
    CompressedValues everything = above(0, compression);

    EncodedValue shrunk = everything.shrink(values.encode(value));

    assertThat(bytes(shrunk)[3]).isEqualTo((byte) CompressionNumbers.numberOf(compression));
    Object back = values.decode(everything.expand(shrunk));
    assertThat(back).isEqualTo(value);
  }

  @ParameterizedTest
  @EnumSource(names = {"DEFLATE", "LZ4", "ZSTD"})
  void everyLengthComesBack(Compression compression) throws Exception {
    CompressedValues everything = above(0, compression);
    for (int length = 0; length < 600; length++) {
      Text text = new Text("xyz".repeat(200).substring(0, length));

      assertThat(values.decode(everything.expand(everything.shrink(text)))).isEqualTo(text.text());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DEFLATE", "LZ4", "ZSTD"})
  void whoWritesWithOneReadsAll(Compression compression) throws Exception {
    EncodedValue shrunk = above(0, compression).shrink(new Text(LONG_TEXT));

    for (Compression reader : Compression.values()) {
      assertThat(values.decode(above(1024, reader).expand(shrunk))).isEqualTo(LONG_TEXT);
    }
  }

  @Test
  void aLongTextBecomesShorterBytes() {
    EncodedValue shrunk = above(1024, Compression.DEFLATE).shrink(new Text(LONG_TEXT));

    assertThat(shrunk).isInstanceOf(Binary.class);
    assertThat(shrunk.size()).isLessThan(200);
  }

  @Test
  void whatDoesNotExceedTheThresholdStaysAsItIs() {
    Text text = new Text("x".repeat(2_000));

    assertThat(above(2_000, Compression.DEFLATE).shrink(text)).isSameAs(text);
    assertThat(above(1_999, Compression.DEFLATE).shrink(text)).isNotSameAs(text);
  }

  /** The rest of an item is taken to have 100 bytes. */
  @ParameterizedTest
  @CsvSource({"924, false", "925, true", "1948, true"})
  void aFormThatSavesNoWriteUnitIsNotTaken(int size, boolean taken) {
    Text text = new Text("x".repeat(size));

    assertThat(above(1, Compression.DEFLATE).shrink(text) != text).isEqualTo(taken);
  }

  @Test
  void whatCannotBeMadeShorterStaysAsItIs() {
    byte[] noise = new byte[10_000];
    new Random(7).nextBytes(noise);
    EncodedValue encoded = values.encode(noise);

    for (Compression compression : Compression.values()) {
      assertThat(above(1024, compression).shrink(encoded)).isSameAs(encoded);
    }
  }

  @Test
  void withoutCompressionNothingIsCompressed() {
    Text text = new Text(LONG_TEXT);

    assertThat(above(0, Compression.NONE).shrink(text)).isSameAs(text);
  }

  @Test
  void bytesOfAFormatThatIsNotKnownAreLeftAlone() throws Exception {
    Binary unknown = new Binary(new byte[5_000]);

    assertThat(above(0, Compression.DEFLATE).shrink(unknown)).isSameAs(unknown);
    assertThat(above(0, Compression.DEFLATE).expand(unknown)).isSameAs(unknown);
  }

  @Test
  void equalValuesHaveEqualBytes() {
    CompressedValues compressed = above(1024, Compression.DEFLATE);

    assertThat(compressed.shrink(new Text(LONG_TEXT)))
        .isEqualTo(compressed.shrink(new Text(LONG_TEXT)));
  }

  static Stream<Arguments> golden() {
    return Stream.of(
        Arguments.of("dc010001" + "0000000a" + "4b4c840100", "aaaaaaaaaa"),
        Arguments.of("dc010002" + "0000000a" + "a061616161616161616161", "aaaaaaaaaa"),
        Arguments.of(
            "dc010003" + "0000000a" + "28b52ffd200a51000061616161616161616161", "aaaaaaaaaa"),
        Arguments.of("dc010000" + "61e282ac", "a€"));
  }

  /** They are stored in users' tables: frozen. What is written may be other bytes one day. */
  @ParameterizedTest
  @MethodSource("golden")
  void theseBytesAreReadForEver(String hex, String text) throws Exception {
    CompressedValues compressed = above(1024, Compression.DEFLATE);

    assertThat(values.decode(compressed.expand(new Binary(HEX.parseHex(hex))))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dc010004" + "00000001" + "61", "dc01010f" + "00000001" + "61"})
  void anUnknownAlgorithmIsNotGuessed(String hex) {
    assertUndecodable(HEX.parseHex(hex), Reason.FORMAT, "is not known to this version");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dc010001", // no length
        "dc010001" + "0000", // half a length
        "dc010001" + "0000000b" + "4b4c840100", // longer than it is
        "dc010001" + "00000009" + "4b4c840100", // shorter than it is
        "dc010001" + "0000000a" + "4b4c8401", // cut off
        "dc010001" + "0000000a" + "4b4c84010000", // something is left over
        "dc010001" + "0000000a" + "ffffffff", // no deflate
        "dc010002" + "0000000a" + "a0616161", // no LZ4
        "dc010003" + "0000000a" + "28b52ffd20ff", // no Zstandard
        "dc010001" + "ffffffff" + "4b4c840100", // a negative length
      })
  void brokenBytesAreUndecodable(String hex) {
    assertUndecodable(HEX.parseHex(hex), Reason.FORMAT, "compressed bytes");
  }

  @ParameterizedTest
  @EnumSource(names = {"DEFLATE", "LZ4", "ZSTD"})
  void aFewBytesThatClaimToBeAGigabyteAllocateNothing(Compression compression) {
    byte[] bomb = HEX.parseHex("dc010001" + "40000000" + "4b4c840100");
    bomb[3] = (byte) CompressionNumbers.numberOf(compression);

    assertUndecodable(bomb, Reason.FORMAT, "cannot be of the length they say");
  }

  @Test
  void whatExceedsTheMaximumIsNotExpanded() {
    EncodedValue bomb = above(0, Compression.ZSTD).shrink(new Text("x".repeat(100_000)));
    CompressedValues strict = new CompressedValues(compressors, Compression.NONE, 0, 99_999);

    assertThatThrownBy(() -> strict.expand(bomb))
        .isInstanceOf(UndecodableValueException.class)
        .hasMessage("it has 100000 bytes, which is more than max-value-size (99999)")
        .extracting(e -> ((UndecodableValueException) e).reason())
        .isEqualTo(Reason.LIMIT);
  }

  @ParameterizedTest
  @EnumSource(names = {"DEFLATE", "LZ4", "ZSTD"})
  void noChangedByteDoesWorseThanBeingUndecodable(Compression compression) {
    CompressedValues compressed = above(0, compression);
    byte[] good = bytes(compressed.shrink(new Text(LONG_TEXT)));
    Random random = new Random(1);
    for (int i = 0; i < 3_000; i++) {
      byte[] bad = Arrays.copyOf(good, good.length - (i % 3 == 0 ? random.nextInt(5) : 0));
      bad[8 + random.nextInt(bad.length - 8)] = (byte) random.nextInt();
      assertReadOrUndecodable(compressed, bad);
    }
  }

  private static void assertReadOrUndecodable(CompressedValues compressed, byte[] bytes) {
    try {
      assertThat(compressed.expand(new Binary(bytes)).size()).isLessThanOrEqualTo(MAX + 4);
    } catch (UndecodableValueException e) {
      assertThat(e.reason()).isIn(Reason.FORMAT, Reason.LIMIT);
    }
  }

  @Test
  void aTextThatIsNotUtf8IsUndecodable() {
    assertThatThrownBy(() -> values.decode(new Binary(HEX.parseHex("dc010000" + "c328"))))
        .isInstanceOf(UndecodableValueException.class)
        .hasMessage("its text is not UTF-8");
  }

  @Test
  void theNumbersOfTheAlgorithmsAreFrozen() {
    assertThat(List.of(Compression.values()))
        .extracting(CompressionNumbers::numberOf)
        .containsExactly(0, 1, 2, 3);
  }

  private void assertUndecodable(byte[] bytes, Reason reason, String words) {
    assertThatThrownBy(() -> above(1024, Compression.DEFLATE).expand(new Binary(bytes)))
        .isInstanceOf(UndecodableValueException.class)
        .hasMessageContaining(words)
        .extracting(e -> ((UndecodableValueException) e).reason())
        .isEqualTo(reason);
  }
}
