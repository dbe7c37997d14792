package io.github.dynamojcache.internal.bypass;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.internal.entries.Deadline;
import io.github.dynamojcache.internal.entries.ExpiryRule;
import io.github.dynamojcache.internal.entries.GenerationStore;
import io.github.dynamojcache.internal.entries.ReadPurpose;
import io.github.dynamojcache.internal.entries.WriteIntent;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.options.FailureState;
import io.github.dynamojcache.testing.ListedIntents;
import io.github.dynamojcache.testing.MemoryEntryStore;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An Error in an operation, or in the recovery, is the trouble of that one: the cache comes back.
 */
@Timeout(30)
class ErrorsInRecoveryTest {

  private static final CanonicalKey K = new CanonicalKey("s:k", null);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicReference<Consumer<Runnable>> starter =
      new AtomicReference<>(threads::execute);
  private final AtomicReference<Consumer<String>> onRequest =
      new AtomicReference<>(operation -> {});
  private final AtomicReference<Runnable> onProbe = new AtomicReference<>(() -> {});
  private final MemoryEntryStore table =
      new MemoryEntryStore(
          InstantSource.system(), operation -> requireNonNull(onRequest.get()).accept(operation));
  private final BypassCounters counters = new BypassCounters();
  private final ScarceNotes notes = new ScarceNotes();
  private final Journal journal = new Journal(1_000, notes);
  private final BypassSwitch bypassSwitch =
      new BypassSwitch(
          new Breaker(1),
          journal,
          counters,
          new OutageNotifier("c", List.of(), System::nanoTime, Runnable::run));
  private final Replay replay = new Replay(table, table, bypassSwitch, journal, counters);
  private final ConnectionHealth health = new ConnectionHealth();
  private final Recovery recovery =
      new Recovery(
          new Probe(
              new GenerationStore() {
                @Override
                public void refresh(String operation) {
                  requireNonNull(onProbe.get()).run();
                }

                @Override
                public void startNewGeneration(String operation) {
                  throw new IllegalStateException("a probe asks, and changes nothing");
                }
              },
              () -> requireNonNull(onProbe.get()).run(),
              health,
              Duration.ZERO),
          replay,
          bypassSwitch,
          journal,
          new RetryPause(Duration.ofMillis(5), () -> 0),
          task -> requireNonNull(starter.get()).accept(task));
  private final OutageTolerantStore entries =
      new OutageTolerantStore(table, bypassSwitch, journal, recovery, replay, counters);

  /** A map that may have no memory for another key. */
  private static final class ScarceNotes extends ConcurrentHashMap<CanonicalKey, Journal.Note>
      implements ConcurrentMap<CanonicalKey, Journal.Note> {
    private static final long serialVersionUID = 1L;
    private volatile boolean full;

    @Override
    public Journal.Note put(CanonicalKey key, Journal.Note note) {
      if (full) {
        throw new OutOfMemoryError("on purpose");
      }
      return super.put(key, note);
    }
  }

  @AfterEach
  void stop() {
    recovery.stop();
    threads.shutdownNow();
  }

  private static WriteIntent put(String value) {
    return WriteIntent.put(
        K,
        new EncodedValue.Text(value),
        new ExpiryRule.At(Deadline.ETERNAL),
        /* returnOld= */ false);
  }

  private void outage() {
    onRequest.set(
        operation -> {
          throw new CacheException("no answer", new IOException("on purpose"));
        });
  }

  private void back() {
    onRequest.set(operation -> {});
    onProbe.set(() -> {});
  }

  private void awaitRecovery() {
    await()
        .until(
            () -> {
              entries.read("get", K, ReadPurpose.LOOKUP);
              return bypassSwitch.state() == FailureState.CLOSED && journal.isEmpty();
            });
    entries.write("put", put("new"));
    assertThat(entries.read("get", K, ReadPurpose.LOOKUP)).isNotNull();
  }

  static Stream<Error> errors() {
    return Stream.of(
        new StackOverflowError("on purpose"),
        new OutOfMemoryError("on purpose"),
        new ThreadDeath(),
        new NoClassDefFoundError("on purpose"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void anErrorInARequestReachesTheCallerAndOpensNothing(Error error) {
    onRequest.set(
        operation -> {
          throw error;
        });

    assertThat(catchThrowable(() -> entries.read("get", K, ReadPurpose.LOOKUP))).isSameAs(error);
    assertThat(catchThrowable(() -> entries.write("put", put("v")))).isSameAs(error);
    assertThat(catchThrowable(() -> entries.writeAll("putAll", ListedIntents.of(put("v")))))
        .isSameAs(error);
    assertThat(catchThrowable(() -> entries.entries("iterator", ReadPurpose.LOOKUP).hasNext()))
        .isSameAs(error);
    assertThat(catchThrowable(() -> entries.clear("clear"))).isSameAs(error);

    assertThat(bypassSwitch.state()).isEqualTo(FailureState.CLOSED);
    assertThat(journal.isEmpty()).isTrue();
    back();
    awaitRecovery();
  }

  @ParameterizedTest
  @MethodSource("errors")
  void anErrorInTheQuestionForDynamoDbIsNoReasonNotToAskAgain(Error error) {
    outage();
    onProbe.set(
        () -> {
          onProbe.set(
              () -> {
                throw new CacheException("no answer", new IOException("on purpose"));
              });
          throw error;
        });
    entries.read("get", K, ReadPurpose.LOOKUP);
    await().until(() -> health.silence() != null); // it was asked again, in vain

    back();

    awaitRecovery();
  }

  @ParameterizedTest
  @MethodSource("errors")
  void anErrorInMakingUpForKeysIsNoReasonNotToTryAgain(Error error) {
    outage();
    entries.write("put", put("v"));
    assertThat(journal.isEmpty()).isFalse();
    onRequest.set(
        operation -> {
          onRequest.set(again -> {});
          throw error;
        });

    awaitRecovery();
  }

  /** Nobody is thrown what came up in a thread of the cache's own. */
  @ParameterizedTest
  @MethodSource("errors")
  void operationsGoOnWithoutDynamoDbWhenTheRecoveryEndsByAnError(Error error) {
    outage();
    entries.read("get", K, ReadPurpose.LOOKUP);
    CountingProbe probe = new CountingProbe(error);
    onProbe.set(probe);

    await()
        .until(
            () -> {
              assertThat(entries.read("get", K, ReadPurpose.LOOKUP)).isNull();
              return probe.asked.get() > 3;
            });
  }

  private static final class CountingProbe implements Runnable {
    private final Error error;
    private final AtomicInteger asked = new AtomicInteger();

    CountingProbe(Error error) {
      this.error = error;
    }

    @Override
    public void run() {
      asked.incrementAndGet();
      throw error;
    }
  }

  @Test
  void whenNoThreadCanBeStartedTheNextOperationTriesAgain() {
    outage();
    starter.set(
        task -> {
          throw new OutOfMemoryError("unable to create native thread");
        });
    assertThat(catchThrowable(() -> entries.read("get", K, ReadPurpose.LOOKUP)))
        .isInstanceOf(OutOfMemoryError.class);

    starter.set(threads::execute);
    back();

    awaitRecovery();
  }

  @Test
  void whenNoThreadIsFreeTheNextOperationTriesAgain() {
    outage();
    starter.set(
        task -> {
          throw new RejectedExecutionException("on purpose");
        });
    assertThat(entries.read("get", K, ReadPurpose.LOOKUP)).isNull();

    starter.set(threads::execute);
    back();

    awaitRecovery();
  }

  @Test
  void whenThereIsNoMemoryForAKeyThatIsChangedNoEntryIsSeenAgain() {
    entries.write("put", put("old"));
    outage();
    notes.full = true;
    starter.set(task -> {}); // no recovery yet

    assertThatThrownBy(() -> entries.write("put", put("new"))).isInstanceOf(OutOfMemoryError.class);
    back();

    assertThat(entries.read("get", K, ReadPurpose.LOOKUP)).isNull();
    assertThat(journal.isEverything()).isTrue();
  }
}
