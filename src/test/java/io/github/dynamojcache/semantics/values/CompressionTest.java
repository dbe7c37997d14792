package io.github.dynamojcache.semantics.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.SharedTable;
import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Long values take fewer write units, and behave as short ones do. */
@Tag("server")
class CompressionTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private static final String LONG = "the same words again and again. ".repeat(200);
  private static final String OTHER = LONG + "and others";

  private final Jvm jvm = SHARED.jvm();
  private final RawTable table = SHARED.table();
  private final String name = SHARED.newCacheName();
  private Cache<String, String> cache;

  @BeforeEach
  void open() {
    cache = jvm.cache(name);
  }

  private Cache<String, String> reopened(Compression compression) {
    cache.close();
    return jvm.cache(name, Jvm.strings().compression(compression));
  }

  @Test
  void aLongTextTakesOneWriteUnit() {
    jvm.log.clear();

    cache.put("k", LONG);

    assertThat(jvm.log.writeUnits()).isEqualTo(1);
    assertThat(cache.get("k")).isEqualTo(LONG);
  }

  @Test
  void aShortTextStaysReadableInTheTable() {
    cache.put("k", "a short text");

    assertThat(RawTable.attribute(table.onlyItem(name), "v").s()).isEqualTo("a short text");
  }

  @Test
  void withoutCompressionALongTextStaysReadableToo() {
    cache = reopened(Compression.NONE);

    cache.put("k", LONG);

    assertThat(RawTable.attribute(table.onlyItem(name), "v").s()).isEqualTo(LONG);
  }

  @Test
  void whatOneAlgorithmWroteIsReadUnderAnyOther() {
    for (Compression writer : Compression.values()) {
      cache = reopened(writer);
      cache.put("by " + writer, LONG);
    }
    for (Compression reader : Compression.values()) {
      cache = reopened(reader);
      assertThat(cache.getAll(Set.of("by none", "by deflate", "by lz4", "by zstd")))
          .hasSize(4)
          .allSatisfy((key, value) -> assertThat(value).isEqualTo(LONG));
    }
  }

  @Test
  void comparingWritesCompareLongValuesInOneRequest() {
    cache.put("k", LONG);
    jvm.log.clear();

    assertThat(cache.replace("k", OTHER, "no")).isFalse();
    assertThat(cache.replace("k", LONG, OTHER)).isTrue();
    assertThat(cache.remove("k", OTHER)).isTrue();

    assertThat(jvm.log.operations()).containsExactly("PutItem", "PutItem", "DeleteItem");
  }

  @Test
  void comparingWritesUnderstandWhatAnotherAlgorithmWrote() {
    cache.put("k", LONG);
    cache = reopened(Compression.LZ4);

    assertThat(cache.replace("k", LONG, OTHER)).isTrue();

    cache = reopened(Compression.ZSTD);
    assertThat(cache.remove("k", OTHER)).isTrue();
  }

  @Test
  void whatIsShortEnoughWhenCompressedFitsIntoAnItem() {
    String huge = "0123456789".repeat(100_000);

    cache.putAll(Map.of("k", huge));

    assertThat(cache.get("k")).isEqualTo(huge);
  }

  @Test
  void whatExceedsTheMaximumIsNotWritten() {
    DynamoConfiguration.Builder<String, String> small = Jvm.strings().set("max-value-size", "2KiB");
    cache.close();
    cache = jvm.cache(name, small);
    cache.put("k", "before");

    assertThatThrownBy(() -> cache.put("k", "x".repeat(2_049)))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("cache '" + name + "'")
        .hasMessageContaining("java.lang.String takes 2049 bytes")
        .hasMessageContaining("max-value-size allows 2048");
    assertThat(cache.get("k")).isEqualTo("before");
  }

  @Test
  void whatExceedsTheMaximumOfTheReaderIsAMiss() {
    cache.put("k", LONG);
    cache.close();

    cache = jvm.cache(name, Jvm.strings().set("max-value-size", "2KiB"));

    assertThat(cache.get("k")).isNull();
  }
}
