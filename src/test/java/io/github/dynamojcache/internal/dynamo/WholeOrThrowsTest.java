package io.github.dynamojcache.internal.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.internal.dynamo.entry.EntryPages;
import io.github.dynamojcache.internal.dynamo.item.Generation;
import io.github.dynamojcache.internal.dynamo.item.Partitions;
import io.github.dynamojcache.internal.entries.ReadPurpose;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.internal.values.Envelope;
import io.github.dynamojcache.testing.MemoryTable;
import io.github.dynamojcache.testing.RequestFault;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * An iteration that is asked again after an exception goes on where it was, or throws again: what
 * ends is whole.
 */
@Timeout(120)
class WholeOrThrowsTest {

  private static final int ENTRIES = 80;
  private static final int CHUNKED_EACH = 10;
  private static final Duration LONG = Duration.ofHours(1);

  /** Every operation asks for the generation. */
  private static final Duration NONE = Duration.ZERO;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    Thread.interrupted();
    threads.shutdownNow();
  }

  private static void refuse(Runnable task) {
    throw new RejectedExecutionException("no helper for " + task);
  }

  /** Makes a fault of some requests, by their numbers. */
  private static final class Faults implements MemoryTable.Interceptor {
    private final AtomicInteger requests = new AtomicInteger();
    private final Map<Integer, RequestFault> faults = new HashMap<>();

    @Override
    public <T> T send(DynamoDbRequest request, Supplier<T> answer) {
      RequestFault fault = faults.get(requests.getAndIncrement());
      return fault == null ? answer.get() : fault.send(answer);
    }
  }

  /** What somebody has seen who goes on after each exception. */
  private record Seen(Map<CanonicalKey, EncodedValue> entries, int exceptions) {}

  private static Seen all(DynamoEntryStore store, boolean asksFirst) {
    while (true) {
      try {
        return all(store.entries("iterator", ReadPurpose.LOOKUP), asksFirst);
      } catch (AssertionError e) {
        throw e;
      } catch (Throwable e) {
        Thread.interrupted(); // it has not even begun
      }
    }
  }

  private static Seen all(Iterator<StoredEntry> iterator, boolean asksFirst) {
    Map<CanonicalKey, EncodedValue> entries = new HashMap<>();
    int exceptions = 0;
    while (true) {
      try {
        if (asksFirst && !iterator.hasNext()) {
          return new Seen(entries, exceptions);
        }
        StoredEntry entry = iterator.next();
        assertThat(entries.put(entry.key(), entry.value())).as("told before").isNull();
      } catch (AssertionError e) {
        throw e;
      } catch (NoSuchElementException e) {
        return new Seen(entries, exceptions);
      } catch (Throwable e) {
        Thread.interrupted();
        exceptions++;
        assertThat(exceptions).as("exceptions, the last of them %s", e).isLessThan(100);
      }
    }
  }

  private static Map<CanonicalKey, EncodedValue> expected(int count, int chunkedEach) {
    Map<CanonicalKey, EncodedValue> all = new HashMap<>();
    for (int i = 0; i < count; i++) {
      EncodedValue.Text text = (EncodedValue.Text) MemoryStore.value(i, chunkedEach);
      boolean chunked = text.size() > MemoryStore.CHUNK;
      all.put(MemoryStore.key(i), chunked ? new EncodedValue.Binary(Envelope.bytes(text)) : text);
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource(RequestFault.class)
  void afterAFaultOfAnyRequestEachEntryIsToldOnce(RequestFault fault) {
    for (Executor executor : List.of(threads, (Executor) WholeOrThrowsTest::refuse)) {
      for (Duration visibility : List.of(LONG, NONE)) {
        MemoryStore memory = new MemoryStore(3, visibility, executor);
        DynamoEntryStore store = memory.open();
        MemoryStore.fill(store, ENTRIES, CHUNKED_EACH);
        memory.table.pageItems(7);
        int requests = 1;
        for (int failing = 0; failing < requests; failing++) {
          Faults faults = new Faults();
          faults.faults.put(failing, fault);
          memory.table.intercept(faults);

          Seen seen = all(store, failing % 2 == 0);

          assertThat(seen.entries())
              .as("after a fault of request %s", failing)
              .isEqualTo(expected(ENTRIES, CHUNKED_EACH));
          requests = faults.requests.get();
        }
        assertThat(requests).isGreaterThan(ENTRIES / 7);
      }
    }
  }

  /** Two in a row may both be questions for the meta item. */
  @ParameterizedTest
  @EnumSource(RequestFault.class)
  void afterFaultsOfAnyTwoRequestsEachEntryIsToldOnce(RequestFault fault) {
    for (Executor executor : List.of(threads, (Executor) WholeOrThrowsTest::refuse)) {
      for (int first = 0; first < 8; first++) {
        for (int second = first + 1; second < 8; second++) {
          MemoryStore memory = new MemoryStore(2, NONE, executor);
          DynamoEntryStore store = memory.open();
          MemoryStore.fill(store, 20, CHUNKED_EACH);
          memory.table.pageItems(7);
          Faults faults = new Faults();
          faults.faults.put(first, fault);
          faults.faults.put(second, fault);
          memory.table.intercept(faults);

          Seen seen = all(store, /* asksFirst= */ true);

          assertThat(seen.entries())
              .as("after faults of requests %s and %s", first, second)
              .isEqualTo(expected(20, CHUNKED_EACH));
        }
      }
    }
  }

  @Test
  void afterManyFaultsOfAnyKindEachEntryIsToldOnce() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      int entries = random.nextInt(200);
      int chunkedEach = random.nextInt(4);
      MemoryStore memory =
          new MemoryStore(
              1 + random.nextInt(9),
              random.nextBoolean() ? LONG : NONE,
              random.nextInt(3) == 0 ? WholeOrThrowsTest::refuse : threads);
      DynamoEntryStore store = memory.open();
      MemoryStore.fill(store, entries, chunkedEach);
      memory.table.pageItems(1 + random.nextInt(30));
      Faults faults = new Faults();
      random
          .ints(10, 0, 60)
          .forEach(
              request ->
                  faults.faults.put(
                      request,
                      List.of(RequestFault.values())
                          .get(random.nextInt(RequestFault.values().length))));
      memory.table.intercept(faults);

      Seen seen = all(store, random.nextBoolean());

      assertThat(seen.entries()).as("seed %s", seed).isEqualTo(expected(entries, chunkedEach));
    }
  }

  @Test
  void aFailureIsThrownBeforeTheEnd() {
    MemoryStore memory = new MemoryStore(1, LONG, WholeOrThrowsTest::refuse);
    DynamoEntryStore store = memory.open();
    MemoryStore.fill(store, 5, 0);
    memory.table.pageItems(5);
    Faults faults = new Faults();
    faults.faults.put(1, RequestFault.STATUS_500); // the page behind the last entry
    memory.table.intercept(faults);

    Seen seen = all(store, /* asksFirst= */ true);

    assertThat(seen.entries()).hasSize(5);
    assertThat(seen.exceptions()).isEqualTo(1);
  }

  @Test
  void aFailureThatStaysIsThrownEachTime() {
    MemoryStore memory = new MemoryStore(2, LONG, threads);
    DynamoEntryStore store = memory.open();
    MemoryStore.fill(store, 20, 0);
    Iterator<StoredEntry> iterator = store.entries("iterator", ReadPurpose.LOOKUP);
    memory.table.intercept(
        new MemoryTable.Interceptor() {
          @Override
          public <T> T send(DynamoDbRequest request, Supplier<T> answer) {
            return RequestFault.TIMEOUT.send(answer);
          }
        });

    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(iterator::hasNext).isInstanceOf(CacheException.class);
      assertThatThrownBy(iterator::next).isInstanceOf(CacheException.class);
    }
  }

  /** Lets queries wait until they may go on. */
  private static final class Held implements MemoryTable.Interceptor {
    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);
    private final int from;

    Held(int from) {
      this.from = from;
    }

    @Override
    public <T> T send(DynamoDbRequest request, Supplier<T> answer) {
      if (request instanceof QueryRequest && begun.getAndIncrement() >= from) {
        try {
          released.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      return answer.get();
    }
  }

  @Test
  void aPageThatWasUnderWayWhenItsReaderWasInterruptedIsTakenTheNextTime() throws Exception {
    MemoryStore memory = new MemoryStore(2, LONG, threads);
    DynamoEntryStore store = memory.open();
    MemoryStore.fill(store, ENTRIES, 0);
    memory.table.pageItems(10);
    Faults none = new Faults();
    memory.table.intercept(none);
    all(store, /* asksFirst= */ true);
    int pages = none.requests.get();
    Held held = new Held(3);
    memory.table.intercept(held);
    Iterator<StoredEntry> iterator = store.entries("iterator", ReadPurpose.LOOKUP);
    Map<CanonicalKey, EncodedValue> entries = new HashMap<>();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Callable<Boolean> reading =
        () -> {
          try {
            iterator.forEachRemaining(entry -> entries.put(entry.key(), entry.value()));
          } catch (CacheException e) {
            thrown.set(e);
          }
          return Thread.currentThread().isInterrupted();
        };
    var result = new FutureTask<>(reading);
    Thread reader = new Thread(result);
    reader.start();
    Awaitility.await().until(() -> held.begun.get() > 3 && waits(reader));

    reader.interrupt();

    assertThat(result.get()).as("the flag").isTrue();
    assertThat(thrown.get()).isInstanceOf(CacheException.class).hasMessageContaining("interrupted");
    int begun = held.begun.get();
    held.released.countDown();
    Seen rest = all(iterator, /* asksFirst= */ true);
    assertThat(rest.entries()).doesNotContainKeys(entries.keySet().toArray(new CanonicalKey[0]));
    entries.putAll(rest.entries());
    assertThat(entries).isEqualTo(expected(ENTRIES, 0));
    assertThat(held.begun.get()).as("no page is asked for twice").isEqualTo(pages);
    assertThat(begun).isLessThanOrEqualTo(3 + EntryPages.MAX_AHEAD);
  }

  private static boolean waits(Thread thread) {
    return thread.getState() == Thread.State.WAITING;
  }

  @Test
  void aThreadThatIsInterruptedAlreadyLeavesNothingOut() {
    MemoryStore memory = new MemoryStore(3, LONG, threads);
    DynamoEntryStore store = memory.open();
    MemoryStore.fill(store, ENTRIES, CHUNKED_EACH);
    memory.table.pageItems(5);
    Iterator<StoredEntry> iterator = store.entries("iterator", ReadPurpose.LOOKUP);
    Map<CanonicalKey, EncodedValue> entries = new HashMap<>();
    int step = 0;
    while (true) {
      if (step++ % 3 == 0) {
        Thread.currentThread().interrupt();
      }
      try {
        if (!iterator.hasNext()) {
          break;
        }
        StoredEntry entry = iterator.next();
        assertThat(entries.put(entry.key(), entry.value())).isNull();
      } catch (CacheException e) {
        Thread.interrupted();
      }
    }

    Thread.interrupted();
    assertThat(entries).isEqualTo(expected(ENTRIES, CHUNKED_EACH));
  }

  @Test
  void aFailedFirstPageOfAGenerationThatHasEndedIsNoFailure() {
    MemoryStore memory = new MemoryStore(1, NONE, WholeOrThrowsTest::refuse);
    DynamoEntryStore store = memory.open();
    Generation next =
        Generation.startedAt(StoreFixture.CLOCK.millis() + 5_000, memory.generation.id(), 1);
    memory.putMeta(next);
    String old = new Partitions("books", memory.generation).all().get(0);
    memory.table.intercept(
        new MemoryTable.Interceptor() {
          @Override
          public <T> T send(DynamoDbRequest request, Supplier<T> answer) {
            return request instanceof QueryRequest query
                    && query.expressionAttributeValues().toString().contains(old)
                ? RequestFault.STATUS_500.send(answer)
                : answer.get();
          }
        });

    assertThat(store.entries("iterator", ReadPurpose.LOOKUP).hasNext()).isFalse();
  }

  @Test
  void aFullStackAtAnyPlaceLeavesNothingOut() throws Exception {
    MemoryStore memory = new MemoryStore(2, LONG, WholeOrThrowsTest::refuse);
    DynamoEntryStore store = memory.open();
    MemoryStore.fill(store, 400, 40);
    memory.table.pageItems(5);
    FullStack reader = new FullStack(store.entries("iterator", ReadPurpose.LOOKUP));
    Thread thread = new Thread(null, reader, "reader", 256 << 10);
    thread.start();
    thread.join();

    assertThat(reader.overflows).isPositive();
    assertThat(List.of(reader.seen).subList(0, 400)).doesNotHaveDuplicates();
  }

  /** Takes entries wherever the stack is about to be full, a little further down each time. */
  private static final class FullStack implements Runnable {
    private static final int TRIED_EACH_TIME = 200;
    private final Iterator<StoredEntry> iterator;
    private final StoredEntry[] seen = new StoredEntry[400];
    private int count;
    private int overflows;
    private int left;
    private boolean ended;

    FullStack(Iterator<StoredEntry> iterator) {
      this.iterator = iterator;
    }

    @Override
    public void run() {
      while (!ended) {
        left = TRIED_EACH_TIME;
        descend();
      }
    }

    @SuppressWarnings("InfiniteRecursion") // that is what it is for
    private void descend() {
      try {
        descend();
      } catch (StackOverflowError e) {
        // from here on upwards
      }
      if (ended || left == 0) {
        return;
      }
      left--;
      try {
        StoredEntry next = iterator.next(); // and no call until it is kept
        seen[count] = next;
        count++;
      } catch (NoSuchElementException e) {
        ended = true;
      } catch (StackOverflowError e) {
        overflows++;
      }
    }
  }
}
