package io.github.dynamojcache.internal.dynamo.chunks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.internal.dynamo.StoreFixture;
import io.github.dynamojcache.internal.dynamo.chunks.OrphanedChunks.Reference;
import io.github.dynamojcache.internal.dynamo.item.ChunkedValue;
import io.github.dynamojcache.internal.dynamo.item.Contents;
import io.github.dynamojcache.internal.dynamo.item.Generation;
import io.github.dynamojcache.internal.dynamo.item.ItemMapper;
import io.github.dynamojcache.internal.dynamo.item.Partitions;
import io.github.dynamojcache.internal.dynamo.request.BatchWrites;
import io.github.dynamojcache.internal.dynamo.request.DynamoCalls;
import io.github.dynamojcache.internal.entries.Deadline;
import io.github.dynamojcache.internal.entries.Fanout;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.seal.NoSeal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;

/** An Error costs the chunks at hand, and none that come later. */
@Timeout(20)
class ReplacedChunksTest {

  private static final Partitions PARTITIONS =
      new Partitions("books", new Generation("1hf7uaq00abcdefg", 1));

  private final Table table = new Table();
  private final AtomicReference<Executor> looking = new AtomicReference<>(Runnable::run);
  private final AtomicReference<Executor> waiting = new AtomicReference<>(Runnable::run);
  private final DelayedChunkDeletion replaced = replacedChunks();

  /** DynamoDB without entries. */
  private static final class Table implements DynamoDbClient {
    private final AtomicInteger deleted = new AtomicInteger();

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
      return BatchGetItemResponse.builder().responses(Map.of()).unprocessedKeys(Map.of()).build();
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
      request.requestItems().values().forEach(items -> deleted.addAndGet(items.size()));
      return BatchWriteItemResponse.builder().unprocessedItems(Map.of()).build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  private DelayedChunkDeletion replacedChunks() {
    DynamoCalls calls = StoreFixture.calls(table);
    Fanout alone = Fanout.alone();
    Chunks chunks = new Chunks(calls, alone, new BatchWrites(calls, alone), /* nativeTtl= */ false);
    OrphanedChunks abandoned =
        new OrphanedChunks(
            calls,
            alone,
            chunks,
            new ItemMapper(NoSeal.UNSEALED, /* nativeTtl= */ false),
            () -> Contents.UNKNOWN,
            task -> requireNonNull(looking.get()).execute(task));
    return new DelayedChunkDeletion(
        abandoned, Duration.ofMillis(1), task -> requireNonNull(waiting.get()).execute(task));
  }

  private void add() {
    ChunkedValue value = ChunkedValue.of(new byte[100], 50, Deadline.ETERNAL);
    replaced.add("put", PARTITIONS, new Reference(new CanonicalKey("s:k", null), value));
  }

  @Test
  void chunksToWhichNoEntryRefersAreDeleted() {
    add();

    assertThat(table.deleted).hasValue(2);
  }

  @Test
  void whenNoThreadCanBeStartedTheNextOnesTryAgain() {
    waiting.set(
        task -> {
          throw new OutOfMemoryError("unable to create native thread");
        });
    assertThatThrownBy(this::add).isInstanceOf(OutOfMemoryError.class);
    waiting.set(Runnable::run);

    add();

    assertThat(table.deleted).hasValue(4);
  }

  @Test
  void anErrorWhileSomeAreLookedAtKeepsNoOthers() {
    looking.set(
        task -> {
          throw new StackOverflowError("on purpose");
        });
    add();
    looking.set(Runnable::run);

    add();

    assertThat(table.deleted).hasValue(2);
  }
}
