package io.github.dynamojcache.internal.entries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.internal.failure.UnprocessedItemsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a bulk operation ends that cannot be done whole: nothing of it runs on. */
@Timeout(30)
class FanoutFailuresTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();

  @AfterEach
  void stop() {
    Thread.interrupted();
    threads.shutdownNow();
  }

  @Test
  void anErrorOfAHelperReachesTheCallerAsItIs() {
    Thread caller = Thread.currentThread();
    OutOfMemoryError error = new OutOfMemoryError("on purpose");
    CyclicBarrier two = new CyclicBarrier(2);

    assertThatThrownBy(
            () ->
                withHelpers(
                    2,
                    i -> {
                      meet(two);
                      if (Thread.currentThread() != caller) {
                        throw error;
                      }
                    }))
        .isSameAs(error);
  }

  @Test
  void anErrorOfTheCallerIsThrownWhenTheHelpersHaveEnded() {
    Thread caller = Thread.currentThread();
    OutOfMemoryError error = new OutOfMemoryError("on purpose");
    CyclicBarrier two = new CyclicBarrier(2);
    CountDownLatch thrown = new CountDownLatch(1);

    assertThatThrownBy(
            () ->
                withHelpers(
                    2,
                    i -> {
                      meet(two);
                      if (Thread.currentThread() == caller) {
                        thrown.countDown();
                        throw error;
                      }
                      meet(thrown);
                      running.incrementAndGet();
                    }))
        .isSameAs(error);
    assertThat(running).hasValue(1);
  }

  @Test
  void afterAnErrorNoOtherPieceIsBegun() {
    assertThatThrownBy(
            () ->
                alone(
                    100,
                    i -> {
                      if (begun.incrementAndGet() == 3) {
                        throw new StackOverflowError("on purpose");
                      }
                    }))
        .isInstanceOf(StackOverflowError.class);
    assertThat(begun).hasValue(3);
  }

  @Test
  void anErrorIsThrownBeforeAnyException() {
    StackOverflowError error = new StackOverflowError("on purpose");

    assertThatThrownBy(
            () ->
                new Fanout(FanoutFailuresTest::refuse)
                    .run(
                        List.of(
                            () -> {
                              throw new IllegalStateException("on purpose");
                            },
                            () -> {
                              throw error;
                            })))
        .isSameAs(error);
  }

  @Test
  void aThreadThatCannotBeStartedIsDoneWithout() {
    new Fanout(
            task -> {
              throw new OutOfMemoryError("unable to create native thread");
            })
        .run(pieces(20, i -> begun.incrementAndGet()));

    assertThat(begun).hasValue(20);
  }

  @Test
  void theCallerDoesNotWaitForHelpersThatNeverGetAThread() {
    List<Runnable> queued = new ArrayList<>();

    new Fanout(queued::add).run(pieces(20, i -> begun.incrementAndGet()));

    assertThat(begun).hasValue(20);
    queued.forEach(Runnable::run); // late, and nothing is left to do
    assertThat(begun).hasValue(20);
  }

  @Test
  void anInterruptEndsWhatRunsAndBeginsNothingElse() throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> interrupted = new AtomicReference<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                withHelpers(
                    100,
                    i -> {
                      begun.incrementAndGet();
                      running.incrementAndGet();
                      try {
                        new CountDownLatch(1).await();
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new CacheException("interrupted", e);
                      } finally {
                        running.decrementAndGet();
                      }
                    });
              } catch (Throwable t) {
                thrown.set(t);
              }
              interrupted.set(Thread.currentThread().isInterrupted());
              begun.addAndGet(1_000 * running.get());
            });
    caller.start();
    await().until(() -> running.get() == 8);

    caller.interrupt();
    caller.join();

    assertThat(thrown.get()).isInstanceOf(CacheException.class);
    assertThat(interrupted.get()).isTrue();
    assertThat(begun).hasValue(8); // and none ran when the caller left
  }

  @Test
  void whoIsInterruptedAlreadyBeginsNothing() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> withHelpers(20, i -> begun.incrementAndGet()))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("interrupted");
    assertThat(begun).hasValue(0);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void anInterruptThatEndedAHelpersPieceDoesNotStayWithItsThread() {
    List<Boolean> left = new ArrayList<>();
    ExecutorService one = Executors.newSingleThreadExecutor();
    CyclicBarrier two = new CyclicBarrier(2);
    Thread caller = Thread.currentThread();

    assertThatThrownBy(
            () ->
                new Fanout(one)
                    .run(
                        pieces(
                            3,
                            i -> {
                              meet(two);
                              if (Thread.currentThread() == caller) {
                                caller.interrupt();
                              } else {
                                meetUninterrupted(new CountDownLatch(1));
                              }
                            })))
        .isInstanceOf(CacheException.class);
    one.execute(() -> left.add(Thread.currentThread().isInterrupted()));
    one.shutdown();

    await().until(one::isTerminated);
    assertThat(left).containsExactly(false);
  }

  @Test
  void afterSixteenFailuresInARowOfAnOutageTheRestIsNotBegun() {
    assertThatThrownBy(
            () ->
                alone(
                    1_000,
                    i -> {
                      begun.incrementAndGet();
                      throw throttled();
                    }))
        .isInstanceOf(UnprocessedItemsException.class);
    assertThat(begun).hasValue(16);
  }

  @Test
  void withHelpersNoMoreThanRunAlreadyAreBegunAfterThat() {
    assertThatThrownBy(
            () ->
                withHelpers(
                    1_000,
                    i -> {
                      begun.incrementAndGet();
                      throw throttled();
                    }))
        .isInstanceOf(UnprocessedItemsException.class);
    assertThat(begun.get()).isBetween(16, 16 + 7);
  }

  @Test
  void aSuccessInBetweenShowsThatItIsNoOutageOfAll() {
    assertThatThrownBy(
            () ->
                alone(
                    1_000,
                    i -> {
                      begun.incrementAndGet();
                      if (i % 10 > 0) {
                        throw throttled();
                      }
                    }))
        .isInstanceOf(UnprocessedItemsException.class);
    assertThat(begun).hasValue(1_000);
  }

  @Test
  void failuresThatAreNoOutageStopNothing() {
    assertThatThrownBy(
            () ->
                alone(
                    100,
                    i -> {
                      begun.incrementAndGet();
                      throw new CacheException("the value of this piece is refused");
                    }))
        .isInstanceOf(CacheException.class);
    assertThat(begun).hasValue(100);
  }

  @Test
  void ofManyFailuresSomeAreKept() {
    assertThatThrownBy(
            () ->
                alone(
                    1_000,
                    i -> {
                      throw new IllegalStateException("piece " + i);
                    }))
        .hasMessage("piece 0")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(Fanout.MAX_SUPPRESSED));
  }

  @Test
  void readsThatNeedEachOtherEndWithTheFirstThatFails() {
    assertThatThrownBy(
            () ->
                new Fanout(FanoutFailuresTest::refuse)
                    .runUntilOneFails(
                        pieces(
                            100,
                            i -> {
                              if (begun.incrementAndGet() == 5) {
                                throw new CacheException("piece " + i);
                              }
                            })))
        .hasMessage("piece 4");
    assertThat(begun).hasValue(5);
  }

  /** Fails in making a piece. */
  private Iterator<Runnable> failingAt(int number, Throwable failure) {
    return IntStream.range(0, 100)
        .<Runnable>mapToObj(
            i -> {
              if (i == number) {
                throw FanoutFailuresTest.<RuntimeException>unchecked(failure);
              }
              return begun::incrementAndGet;
            })
        .iterator();
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <X extends Throwable> RuntimeException unchecked(Throwable thrown) throws X {
    throw (X) thrown;
  }

  @Test
  void aPieceThatCannotBeMadeEndsTheOperationWhenNothingRunsAnyMore() {
    IllegalStateException failure = new IllegalStateException("on purpose");

    assertThatThrownBy(() -> new Fanout(threads).run(failingAt(50, failure))).isSameAs(failure);

    int then = begun.get();
    assertThat(then).isBetween(50 - Fanout.MAX_WAITING - Fanout.MAX_PARALLEL, 50);
    threads.shutdown();
    await().until(threads::isTerminated);
    assertThat(begun).hasValue(then);
  }

  @Test
  void anErrorInMakingAPieceIsThrownAsItIs() {
    OutOfMemoryError error = new OutOfMemoryError("on purpose");

    assertThatThrownBy(() -> new Fanout(threads).run(failingAt(50, error))).isSameAs(error);
  }

  @Test
  void anUndeclaredExceptionInMakingAPieceArrivesAsACause() {
    IOException undeclared = new IOException("on purpose");

    assertThatThrownBy(() -> new Fanout(threads).run(failingAt(50, undeclared)))
        .isInstanceOf(CacheException.class)
        .hasCause(undeclared);
  }

  @Test
  void outagesInARowOfPartsOfOneOperationAreCountedTogether() {
    ConsecutiveOutages outages = new ConsecutiveOutages();
    IntConsumer throttled =
        i -> {
          begun.incrementAndGet();
          throw throttled();
        };

    assertThatThrownBy(() -> Fanout.alone().run(pieces(10, throttled).iterator(), outages))
        .isInstanceOf(UnprocessedItemsException.class);
    assertThatThrownBy(() -> Fanout.alone().run(pieces(100, throttled).iterator(), outages))
        .isInstanceOf(UnprocessedItemsException.class);

    assertThat(begun).hasValue(16);
  }

  private static void alone(int pieces, IntConsumer piece) {
    new Fanout(FanoutFailuresTest::refuse).run(pieces(pieces, piece));
  }

  private void withHelpers(int pieces, IntConsumer piece) {
    new Fanout(threads).run(pieces(pieces, piece));
  }

  private static CacheException throttled() {
    return new UnprocessedItemsException("throttled on purpose", /* ofSome= */ false);
  }

  private static void refuse(Runnable task) {
    throw new RejectedExecutionException("no helper for " + task);
  }

  private static List<Runnable> pieces(int count, IntConsumer piece) {
    return IntStream.range(0, count).<Runnable>mapToObj(i -> () -> piece.accept(i)).toList();
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void meet(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits for ever, until it is interrupted, and tells nobody. */
  private static void meetUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
