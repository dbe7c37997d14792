package io.github.dynamojcache.internal.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** User code hears of changes one after the other, and nobody waits for it. */
class InTurnTest {

  private final Queue<Runnable> threads = new ArrayDeque<>();
  private final InTurn inTurn = new InTurn(threads::add);
  private final List<Integer> done = new ArrayList<>();

  @Test
  void tasksAreDoneInTheirOrderByOneThreadAtATime() {
    IntStream.range(0, 3).forEach(i -> inTurn.execute(() -> done.add(i)));
    assertThat(done).isEmpty();
    assertThat(threads).hasSize(1);

    threads.remove().run();
    inTurn.execute(() -> done.add(3));
    threads.remove().run();

    assertThat(done).containsExactly(0, 1, 2, 3);
  }

  @Test
  void ofTooManyTheLastAreKept() {
    IntStream.range(0, InTurn.WAITING + 5).forEach(i -> inTurn.execute(() -> done.add(i)));

    threads.remove().run();

    assertThat(done).hasSize(InTurn.WAITING).startsWith(5).endsWith(InTurn.WAITING + 4);
  }

  @Test
  void aClosedExecutorIsNoFailure() {
    InTurn closed =
        new InTurn(
            task -> {
              throw new RejectedExecutionException("closed");
            });

    closed.execute(() -> done.add(1));

    assertThat(done).isEmpty();
  }

  @Test
  void anErrorOfATaskIsNoOtherTasksTrouble() {
    inTurn.execute(
        () -> {
          throw new AssertionError("on purpose");
        });
    inTurn.execute(() -> done.add(1));
    threads.remove().run();
    inTurn.execute(() -> done.add(2));
    threads.remove().run();

    assertThat(done).containsExactly(1, 2);
  }

  @Test
  void aTaskForWhichNoThreadCanBeStartedWaitsForTheNextOne() {
    AtomicBoolean outOfThreads = new AtomicBoolean(true);
    InTurn scarce =
        new InTurn(
            task -> {
              if (outOfThreads.get()) {
                throw new OutOfMemoryError("unable to create native thread");
              }
              threads.add(task);
            });

    scarce.execute(() -> done.add(1));
    outOfThreads.set(false);
    scarce.execute(() -> done.add(2));
    threads.remove().run();

    assertThat(done).containsExactly(1, 2);
  }
}
