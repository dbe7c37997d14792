package io.github.dynamojcache.semantics.bigvalues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.options.SealMode;
import io.github.dynamojcache.seal.SealKeys;
import io.github.dynamojcache.testing.Seals;
import io.github.dynamojcache.testing.SharedTable;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A value of exactly max-value-size can be stored, and every JVM with that setting reads it. */
@Tag("server")
class LargestValueTest {

  private static final int LARGEST = 600 << 10;

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private final String name = SHARED.newCacheName();

  /**
   * How a cache stores its values.
   *
   * @param threshold 0: all are compressed, whether it helps or not
   */
  private record Form(Compression compression, String threshold, SealMode seal) {

    DynamoConfiguration.Builder<String, Object> settings() {
      DynamoConfiguration.Builder<String, Object> settings =
          DynamoConfiguration.builder(String.class, Object.class)
              .compression(compression)
              .set("compression-threshold", threshold)
              .set("max-value-size", LARGEST);
      return seal == SealMode.NONE
          ? settings
          : settings.seal(seal, SealKeys.of(Seals.key(seal, "k1")));
    }
  }

  static Stream<Form> forms() {
    return Stream.of(
        new Form(Compression.NONE, "1KiB", SealMode.NONE),
        new Form(Compression.NONE, "1KiB", SealMode.AES_GCM),
        new Form(Compression.NONE, "1KiB", SealMode.HMAC),
        new Form(Compression.DEFLATE, "1KiB", SealMode.NONE),
        new Form(Compression.DEFLATE, "0", SealMode.AES_GCM),
        new Form(Compression.LZ4, "0", SealMode.NONE),
        new Form(Compression.LZ4, "0", SealMode.HMAC),
        new Form(Compression.ZSTD, "0", SealMode.NONE));
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private static byte[] uniform(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 7);
    return bytes;
  }

  @ParameterizedTest
  @MethodSource("forms")
  void bytesOfThatSizeAreReadByEveryJvm(Form form) {
    Cache<String, Object> cache = SHARED.jvm().cache(name, form.settings());
    cache.putAll(Map.of("random", random(LARGEST), "uniform", uniform(LARGEST)));

    Cache<String, Object> elsewhere = SHARED.other().cache(name, form.settings());

    assertThat(elsewhere.get("random")).isEqualTo(random(LARGEST));
    assertThat(elsewhere.get("uniform")).isEqualTo(uniform(LARGEST));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void oneByteMoreIsRefusedByAMessageThatNamesBothSizes(Form form) {
    Cache<String, Object> cache = SHARED.jvm().cache(name, form.settings());

    for (byte[] larger : new byte[][] {random(LARGEST + 1), uniform(LARGEST + 1)}) {
      assertThatThrownBy(() -> cache.put("k", larger))
          .isInstanceOf(CacheException.class)
          .hasMessageContaining("byte[] takes " + (LARGEST + 1) + " bytes")
          .hasMessageContaining("max-value-size allows " + LARGEST + ".");
    }
    assertThat(cache.containsKey("k")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aTextOfThatManyBytesIsReadByEveryJvm(Form form) {
    Cache<String, Object> cache = SHARED.jvm().cache(name, form.settings());
    String text = "ü".repeat(LARGEST / 2);
    cache.put("k", text);

    assertThat(SHARED.other().cache(name, form.settings()).get("k")).isEqualTo(text);
    assertThatThrownBy(() -> cache.put("k", text + "u"))
        .hasMessageContaining("takes " + (LARGEST + 1) + " bytes")
        .hasMessageContaining("max-value-size allows " + LARGEST);
  }

  @Test
  void bytesOfTheDefaultOfSixteenMebibytesAreStored() {
    byte[] largest = uniform(16 << 20);
    Cache<String, Object> cache =
        SHARED.jvm().cache(name, DynamoConfiguration.builder(String.class, Object.class));

    cache.put("k", largest);

    assertThat(cache.get("k")).isEqualTo(largest);
  }

  @Test
  void anExpectedValueOfThatSizeIsCompared() {
    Cache<String, Object> cache =
        SHARED.jvm().cache(name, new Form(Compression.DEFLATE, "1KiB", SealMode.NONE).settings());
    cache.put("k", uniform(LARGEST));

    assertThat(cache.remove("k", uniform(LARGEST))).isTrue();
    assertThat(cache.containsKey("k")).isFalse();
  }
}
