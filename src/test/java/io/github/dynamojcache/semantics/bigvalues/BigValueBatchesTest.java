package io.github.dynamojcache.semantics.bigvalues;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.options.Oversize;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.SharedTable;
import io.github.dynamojcache.testing.Statistics;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ModifiedExpiryPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many requests it takes to read and write many values in chunks. */
@Tag("server")
class BigValueBatchesTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private static final String BIG = "b".repeat(1_000); // 11 chunks of up to 100 bytes

  private final Jvm jvm = SHARED.jvm();
  private final String name = SHARED.newCacheName();
  private final Map<String, String> many =
      IntStream.range(0, 50).boxed().collect(Collectors.toMap(i -> "k" + i, i -> BIG + i));

  private static DynamoConfiguration.Builder<String, String> chunking() {
    return Jvm.strings()
        .compression(Compression.NONE)
        .set("chunk-size", 100)
        .expiry(ModifiedExpiryPolicy.factoryOf(Duration.ONE_HOUR));
  }

  @Test
  void aBatchWritesTheChunksOfAllItsValuesTogether() {
    Cache<String, String> cache = jvm.cache(name, chunking());
    jvm.log.clear();

    cache.putAll(many);

    assertThat(jvm.log.operations()).containsOnly("BatchWriteItem");
    assertThat(jvm.log.count()).isEqualTo(22 + 2); // 550 chunks and 50 entries, 25 a request
  }

  @Test
  void aBatchReadsTheChunksOfAllItsValuesTogether() {
    Cache<String, String> cache = jvm.cache(name, chunking());
    cache.putAll(many);
    jvm.log.clear();

    assertThat(cache.getAll(many.keySet())).isEqualTo(many);

    assertThat(jvm.log.operations()).containsOnly("BatchGetItem");
    assertThat(jvm.log.count()).isEqualTo(1 + 6); // 50 entries and 550 chunks, 100 a request
  }

  @Test
  void aBatchCountsOnlyWhatItStored() {
    Cache<String, String> cache =
        jvm.cache(name, chunking().oversize(Oversize.SKIP).statistics(true));

    cache.putAll(Map.of("small", "s", "huge", "h".repeat(500_000)));

    assertThat(Statistics.of(cache).puts()).isEqualTo(1);
  }
}
