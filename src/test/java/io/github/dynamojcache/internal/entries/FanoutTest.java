package io.github.dynamojcache.internal.entries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pieces of a bulk operation: all are done, at most eight at a time, the caller takes part. */
@Timeout(30)
class FanoutTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void everyPieceIsDoneOnce() {
    Set<Integer> done = ConcurrentHashMap.newKeySet();
    AtomicInteger count = new AtomicInteger();

    new Fanout(threads)
        .run(
            pieces(
                100,
                i -> {
                  done.add(i);
                  count.incrementAndGet();
                }));

    assertThat(done).hasSize(100);
    assertThat(count).hasValue(100);
  }

  @Test
  void onePieceIsDoneByTheCallerAlone() {
    Thread[] worker = new Thread[1];

    new Fanout(FanoutTest::refuse).run(List.of(() -> worker[0] = Thread.currentThread()));

    assertThat(worker[0]).isEqualTo(Thread.currentThread());
  }

  @Test
  void theCallerTakesPart() {
    Set<Thread> workers = ConcurrentHashMap.newKeySet();
    CyclicBarrier all = new CyclicBarrier(2);

    new Fanout(threads)
        .run(
            pieces(
                2,
                i -> {
                  await(all); // two at once, and so in two threads
                  workers.add(Thread.currentThread());
                }));

    assertThat(workers).hasSize(2).contains(Thread.currentThread());
  }

  @Test
  void eightPiecesAtTheMostRunSideBySide() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CyclicBarrier eight = new CyclicBarrier(8);

    new Fanout(threads)
        .run(
            pieces(
                16,
                i -> {
                  most.accumulateAndGet(running.incrementAndGet(), Math::max);
                  await(eight); // only if eight run at once does anybody get on
                  running.decrementAndGet();
                }));

    assertThat(most).hasValue(8);
  }

  @Test
  void withoutHelpersTheCallerDoesEverything() {
    Set<Thread> workers = ConcurrentHashMap.newKeySet();

    new Fanout(FanoutTest::refuse).run(pieces(10, i -> workers.add(Thread.currentThread())));

    assertThat(workers).containsExactly(Thread.currentThread());
  }

  @Test
  void aFailureStopsNoOtherPieceAndIsThrownAtTheEnd() {
    AtomicInteger done = new AtomicInteger();

    assertThatThrownBy(
            () ->
                new Fanout(threads)
                    .run(
                        pieces(
                            20,
                            i -> {
                              done.incrementAndGet();
                              if (i % 10 == 3) {
                                throw new IllegalStateException("piece " + i);
                              }
                            })))
        .isInstanceOf(IllegalStateException.class)
        .satisfies(
            failure ->
                assertThat(List.of(failure.getMessage(), failure.getSuppressed()[0].getMessage()))
                    .containsExactlyInAnyOrder("piece 3", "piece 13"));
    assertThat(done).hasValue(20);
  }

  @Test
  void nothingToDoIsDone() {
    assertThatCode(() -> new Fanout(FanoutTest::refuse).run(List.of())).doesNotThrowAnyException();
  }

  /** Makes pieces, and takes down how far it was ahead of what was done. */
  private static final class Counted implements Iterator<Runnable> {
    private final int count;
    private final IntConsumer piece;
    private final AtomicInteger done = new AtomicInteger();
    private int made;
    private int mostAhead;

    Counted(int count, IntConsumer piece) {
      this.count = count;
      this.piece = piece;
    }

    @Override
    public boolean hasNext() {
      return made < count;
    }

    @Override
    public Runnable next() {
      int number = made++;
      mostAhead = Math.max(mostAhead, made - done.get());
      return () -> {
        piece.accept(number);
        done.incrementAndGet();
      };
    }
  }

  @Test
  void piecesAreMadeWhileOthersRunAndNotManyAhead() {
    Set<Thread> workers = ConcurrentHashMap.newKeySet();
    Thread caller = Thread.currentThread();
    CountDownLatch callerWorks =
        new CountDownLatch(1); // helpers wait, until it must take its share
    Counted pieces =
        new Counted(
            1_000,
            i -> {
              workers.add(Thread.currentThread());
              if (Thread.currentThread() == caller) {
                callerWorks.countDown();
              }
              await(callerWorks);
            });

    new Fanout(threads).run(pieces);

    assertThat(pieces.done).hasValue(1_000);
    assertThat(pieces.mostAhead).isLessThanOrEqualTo(Fanout.MAX_WAITING + Fanout.MAX_PARALLEL);
    assertThat(workers).contains(caller);
  }

  @Test
  void withoutHelpersTheyAreMadeNotManyAheadEither() {
    Counted pieces = new Counted(100, i -> {});

    Fanout.alone().run(pieces);

    assertThat(pieces.done).hasValue(100);
    assertThat(pieces.mostAhead).isLessThanOrEqualTo(Fanout.MAX_WAITING);
  }

  @Test
  void piecesAreMadeByTheCaller() {
    Set<Thread> makers = new HashSet<>();
    Iterator<Runnable> pieces =
        IntStream.range(0, 100)
            .<Runnable>mapToObj(
                i -> {
                  makers.add(Thread.currentThread());
                  return () -> {};
                })
            .iterator();

    new Fanout(threads).run(pieces);

    assertThat(makers).containsExactly(Thread.currentThread());
  }

  /** A virtual thread that waits in a monitor keeps its carrier, up to JDK 23. */
  @Test
  void theCallerDoesNotWaitInAMonitor() {
    Thread caller = Thread.currentThread();
    List<StackTraceElement> waiting = new ArrayList<>();
    CyclicBarrier bothBegun = new CyclicBarrier(2);

    new Fanout(threads)
        .run(
            pieces(
                2,
                i -> {
                  await(bothBegun);
                  if (Thread.currentThread() != caller) {
                    Awaitility.await().until(() -> isWaitingForTheEnd(caller));
                    waiting.addAll(List.of(caller.getStackTrace()));
                  }
                }));

    assertThat(waiting)
        .isNotEmpty()
        .noneMatch(frame -> frame.getClassName().equals(Object.class.getName()));
  }

  private static boolean isWaitingForTheEnd(Thread caller) {
    return Arrays.stream(caller.getStackTrace())
            .anyMatch(frame -> frame.getMethodName().equals("awaitEnd"))
        && caller.getState() == Thread.State.WAITING;
  }

  @Test
  void helpersThatHadNothingToDoComeBack() {
    CyclicBarrier eight = new CyclicBarrier(8);
    AtomicInteger done = new AtomicInteger();
    Iterator<Runnable> pieces =
        IntStream.range(0, 20)
            .<Runnable>mapToObj(
                i -> {
                  if (i == 12) {
                    Awaitility.await()
                        .until(() -> ((ThreadPoolExecutor) threads).getActiveCount() == 0);
                  }
                  return () -> {
                    if (i >= 12) {
                      await(eight); // only if seven helpers run again does anybody get on
                    }
                    done.incrementAndGet();
                  };
                })
            .iterator();

    new Fanout(threads).run(pieces);

    assertThat(done).hasValue(20);
  }

  private static void refuse(Runnable task) {
    throw new RejectedExecutionException("no helper for " + task);
  }

  private static List<Runnable> pieces(int count, IntConsumer piece) {
    return new ArrayList<>(
        IntStream.range(0, count).<Runnable>mapToObj(i -> () -> piece.accept(i)).toList());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }
}
