package io.github.dynamojcache.semantics.bigvalues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.options.Oversize;
import io.github.dynamojcache.options.SealMode;
import io.github.dynamojcache.seal.SealKeys;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.Seals;
import io.github.dynamojcache.testing.SharedTable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Documents stay documents as long as they fit into the item; larger ones are bytes. */
@Tag("server")
class BigDocumentsTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  record Page(String title, List<String> lines) {}

  private static final Page SMALL = new Page("small", List.of("one line"));

  /** Compresses well, and takes several write units. */
  private static final Page REPETITIVE = new Page("rows", repeated(400));

  /** Does not fit into an item as it is, but does when it is compressed. */
  private static final Page HUGE_REPETITIVE = new Page("rows", repeated(40_000));

  /** Does not fit into an item, compressed or not. */
  private static final Page HUGE = new Page("noise", noise(1));

  private static final Page OTHER_HUGE = new Page("noise", noise(2));

  private final Jvm jvm = SHARED.jvm();
  private final RawTable table = SHARED.table();
  private final String name = SHARED.newCacheName();

  private static List<String> repeated(int times) {
    return Stream.generate(() -> "the same line again").limit(times).toList();
  }

  private static List<String> noise(long seed) {
    Random random = new Random(seed);
    return Stream.generate(() -> Long.toString(random.nextLong(), 36)).limit(60_000).toList();
  }

  private static DynamoConfiguration.Builder<String, Page> pages() {
    return DynamoConfiguration.builder(String.class, Page.class)
        .valueCodec("json")
        .clearVisibility(Duration.ofDays(1)); // no requests but those of the operations
  }

  private AttributeValue stored() {
    return RawTable.attribute(table.onlyItem(name), "v");
  }

  @Test
  void aDocumentThatFitsIsNotCompressed() {
    Cache<String, Page> cache =
        jvm.cache(name, pages().compression(Compression.DEFLATE).set("compression-threshold", 0));

    cache.put("k", REPETITIVE);

    assertThat(stored().hasM()).isTrue();
    assertThat(cache.get("k")).isEqualTo(REPETITIVE);
  }

  @Test
  void aDocumentThatDoesNotFitIsCompressedBytesInOneItem() {
    Cache<String, Page> cache = jvm.cache(name, pages().compression(Compression.DEFLATE));
    jvm.log.clear();

    cache.put("k", HUGE_REPETITIVE);

    assertThat(jvm.log.operations()).containsExactly("PutItem");
    assertThat(stored().b()).isNotNull();
    assertThat(cache.get("k")).isEqualTo(HUGE_REPETITIVE);
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void oneThatDoesNotFitCompressedEitherStandsInChunks(Compression compression) {
    Cache<String, Page> cache = jvm.cache(name, pages().compression(compression));
    cache.put("l", HUGE); // from now on, everybody knows that there may be chunks
    jvm.log.clear();

    cache.put("k", HUGE);

    assertThat(jvm.log.operations()).containsExactly("BatchWriteItem", "PutItem");
    assertThat(cache.get("k")).isEqualTo(HUGE);
  }

  @Test
  void bigAndSmallDocumentsReplaceEachOther() {
    Cache<String, Page> cache = jvm.cache(name, pages());
    cache.put("k", SMALL);

    assertThat(cache.replace("k", SMALL, HUGE)).isTrue();
    assertThat(cache.replace("k", SMALL, OTHER_HUGE)).isFalse();
    assertThat(cache.replace("k", HUGE, OTHER_HUGE)).isTrue();
    assertThat(cache.getAndPut("k", REPETITIVE)).isEqualTo(OTHER_HUGE);
    assertThat(stored().hasM()).isTrue();
    assertThat(cache.remove("k", HUGE)).isFalse();
    cache.putAll(Map.of("k", HUGE, "l", SMALL));
    assertThat(cache.getAll(Set.of("k", "l"))).isEqualTo(Map.of("k", HUGE, "l", SMALL));
    assertThat(cache.remove("k", HUGE)).isTrue();
    assertThat(stored().hasM()).isTrue();
  }

  @Test
  void aLongKeyLeavesLessRoomForADocument() {
    Cache<String, Page> cache = jvm.cache(name, pages().compression(Compression.NONE));
    Page almost = new Page("x".repeat(380_000), List.of());
    String longKey = "k".repeat(40_000);

    cache.put(longKey, almost);

    assertThat(stored().b()).isNotNull();
    assertThat(cache.get(longKey)).isEqualTo(almost);
  }

  @Test
  void documentsOfMoreThanAChunkAreBytes() {
    Cache<String, Page> cache =
        jvm.cache(name, pages().compression(Compression.NONE).set("chunk-size", 100));

    cache.put("k", SMALL);
    assertThat(stored().hasM()).isTrue();
    cache.put("k", REPETITIVE);
    assertThat(stored().b()).isNotNull();
    assertThat(cache.get("k")).isEqualTo(REPETITIVE);
  }

  @Test
  void withoutChunksABigDocumentIsRefusedInWords() {
    Cache<String, Page> cache = jvm.cache(name, pages().oversize(Oversize.FAIL));
    cache.put("k", SMALL);

    assertThatThrownBy(() -> cache.put("k", HUGE))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("cache '" + name + "': a value of class " + Page.class.getTypeName())
        .hasMessageContaining("DynamoDB allows 409600 for an item")
        .hasMessageContaining("oversize = chunk");
    assertThat(cache.get("k")).isEqualTo(SMALL);
  }

  @Test
  void aBigDocumentIsSkippedWhereThatIsWanted() {
    Cache<String, Page> cache = jvm.cache(name, pages().oversize(Oversize.SKIP));
    cache.put("k", SMALL);

    cache.put("k", HUGE);

    assertThat(cache.containsKey("k")).isFalse();
    assertThat(table.items(name)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void aSealedDocumentIsCompressedAndCutAsAnyOtherBytes(SealMode mode) {
    Cache<String, Page> cache =
        jvm.cache(name, pages().seal(mode, SealKeys.of(Seals.key(mode, "k1"))));

    cache.put("k", HUGE);
    assertThat(cache.get("k")).isEqualTo(HUGE);
    cache.put("k", REPETITIVE);
    assertThat(stored().b().asByteArray()).hasSizeLessThan(1_024);
    assertThat(cache.get("k")).isEqualTo(REPETITIVE);
  }

  @Test
  void aBooleanIsNeverCompressed() {
    Cache<String, Object> cache =
        jvm.cache(
            name,
            DynamoConfiguration.builder(String.class, Object.class)
                .set("compression-threshold", 0));

    cache.put("k", true);

    assertThat(stored().bool()).isTrue();
    assertThat(cache.get("k")).isEqualTo(true);
  }
}
