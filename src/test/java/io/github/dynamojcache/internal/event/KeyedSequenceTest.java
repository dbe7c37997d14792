package io.github.dynamojcache.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("races")
class KeyedSequenceTest {

  private final HeldExecutor held = new HeldExecutor();
  private final List<String> ran = new ArrayList<>();

  @Test
  void aKeyTakesUpMemoryOnlyWhileItsTasksWait() {
    KeyedSequence<Integer> sequence = new KeyedSequence<>(held);
    for (int key = 0; key < 100; key++) {
      sequence.submit(key, () -> ran.add("task"));
    }
    assertThat(sequence.pendingKeys()).isEqualTo(100);

    held.runAll();

    assertThat(ran).hasSize(100);
    assertThat(sequence.pendingKeys()).isZero();
  }

  @Test
  void threadsThatRaceForOneKeyLoseNoTaskAndLeaveNothingBehind() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    KeyedSequence<String> sequence = new KeyedSequence<>(pool);
    int[] counted = new int[1]; // not atomic: one task of a key runs at a time

    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          new Thread(
              () -> {
                for (int n = 0; n < 5_000; n++) {
                  sequence.submit("k", () -> counted[0]++);
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    pool.shutdown();

    assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(counted[0]).isEqualTo(20_000);
    assertThat(sequence.pendingKeys()).isZero();
  }

  @Test
  void aTaskHandedInByATaskOfTheSameKeyRunsAfterIt() {
    KeyedSequence<String> sequence = new KeyedSequence<>(Runnable::run);

    sequence.submit(
        "k",
        () -> {
          sequence.submit("k", () -> ran.add("second"));
          ran.add("first");
        });

    assertThat(ran).containsExactly("first", "second");
    assertThat(sequence.pendingKeys()).isZero();
  }

  @Test
  void afterARejectionTheKeyIsFreeForTheNextTask() {
    AtomicBoolean full = new AtomicBoolean(true);
    KeyedSequence<String> sequence =
        new KeyedSequence<>(
            task -> {
              if (full.get()) {
                throw new RejectedExecutionException("full");
              }
              task.run();
            });

    assertThatThrownBy(() -> sequence.submit("k", () -> ran.add("refused")))
        .isInstanceOf(RejectedExecutionException.class);
    full.set(false);
    sequence.submit("k", () -> ran.add("accepted"));

    assertThat(ran).containsExactly("accepted");
    assertThat(sequence.pendingKeys()).isZero();
  }

  @Test
  void anErrorOfTheExecutorCostsTheTaskAtHandOnly() {
    AtomicBoolean scarce = new AtomicBoolean(true);
    List<KeyedSequence<String>> sequences = new ArrayList<>();
    KeyedSequence<String> sequence =
        new KeyedSequence<>(
            task -> {
              if (scarce.get()) {
                sequences.get(0).submit("k", () -> ran.add("waiting")); // as another thread may
                throw new OutOfMemoryError("on purpose");
              }
              task.run();
            });
    sequences.add(sequence);

    assertThatThrownBy(() -> sequence.submit("k", () -> ran.add("lost")))
        .isInstanceOf(OutOfMemoryError.class);
    scarce.set(false);
    sequence.submit("k", () -> ran.add("next"));

    assertThat(ran).containsExactly("waiting", "next");
    assertThat(sequence.pendingKeys()).isZero();
  }

  @Test
  void whenNoOtherThreadCanBeStartedTheTasksOfAKeyRunOnInTheirs() {
    AtomicBoolean scarce = new AtomicBoolean();
    KeyedSequence<String> sequence =
        new KeyedSequence<>(
            task -> {
              if (scarce.get()) {
                throw new OutOfMemoryError("unable to create native thread");
              }
              held.execute(task);
            });
    for (int i = 0; i < 2 * KeyedSequence.TASKS_IN_A_ROW; i++) {
      sequence.submit("k", () -> ran.add("task"));
    }
    scarce.set(true);

    assertThat(catchThrowable(held::runAll)).isNull();

    assertThat(ran).hasSize(2 * KeyedSequence.TASKS_IN_A_ROW);
    assertThat(sequence.pendingKeys()).isZero();
  }

  @Test
  void afterCloseNothingRuns() {
    KeyedSequence<String> sequence = new KeyedSequence<>(held);
    sequence.submit("k", () -> ran.add("waiting"));

    sequence.close();
    sequence.submit("k", () -> ran.add("late"));
    held.runAll();

    assertThat(ran).isEmpty();
    assertThat(sequence.pendingKeys()).isZero();
  }
}
