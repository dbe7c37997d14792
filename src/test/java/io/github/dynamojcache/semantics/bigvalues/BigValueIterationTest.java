package io.github.dynamojcache.semantics.bigvalues;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.SharedTable;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import javax.cache.Cache;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;

/** How much of large values is fetched before somebody asks for it. */
@Tag("server")
class BigValueIterationTest {

  private static final int ENTRIES = 11; // one, four, four again, and the rest
  private static final int CHUNKS = 3; // of each value
  private static final String MEGABYTE = "m".repeat(1_000_000);

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private static Cache<String, String> cache;

  private final Jvm jvm = SHARED.jvm();

  @BeforeAll
  static void fill() {
    DynamoConfiguration.Builder<String, String> settings =
        Jvm.strings()
            .compression(Compression.NONE)
            .set("shards", 1)
            .clearVisibility(Duration.ofHours(1));
    cache = SHARED.jvm().cache(SHARED.newCacheName(), settings);
    for (int i = 0; i < ENTRIES; i++) {
      cache.put("k" + i, MEGABYTE);
    }
  }

  @BeforeEach
  void clearLog() {
    jvm.log.clear();
  }

  private int chunksFetched() {
    return jvm.log.requests("BatchGetItem").stream()
        .mapToInt(
            request ->
                ((BatchGetItemRequest) request.request())
                    .requestItems().values().stream()
                        .mapToInt(wanted -> wanted.keys().size())
                        .sum())
        .sum();
  }

  @Test
  void askingWhetherThereIsAnythingFetchesOneValue() {
    assertThat(cache.iterator().hasNext()).isTrue();

    assertThat(jvm.log.operations()).startsWith("Query").hasSizeLessThanOrEqualTo(1 + CHUNKS);
    assertThat(chunksFetched()).isEqualTo(CHUNKS);
  }

  @Test
  void whoReadsOnHasFourMegabytesFetchedAheadAtTheMost() {
    Iterator<Cache.Entry<String, String>> iterator = cache.iterator();
    Set<String> seen = new HashSet<>();
    int most = 0;
    while (iterator.hasNext()) {
      seen.add(iterator.next().getKey());
      most = Math.max(most, chunksFetched() - CHUNKS * (seen.size() - 1));
    }

    assertThat(seen).hasSize(ENTRIES);
    assertThat(chunksFetched()).isEqualTo(CHUNKS * ENTRIES);
    assertThat(most).as("chunks of values that nobody had").isEqualTo(4 * CHUNKS);
  }
}
