package io.github.dynamojcache.internal.entries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An Error that comes up around the pieces of a bulk operation, and not inside one. */
@Timeout(30)
class FanoutErrorsTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger running = new AtomicInteger();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  /** Else a write would seem to be done that was not. */
  @Test
  void aFailureOfAHelperThatCannotBeNotedIsThrownAsTheErrorThatCameUp() {
    Thread caller = Thread.currentThread();
    OutOfMemoryError error = new OutOfMemoryError("on purpose");
    CyclicBarrier two = new CyclicBarrier(2);

    Runnable piece =
        () -> {
          meet(two);
          if (Thread.currentThread() != caller) {
            throw new Unreadable(error);
          }
        };

    assertThatThrownBy(() -> new Fanout(threads).run(List.of(piece, piece))).isSameAs(error);
  }

  /** A failure that cannot even be looked at. */
  private static final class Unreadable extends CacheException {
    private static final long serialVersionUID = 1L;
    private final Error error;

    Unreadable(Error error) {
      this.error = error;
    }

    @Override
    public synchronized Throwable getCause() {
      throw error;
    }
  }

  @Test
  void anErrorWhileHelpersAreCalledIsThrownWhenThoseHaveEndedThatCame() {
    Thread caller = Thread.currentThread();
    StackOverflowError error = new StackOverflowError("on purpose");
    AtomicInteger called = new AtomicInteger();
    CountDownLatch helping = new CountDownLatch(1);
    Fanout fanout =
        new Fanout(
            task -> {
              if (called.getAndIncrement() > 0) {
                meet(helping);
                throw error;
              }
              threads.execute(task);
            });
    Runnable piece =
        () -> {
          helping.countDown();
          await().until(() -> caller.getState() == Thread.State.WAITING && called.get() == 2);
          running.incrementAndGet();
        };

    assertThatThrownBy(() -> fanout.run(List.of(piece, piece, piece))).isSameAs(error);

    assertThat(running).hasValue(1);
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
}
