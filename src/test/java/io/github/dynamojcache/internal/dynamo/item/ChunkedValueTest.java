package io.github.dynamojcache.internal.dynamo.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.internal.values.EncodedValue.Binary;
import io.github.dynamojcache.internal.values.EncodedValue.Text;
import io.github.dynamojcache.options.Oversize;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the item of a value in chunks: a stored format, frozen. */
class ChunkedValueTest {

  private static final byte[] VALUE = "abcdefghij".getBytes(StandardCharsets.US_ASCII);
  private static final String SHA_256 =
      "72399361da6a7754fec986dca5b7cbaf1c810a28ded4abaf56b2106d06cb78b0";
  private static final String GOLDEN =
      "dc017f00"
          + "000102030405060708090a0b0c0d0e0f" // id
          + "0000018bcfe56801" // until
          + "0000000a" // length
          + "00000003" // count
          + SHA_256;

  @Test
  void storedFormat() {
    ChunkedValue read =
        Objects.requireNonNull(ChunkedValue.read(new Binary(HexFormat.of().parseHex(GOLDEN))));

    assertThat(read.id()).isEqualTo(UUID.fromString("00010203-0405-0607-0809-0a0b0c0d0e0f"));
    assertThat(read.until()).isEqualTo(1_700_000_000_001L);
    assertThat(read.length()).isEqualTo(10);
    assertThat(read.count()).isEqualTo(3);
    assertThat(read.isOf(VALUE)).isTrue();
    assertThat(HexFormat.of().formatHex(((Binary) read.encoded()).bytes())).isEqualTo(GOLDEN);
  }

  @Test
  void anotherValueOfTheSameLengthIsNotThisOne() {
    ChunkedValue chunked = ChunkedValue.of(VALUE, 4, 0);

    assertThat(chunked.isOf("abcdefghiJ".getBytes(StandardCharsets.US_ASCII))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dc010100",
        "dc017f00",
        "dc017f01000102030405060708090a0b0c0d0e0f",
      })
  void otherBytesAreNotTakenForIt(String hex) {
    assertThat(ChunkedValue.read(new Binary(HexFormat.of().parseHex(hex)))).isNull();
    assertThat(ChunkedValue.read(new Text(GOLDEN))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000000", "ffffffff", "0000000b", "7fffffff"})
  void aNumberOfChunksThatCannotBeIsRefused(String count) {
    String bad = GOLDEN.replace("00000003" + SHA_256, count + SHA_256);

    assertThat(ChunkedValue.read(new Binary(HexFormat.of().parseHex(bad)))).isNull();
  }

  @Test
  void nobodyCanClaimMillionsOfChunks() {
    String length = "7fffffff";
    String atMost = GOLDEN.replace("0000000a" + "00000003", length + "00002710");
    String more = GOLDEN.replace("0000000a" + "00000003", length + "00002711");

    assertThat(ChunkedValue.read(new Binary(HexFormat.of().parseHex(atMost)))).isNotNull();
    assertThat(ChunkedValue.read(new Binary(HexFormat.of().parseHex(more)))).isNull();
    assertThat(ChunkedValue.of(new byte[1 << 20], 1, 0).count()).isEqualTo(10_000);
  }

  @ParameterizedTest
  @CsvSource({"10, 1", "9, 2", "5, 2", "4, 3", "1, 10"})
  void thereAreAsManyChunksAsTheirSizeAsksFor(int size, int count) {
    assertThat(ChunkedValue.of(VALUE, size, 0).count()).isEqualTo(count);
  }

  @Test
  void aValueIsStoredInChunksWhenItIsLargerThanOneOrItsItemWouldBeTooLarge() {
    CanonicalKey key = new CanonicalKey("s:k", null);
    ChunkSettings chunk = new ChunkSettings(Oversize.CHUNK, 384 << 10, 16 << 20);
    ChunkSettings fail = new ChunkSettings(Oversize.FAIL, 384 << 10, 16 << 20);
    EncodedValue fits = new Binary(new byte[384 << 10]);
    EncodedValue large = new Binary(new byte[(384 << 10) + 1]);
    CanonicalKey longKey = new CanonicalKey("h:k", "x".repeat(30_000));

    assertThat(ItemSize.needsChunks(key, fits, chunk)).isFalse();
    assertThat(ItemSize.needsChunks(key, large, chunk)).isTrue();
    assertThat(ItemSize.needsChunks(longKey, fits, chunk)).isTrue();
    assertThat(ItemSize.needsChunks(key, large, fail)).isFalse();
  }
}
