package io.github.dynamojcache.internal.bypass;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.internal.entries.Deadline;
import io.github.dynamojcache.internal.entries.ExpiryRule;
import io.github.dynamojcache.internal.entries.ReadPurpose;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.entries.WriteIntent;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.testing.ListedIntents;
import io.github.dynamojcache.testing.MemoryEntryStore;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A key that is changed all the time is cached again after one failure, and never seen old. */
@Timeout(30)
class BusyKeyTest {

  private static final CanonicalKey K = new CanonicalKey("s:k", null);
  private static final CanonicalKey L = new CanonicalKey("s:l", null);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicReference<Consumer<String>> onRequest =
      new AtomicReference<>(operation -> {});
  private final MemoryEntryStore table =
      new MemoryEntryStore(
          InstantSource.system(), operation -> requireNonNull(onRequest.get()).accept(operation));
  private final BypassCounters counters = new BypassCounters();
  private final Journal journal = new Journal(1_000);
  private final BypassSwitch bypassSwitch =
      new BypassSwitch(
          new Breaker(5),
          journal,
          counters,
          new OutageNotifier("c", List.of(), System::nanoTime, Runnable::run));
  private final Replay replay = new Replay(table, table, bypassSwitch, journal, counters);
  private final Recovery recovery =
      new Recovery(
          new Probe(table, () -> {}, new ConnectionHealth(), Duration.ofMillis(50)),
          replay,
          bypassSwitch,
          journal,
          new RetryPause(Duration.ofMillis(50), () -> 0),
          threads);
  private final OutageTolerantStore entries =
      new OutageTolerantStore(table, bypassSwitch, journal, recovery, replay, counters);

  @AfterEach
  void stop() {
    recovery.stop();
    threads.shutdownNow();
  }

  private static WriteIntent put(CanonicalKey key, String value) {
    return WriteIntent.put(
        key,
        new EncodedValue.Text(value),
        new ExpiryRule.At(Deadline.ETERNAL),
        /* returnOld= */ false);
  }

  private static CacheException noAnswer() {
    return new CacheException("no answer", new IOException("on purpose"));
  }

  /** The next request is carried out, and its answer is lost. */
  private void failOnce(Runnable request) {
    AtomicBoolean failed = new AtomicBoolean();
    onRequest.set(
        operation -> {
          if (failed.compareAndSet(false, true)) {
            throw noAnswer();
          }
          LockSupport.parkNanos(5_000_000); // each answer takes its time
        });
    request.run();
    assertThat(journal.contains(K)).isTrue();
  }

  /**
   * A change that is made again and again.
   *
   * @param name for the report
   * @param change makes it
   */
  record Row(String name, Consumer<OutageTolerantStore> change) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Row> changes() {
    return Stream.of(
        new Row("put", entries -> entries.write("put", put(K, "new"))),
        new Row(
            "putIfAbsent",
            entries ->
                entries.write(
                    "putIfAbsent",
                    WriteIntent.putIfAbsent(K, new EncodedValue.Text("new"), Deadline.ETERNAL))),
        new Row(
            "invoke",
            entries -> {
              StoredEntry seen = entries.read("invoke", K, ReadPurpose.CHANGE);
              entries.write(
                  "invoke",
                  seen == null
                      ? WriteIntent.putIfAbsent(K, new EncodedValue.Text("new"), Deadline.ETERNAL)
                      : WriteIntent.replaceIfUnmodified(
                          K,
                          seen.version(),
                          new EncodedValue.Text("new"),
                          new ExpiryRule.At(Deadline.ETERNAL)));
            }),
        new Row("putAll", entries -> entries.writeAll("putAll", ListedIntents.of(put(K, "new")))),
        new Row(
            "invokeAll",
            entries -> {
              entries.readAll("invokeAll", List.of(K), ReadPurpose.CHANGE, (place, entry) -> {});
              entries.write("invokeAll", put(K, "new"));
            }));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aKeyThatIsChangedAllTheTimeIsCachedAgain(Row row) {
    table.write("put", put(K, "old"));
    failOnce(() -> entries.write("put", put(K, "failed")));

    await()
        .atMost(Duration.ofSeconds(5))
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofNanos(1))
        .until(
            () -> {
              row.change().accept(entries);
              StoredEntry seen = entries.read("get", K, ReadPurpose.LOOKUP);
              assertThat(seen == null || seen.value().equals(new EncodedValue.Text("new")))
                  .as("never old")
                  .isTrue();
              return seen != null;
            });

    await().atMost(Duration.ofSeconds(5)).until(journal::isEmpty);
  }

  @Test
  void manyThreadsThatChangeOneKeyGetItCachedAgain() throws Exception {
    table.write("put", put(K, "old"));
    failOnce(() -> entries.write("put", put(K, "failed")));
    AtomicBoolean stopped = new AtomicBoolean();
    for (int i = 0; i < 8; i++) {
      threads.execute(
          () -> {
            while (!stopped.get()) {
              entries.write("put", put(K, "new"));
            }
          });
    }

    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> entries.read("get", K, ReadPurpose.LOOKUP) != null);

    stopped.set(true);
    await().atMost(Duration.ofSeconds(5)).until(journal::isEmpty);
  }

  /** Another process fills the cache between the deletion and our removal. */
  @Test
  void aRemovalDuringTheDeletionIsNotLost() {
    for (CanonicalKey key : List.of(K, L)) {
      table.write("put", put(key, "old"));
      journal.record(key, /* sent= */ false);
    }
    AtomicInteger deletions = new AtomicInteger();
    onRequest.set(
        operation -> {
          if (operation.equals(Recovery.OPERATION) && deletions.incrementAndGet() == 2) {
            CanonicalKey deleted = table.read("test", K, ReadPurpose.LOOKUP) == null ? K : L;
            table.write("put", put(deleted, "of another process"));
            entries.write("remove", WriteIntent.remove(deleted, /* returnOld= */ false));
          }
        });

    replay.run(journal.last());

    assertThat(deletions.get()).isGreaterThanOrEqualTo(2);
    assertThat(table.read("test", K, ReadPurpose.LOOKUP)).isNull();
    assertThat(table.read("test", L, ReadPurpose.LOOKUP)).isNull();
  }

  /** What was given up may still arrive: nobody deletes before that, whoever changes the key. */
  @Test
  void aRequestThatMayStillBeOnItsWayIsWaitedFor() {
    journal.record(K, /* sent= */ true);
    table.write("put", put(K, "arrived late"));

    entries.write("put", put(K, "new"));

    assertThat(journal.contains(K)).isTrue();
    assertThat(requireNonNull(table.read("test", K, ReadPurpose.LOOKUP)).value())
        .isEqualTo(new EncodedValue.Text("arrived late"));
    assertThat(entries.read("get", K, ReadPurpose.LOOKUP)).isNull();
  }

  @Test
  void aKeyWhoseDeletionFailsStaysUnseen() {
    table.write("put", put(K, "old"));
    journal.record(K, /* sent= */ false);
    onRequest.set(
        operation -> {
          if (operation.equals(Recovery.OPERATION)) {
            throw noAnswer();
          }
        });

    entries.write("put", put(K, "new"));

    assertThat(entries.read("get", K, ReadPurpose.LOOKUP)).isNull();
    assertThat(journal.contains(K)).isTrue();
  }
}
