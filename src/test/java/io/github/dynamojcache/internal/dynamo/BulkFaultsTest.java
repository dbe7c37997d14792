package io.github.dynamojcache.internal.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dynamojcache.internal.dynamo.item.Generation;
import io.github.dynamojcache.internal.dynamo.item.Partitions;
import io.github.dynamojcache.internal.entries.Deadline;
import io.github.dynamojcache.internal.entries.ExpiryRule;
import io.github.dynamojcache.internal.entries.Fanout;
import io.github.dynamojcache.internal.entries.PartlyWrittenException;
import io.github.dynamojcache.internal.entries.ReadPurpose;
import io.github.dynamojcache.internal.entries.WriteIntent;
import io.github.dynamojcache.internal.entries.WriteIntents;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.options.ClearMode;
import io.github.dynamojcache.testing.ListedIntents;
import io.github.dynamojcache.testing.MemoryTable;
import io.github.dynamojcache.testing.RequestFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** Bulk operations whose requests fail now and then: what is said to be done is done. */
@Timeout(120)
class BulkFaultsTest {

  private static final Duration LONG = Duration.ofHours(1);
  private static final List<RequestFault> FAULTS =
      List.of(
          RequestFault.NOT_SENT,
          RequestFault.LOST_ANSWER,
          RequestFault.STATUS_500,
          RequestFault.TIMEOUT);

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    Thread.interrupted();
    threads.shutdownNow();
  }

  private static void refuse(Runnable task) {
    throw new RejectedExecutionException("no helper for " + task);
  }

  /** Lets some requests fail. */
  private static final class Now implements MemoryTable.Interceptor {
    private final Random random;
    private final int oneOf;

    Now(long seed, int oneOf) {
      this.random = new Random(seed);
      this.oneOf = oneOf;
    }

    private synchronized int next(int bound) {
      return random.nextInt(bound);
    }

    @Override
    public <T> T send(DynamoDbRequest request, Supplier<T> answer) {
      return next(oneOf) == 0 ? FAULTS.get(next(FAULTS.size())).send(answer) : answer.get();
    }
  }

  private static final MemoryTable.Interceptor NONE =
      new MemoryTable.Interceptor() {
        @Override
        public <T> T send(DynamoDbRequest request, Supplier<T> answer) {
          return answer.get();
        }
      };

  private static ListedIntents puts(int from, int count, int chunkedEach) {
    List<WriteIntent> puts = new ArrayList<>();
    for (int i = from; i < from + count; i++) {
      puts.add(
          WriteIntent.put(
              MemoryStore.key(i),
              MemoryStore.value(i, chunkedEach),
              new ExpiryRule.At(Deadline.ETERNAL),
              false));
    }
    return new ListedIntents(puts, chunkedEach > 0);
  }

  private static List<CanonicalKey> keys(int count) {
    return IntStream.range(0, count).mapToObj(MemoryStore::key).toList();
  }

  private static Map<Integer, EncodedValue> readAll(
      DynamoEntryStore store, List<CanonicalKey> keys) {
    Map<Integer, EncodedValue> found = new HashMap<>();
    Set<Integer> told = new HashSet<>();
    store.readAll(
        "getAll",
        keys,
        ReadPurpose.LOOKUP,
        (place, entry) -> {
          assertThat(told.add(place)).as("told once of place %s", place).isTrue();
          if (entry != null) {
            assertThat(entry.key()).isEqualTo(keys.get(place));
            found.put(place, entry.value());
          }
        });
    assertThat(told).hasSize(keys.size());
    return found;
  }

  @Test
  void whatIsSaidToBeWrittenIsThereAndNothingElseIsForCertain() {
    for (int seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      int count = 1 + random.nextInt(400);
      int chunkedEach = random.nextInt(5);
      MemoryStore memory =
          new MemoryStore(3, LONG, random.nextBoolean() ? threads : BulkFaultsTest::refuse);
      DynamoEntryStore store = memory.open();
      memory.table.intercept(new Now(seed, 2 + random.nextInt(20)));

      BitSet written;
      boolean whole = false;
      try {
        written = store.writeAll("putAll", puts(0, count, chunkedEach));
        whole = true;
      } catch (PartlyWrittenException e) {
        written = e.written();
      }

      memory.table.intercept(NONE);
      Map<Integer, EncodedValue> found = readAll(store, keys(count));
      assertThat(found.keySet()).as("seed %s", seed).containsAll(written.stream().boxed().toList());
      assertThat(whole).as("seed %s", seed).isEqualTo(written.cardinality() == count);
      assertThat(found.values())
          .as("seed %s", seed)
          .noneMatch(EncodedValue.Unreadable.class::isInstance);
    }
  }

  @Test
  void aReadTellsOfEachKeyOrThrows() {
    MemoryStore memory = new MemoryStore(3, LONG, threads);
    DynamoEntryStore store = memory.open();
    store.writeAll("putAll", puts(0, 700, 50));
    int whole = 0;
    for (int seed = 0; seed < 60; seed++) {
      memory.table.intercept(new Now(seed, 10));
      try {
        assertThat(readAll(store, keys(1_000))).hasSize(700);
        whole++;
      } catch (CacheException e) {
        assertThat(e).hasMessageContaining("getAll");
      }
    }
    assertThat(whole).isBetween(1, 59);
  }

  @Test
  void whatWasReadInAGenerationThatHasEndedIsNotTold() {
    for (int count : new int[] {1, 99, 100, 250, 3_000}) {
      for (boolean consistent : new boolean[] {true, false}) {
        MemoryStore memory =
            new MemoryStore(2, Duration.ZERO, threads, consistent, ClearMode.GENERATION);
        DynamoEntryStore store = memory.open();
        store.writeAll("putAll", puts(0, count, 0));
        Generation next =
            Generation.startedAt(StoreFixture.CLOCK.millis() + 5_000, memory.generation.id(), 2);
        memory.putMeta(next);

        assertThat(readAll(store, keys(count))).as("%s keys", count).isEmpty();
      }
    }
  }

  @Test
  void whatIsWrittenInAGenerationThatHasEndedIsWrittenAgain() {
    MemoryStore memory =
        new MemoryStore(2, Duration.ZERO, threads, /* consistent= */ true, ClearMode.GENERATION);
    DynamoEntryStore store = memory.open();
    Generation next =
        Generation.startedAt(StoreFixture.CLOCK.millis() + 5_000, memory.generation.id(), 2);
    memory.putMeta(next);

    store.writeAll("putAll", puts(0, 500, 0));

    Partitions current = new Partitions("books", next);
    assertThat(current.all().stream().mapToInt(memory.table::size).sum()).isEqualTo(500);
    assertThat(readAll(store, keys(500))).hasSize(500);
  }

  @Test
  void intentsAreAskedForNotFarAhead() {
    MemoryStore memory = new MemoryStore(2, LONG, threads);
    memory.putMetaWithoutChunks();
    DynamoEntryStore store = memory.open();
    AtomicInteger sent = new AtomicInteger();
    memory.table.intercept(
        new MemoryTable.Interceptor() {
          @Override
          public <T> T send(DynamoDbRequest request, Supplier<T> answer) {
            if (request instanceof BatchWriteItemRequest) {
              sent.addAndGet(25);
            }
            return answer.get();
          }
        });
    ListedIntents all = puts(0, 5_000, 0);
    AtomicInteger most = new AtomicInteger();

    store.writeAll(
        "putAll",
        new WriteIntents() {
          @Override
          public int size() {
            return all.size();
          }

          @Override
          public CanonicalKey key(int place) {
            return all.key(place);
          }

          @Override
          public WriteIntent get(int place) {
            most.accumulateAndGet(place - sent.get(), Math::max);
            return all.get(place);
          }

          @Override
          public boolean needChunks() {
            return false;
          }
        });

    assertThat(sent).hasValue(5_000);
    assertThat(most.get()).isLessThan(25 * (Fanout.MAX_WAITING + Fanout.MAX_PARALLEL + 2));
  }

  @Test
  void anInterruptInTheMiddleIsToldAndLeavesTheFlag() {
    MemoryStore memory = new MemoryStore(2, LONG, BulkFaultsTest::refuse);
    memory.putMetaWithoutChunks();
    DynamoEntryStore store = memory.open();
    ListedIntents all = puts(0, 500, 0);
    WriteIntents interrupting =
        new WriteIntents() {
          @Override
          public int size() {
            return all.size();
          }

          @Override
          public CanonicalKey key(int place) {
            return all.key(place);
          }

          @Override
          public WriteIntent get(int place) {
            if (place == 450) {
              Thread.currentThread().interrupt();
            }
            return all.get(place);
          }

          @Override
          public boolean needChunks() {
            return false;
          }
        };

    PartlyWrittenException thrown =
        catchThrowableOfType(
            PartlyWrittenException.class, () -> store.writeAll("putAll", interrupting));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(thrown).hasMessageContaining("interrupted");
    assertThat(thrown.written().cardinality()).isPositive().isLessThan(500);
    assertThat(readAll(store, keys(500)).keySet())
        .isEqualTo(thrown.written().stream().boxed().collect(Collectors.toSet()));
  }
}
