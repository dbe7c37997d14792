package io.github.dynamojcache.semantics.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.RawTable;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Batches that DynamoDB does only in part are finished, or given up with a clear word. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class BatchesTest {

  private RawTable table;
  private Jvm jvm;
  private Cache<String, String> cache;

  @BeforeEach
  void open(LocalDynamo dynamo) {
    table = new RawTable(dynamo, dynamo.newTableName());
    jvm = new Jvm(dynamo, table.name());
    cache = jvm.cache("batches", Jvm.strings().clearVisibility(Duration.ofHours(1)));
  }

  @AfterEach
  void close() {
    jvm.close();
  }

  private static Map<String, String> entries(int count) {
    return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v" + i));
  }

  @Test
  void whatWasLeftUnwrittenIsWritten() {
    jvm.log.clear();
    jvm.batches.leaveUnprocessed(20);
    jvm.batches.leaveUnprocessed(15);

    cache.putAll(entries(25));

    assertThat(table.items("batches")).hasSize(25);
    assertThat(jvm.log.count("BatchWriteItem")).isEqualTo(3);
  }

  @Test
  void whatWasLeftUnremovedIsRemoved() {
    cache.putAll(entries(60));
    jvm.batches.leaveUnprocessed(24);
    jvm.batches.leaveUnprocessed(24);

    cache.removeAll(entries(60).keySet());

    assertThat(table.items("batches")).isEmpty();
  }

  @Test
  void whatWasLeftUnreadIsRead() {
    cache.putAll(entries(150));
    jvm.batches.leaveUnprocessed(90);
    jvm.batches.leaveUnprocessed(45);
    jvm.batches.leaveUnprocessed(1);

    assertThat(cache.getAll(entries(150).keySet())).isEqualTo(entries(150));
  }

  @Test
  void aLargeBatchIsSplitToDynamosLimits() {
    jvm.log.clear();
    cache.putAll(entries(101));
    assertThat(jvm.log.operations()).hasSize(5).containsOnly("BatchWriteItem");

    jvm.log.clear();
    assertThat(cache.getAll(entries(101).keySet())).hasSize(101);
    assertThat(jvm.log.operations()).hasSize(2).containsOnly("BatchGetItem");
  }

  @Test
  void writesThatAreNeverDoneAreGivenUp() {
    jvm.nothingProcessed.turnOn();
    jvm.log.clear();

    assertThatThrownBy(() -> cache.putAll(entries(7)))
        .isInstanceOf(CacheException.class)
        .hasMessageContainingAll("putAll", "left 7 of", "7 items", table.name(), "throttled");
    assertThat(jvm.log.count("BatchWriteItem")).isEqualTo(9);
  }

  @Test
  void removalsThatAreNeverDoneAreGivenUp() {
    jvm.nothingProcessed.turnOn();

    assertThatThrownBy(() -> cache.removeAll(Set.of("a", "b")))
        .isInstanceOf(CacheException.class)
        .hasMessageContainingAll("removeAll", "left 2 of", "2 items", table.name());
  }

  @Test
  void readsThatAreNeverDoneAreGivenUp() {
    cache.putAll(entries(5));
    jvm.nothingProcessed.turnOn();

    assertThatThrownBy(() -> cache.getAll(entries(5).keySet()))
        .isInstanceOf(CacheException.class)
        .hasMessageContainingAll("getAll", "left 5 of", table.name(), "throttled");
  }
}
