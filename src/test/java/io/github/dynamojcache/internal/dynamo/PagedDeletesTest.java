package io.github.dynamojcache.internal.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dynamojcache.internal.dynamo.generation.GarbagePurge;
import io.github.dynamojcache.internal.dynamo.generation.MetaStore;
import io.github.dynamojcache.internal.dynamo.item.Contents;
import io.github.dynamojcache.internal.dynamo.item.Generation;
import io.github.dynamojcache.internal.dynamo.item.ItemLayout;
import io.github.dynamojcache.internal.dynamo.item.LeftGeneration;
import io.github.dynamojcache.internal.dynamo.item.Meta;
import io.github.dynamojcache.internal.dynamo.item.Partitions;
import io.github.dynamojcache.internal.dynamo.request.BatchWrites;
import io.github.dynamojcache.internal.dynamo.request.DynamoCalls;
import io.github.dynamojcache.internal.dynamo.request.StoreSettings;
import io.github.dynamojcache.internal.entries.Deadline;
import io.github.dynamojcache.internal.entries.Fanout;
import io.github.dynamojcache.internal.entries.ReadPurpose;
import io.github.dynamojcache.internal.entries.WriteId;
import io.github.dynamojcache.testing.ConfiguredStore;
import io.github.dynamojcache.testing.MemoryTable;
import io.github.dynamojcache.testing.RequestFault;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** What goes over a generation page by page, and fails in the middle, has not been done. */
@Timeout(60)
class PagedDeletesTest {

  private static final int ENTRIES = 60;
  private static final int PAGE = 7;

  /** No request fails: tells how many there are. */
  private static final int NONE = -1;

  @AfterEach
  void stop() {
    Thread.interrupted();
  }

  /** One fault. */
  private static final class OneFault implements MemoryTable.Interceptor {
    private final AtomicInteger requests = new AtomicInteger();
    private final int failing;
    private final RequestFault fault;

    OneFault(int failing, RequestFault fault) {
      this.failing = failing;
      this.fault = fault;
    }

    @Override
    public <T> T send(DynamoDbRequest request, Supplier<T> answer) {
      return requests.getAndIncrement() == failing ? fault.send(answer) : answer.get();
    }
  }

  private static void refuse(Runnable task) {
    throw new RejectedExecutionException("no helper for " + task);
  }

  @ParameterizedTest
  @EnumSource(RequestFault.class)
  void aCountThatFailedIsBegunAnew(RequestFault fault) {
    MemoryStore memory = new MemoryStore(3, Duration.ofHours(1), PagedDeletesTest::refuse);
    DynamoEntryStore store = memory.open();
    MemoryStore.fill(store, ENTRIES, 0);
    memory.table.pageItems(PAGE);
    int requests = 0;
    for (int failing = NONE; failing < requests; failing++) {
      OneFault one = new OneFault(failing, fault);
      memory.table.intercept(one);

      Throwable thrown = catchThrowable(() -> store.countLive("removeAll"));
      Thread.interrupted();

      requests = Math.max(requests, one.requests.get());
      assertThat(thrown == null).as("fault of request %s", failing).isEqualTo(failing == NONE);
      assertThat(store.countLive("removeAll")).isEqualTo(ENTRIES);
    }
    assertThat(requests).isGreaterThan(ENTRIES / PAGE);
  }

  @ParameterizedTest
  @EnumSource(RequestFault.class)
  void aClearByDeletingThatFailedIsFinishedByTheNext(RequestFault fault) {
    int requests = 0;
    for (int failing = NONE; failing < requests; failing++) {
      MemoryStore memory = new MemoryStore(2, Duration.ofHours(1), PagedDeletesTest::refuse);
      DynamoEntryStore store = memory.open();
      MemoryStore.fill(store, ENTRIES, 10);
      memory.table.pageItems(PAGE);
      OneFault one = new OneFault(failing, fault);
      memory.table.intercept(one);

      Throwable thrown = catchThrowable(() -> store.clear("clear"));
      Thread.interrupted();
      memory.table.intercept(new OneFault(NONE, fault));
      boolean whole = !store.entries("iterator", ReadPurpose.LOOKUP).hasNext();
      store.clear("clear");

      assertThat(thrown == null && !whole).as("done, they say, and it is not").isFalse();
      assertThat(memory.table.size()).as("the meta item is left").isEqualTo(1);
      requests = Math.max(requests, one.requests.get());
    }
    assertThat(requests).isGreaterThan(2 * ENTRIES / PAGE);
  }

  /** Knows of the meta item what a purge does with it. */
  private static final class LeasedTable extends MemoryTable {
    private final Map<String, AttributeValue> meta;
    private volatile boolean listed = true;

    LeasedTable(Map<String, AttributeValue> meta) {
      super("jcache");
      this.meta = meta;
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
      return intercepted(
          request,
          () -> {
            if (request.updateExpression().contains("DELETE")) {
              listed = false;
            }
            Map<String, AttributeValue> now = new HashMap<>(meta);
            if (!listed) {
              now.remove(Meta.GARBAGE);
            }
            return UpdateItemResponse.builder().attributes(now).build();
          });
    }
  }

  @ParameterizedTest
  @EnumSource(RequestFault.class)
  void aPurgeThatFailedDoesNotTakeItsGenerationOffTheList(RequestFault fault) {
    long longAgo = StoreFixture.CLOCK.millis() - 3_600_000;
    Generation old = Generation.startedAt(longAgo, /* previousId= */ "", 2);
    Generation current = Generation.startedAt(longAgo + 1, old.id(), 2);
    LeftGeneration left = new LeftGeneration(old, /* withoutTtl= */ false);
    Map<String, AttributeValue> meta = new HashMap<>(Meta.primaryKey("books"));
    meta.put(Meta.GENERATION, ItemLayout.string(current.id()));
    meta.put(Meta.SHARDS, ItemLayout.number(2));
    meta.put(Meta.FORMAT, ItemLayout.number(Meta.FORMAT_VERSION));
    meta.put(Meta.GARBAGE, AttributeValue.fromSs(List.of(left.token())));
    int requests = 0;
    for (int failing = NONE; failing < requests; failing++) {
      LeasedTable table = new LeasedTable(meta);
      table.pageItems(PAGE);
      Partitions partitions = new Partitions("books", old);
      for (int i = 0; i < ENTRIES; i++) {
        table.put(
            ItemLayout.item(
                partitions.of(MemoryStore.key(i)),
                MemoryStore.key(i),
                MemoryStore.value(i, 0),
                new WriteId(i),
                Deadline.ETERNAL,
                true));
      }
      DynamoCalls calls = StoreFixture.calls(table);
      StoreSettings settings =
          ConfiguredStore.settings(
              Map.of(
                  "call-timeout", StoreFixture.CALL_TIMEOUT,
                  "attempt-timeout", StoreFixture.ATTEMPT_TIMEOUT,
                  "purge-rate", 1_000_000));
      MetaStore metaStore =
          new MetaStore(
              calls, "books", settings, Contents.writtenBy(true, true), StoreFixture.CLOCK);
      GarbagePurge purge =
          new GarbagePurge(
              "books",
              calls,
              metaStore,
              new BatchWrites(calls, Fanout.alone()),
              settings,
              StoreFixture.CLOCK,
              Runnable::run,
              new CountDownLatch(1));
      Meta known = Objects.requireNonNull(Meta.read(meta, "books"));
      OneFault one = new OneFault(failing, fault);
      table.intercept(one);

      Throwable unused = catchThrowable(() -> purge.consider(known));
      Thread.interrupted();

      assertThat(table.listed || table.size() == 0)
          .as("off the list after a fault of request %s, with %s items", failing, table.size())
          .isTrue();
      table.intercept(new OneFault(NONE, fault));
      if (table.listed) {
        purge.consider(known);
      }
      assertThat(table.size()).isZero();
      assertThat(table.listed).isFalse();
      requests = Math.max(requests, one.requests.get());
    }
    assertThat(requests).isGreaterThan(ENTRIES / PAGE);
  }
}
