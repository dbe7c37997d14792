package io.github.dynamojcache.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.internal.engine.BackgroundTask;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.cache.CacheException;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CompletionListener;
import javax.cache.integration.CompletionListenerFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is under way when a cache closes. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UnderWayTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String CUT_OFF =
      "cache 'books', or its manager, was closed while loadAll was under way";

  private final HelpingThreads helpers = new HelpingThreads();
  private final UnderWay underWay = new UnderWay("books", helpers);
  private final Executor newThread = task -> new Thread(task, "under-way-test").start();

  private void close(Duration patience) {
    assertThat(underWay.beginClosing()).isTrue();
    underWay.awaitEnd(new ClosingTime(patience));
  }

  /** Counts how it ends. */
  private static final class Awaited implements BackgroundTask {
    private final AtomicInteger run = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();

    @Override
    public void run() {
      run.incrementAndGet();
    }

    @Override
    public void drop() {
      dropped.incrementAndGet();
    }
  }

  @Test
  void aTaskThatWaitsForAThreadIsDroppedAtOnceWhenTheCacheCloses() {
    Awaited waiting = new Awaited();
    BackgroundTask task = underWay.background("loadAll", waiting);

    close(PATIENCE);
    task.run();
    task.drop();

    assertThat(waiting.dropped).hasValue(1);
    assertThat(waiting.run).hasValue(0);
  }

  @Test
  void aTaskThatAnExecutorRefusesIsTheCallersTroubleAndNotToldAgainWhenTheCacheCloses() {
    Awaited refused = new Awaited();
    Executor full =
        task -> {
          throw new RejectedExecutionException("for this test");
        };

    assertThatThrownBy(() -> underWay.execute(full, "loadAll", refused))
        .isInstanceOf(RejectedExecutionException.class);

    close(PATIENCE);
    assertThat(refused.dropped).hasValue(0);
  }

  @Test
  void aTaskWhoseExecutorFailsWithAnErrorIsNeitherRunNorToldAfterwards() {
    Awaited lost = new Awaited();
    AtomicReference<Runnable> enqueued = new AtomicReference<>();
    Executor failing =
        task -> {
          enqueued.set(task);
          throw new OutOfMemoryError("for this test");
        };

    assertThatThrownBy(() -> underWay.execute(failing, "loadAll", lost))
        .isInstanceOf(OutOfMemoryError.class);

    close(PATIENCE);
    Objects.requireNonNull(enqueued.get()).run();
    assertThat(lost.run).hasValue(0);
    assertThat(lost.dropped).hasValue(0);
  }

  @Test
  void aTaskThatIsDroppedAndRefusedIsToldOnce() {
    underWay.beginClosing();
    Awaited late = new Awaited();
    Executor closed =
        task -> {
          throw new RejectedExecutionException("for this test");
        };

    underWay.execute(closed, "loadAll", late);

    assertThat(late.dropped).hasValue(1);
  }

  @Test
  void aTaskOfACacheThatHasBegunToCloseIsDropped() {
    underWay.beginClosing();
    Awaited late = new Awaited();

    underWay.background("loadAll", late).run();

    assertThat(late.dropped).hasValue(1);
    assertThat(late.run).hasValue(0);
  }

  @Test
  void aListenerThatFailsWhenItIsToldKeepsTheOthersFromNothing() {
    underWay.background(
        "loadAll",
        new BackgroundTask() {
          @Override
          public void run() {}

          @Override
          public void drop() {
            throw new IllegalStateException("no");
          }
        });
    Awaited other = new Awaited();
    underWay.background("loadAll", other);

    close(PATIENCE);

    assertThat(other.dropped).hasValue(1);
  }

  @Test
  void aTaskThatRunsIsWaitedFor() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch letGo = new CountDownLatch(1);
    newThread.execute(
        underWay.background(
            "loadAll",
            () -> {
              begun.countDown();
              await(letGo);
            }));
    begun.await();

    CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> close(PATIENCE), newThread);

    assertThat(closed).isNotDone();
    letGo.countDown();
    assertThat(closed).succeedsWithin(PATIENCE);
  }

  @Test
  void theListenerOfALoadThatWasCutOffHearsThatAndTheFailure() throws Exception {
    CacheException failure = new CacheException("The DynamoDbClient is closed.");
    CompletionListenerFuture told = new CompletionListenerFuture();
    CompletionListener listener = underWay.telling("loadAll", told);

    cutOff(() -> listener.onException(failure));

    assertThat(told)
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(CacheException.class)
        .withMessageStartingWith(CUT_OFF)
        .withCause(failure);
  }

  @Test
  void aLoaderThatFailsWhenItIsCutOffIsStillTheLoadersFailure() throws Exception {
    CacheLoaderException failure = new CacheLoaderException("the pool is closed");
    CompletionListenerFuture told = new CompletionListenerFuture();
    CompletionListener listener = underWay.telling("loadAll", told);

    cutOff(() -> listener.onException(failure));

    assertThat(told)
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(CacheLoaderException.class)
        .withMessageStartingWith(CUT_OFF)
        .withCause(failure);
  }

  @Test
  void theListenerOfALoadThatEndsWellAllTheSameHearsThat() throws Exception {
    CompletionListenerFuture told = new CompletionListenerFuture();
    CompletionListener listener = underWay.telling("loadAll", told);

    cutOff(listener::onCompletion);

    assertThat(told).succeedsWithin(PATIENCE);
  }

  @Test
  void aFailureWithoutACloseIsToldAsItIs() {
    CacheException failure = new CacheException("throttled");
    CompletionListenerFuture told = new CompletionListenerFuture();

    underWay.telling("loadAll", told).onException(failure);

    assertThat(told).failsWithin(PATIENCE).withThrowableThat().withCause(failure);
  }

  /** Runs the end of a load after the cache has been closed without it. */
  private void cutOff(Runnable end) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch letGo = new CountDownLatch(1);
    newThread.execute(
        underWay.background(
            "loadAll",
            () -> {
              begun.countDown();
              await(letGo);
              end.run();
            }));
    begun.await();
    close(Duration.ZERO);
    letGo.countDown();
  }

  /** Helpers of helpers count as the thread that they help. */
  @Test
  void aHelperOfAnOperationDoesNotWaitForIt() {
    CompletableFuture<Boolean> nested = new CompletableFuture<>();
    CompletableFuture<Void> done = new CompletableFuture<>();
    Executor helping = helpers.helping(newThread);

    newThread.execute(
        () ->
            underWay.run(
                "putAll",
                () -> {
                  helping.execute(
                      () -> {
                        helping.execute(
                            () -> {
                              close(PATIENCE.multipliedBy(10));
                              nested.complete(true);
                            });
                        nested.join();
                      });
                  nested.join();
                  done.complete(null);
                }));

    assertThat(done).succeedsWithin(PATIENCE);
  }

  @Test
  void aHelperMayUseTheCacheWhileItsOperationIsWaitedFor() {
    CompletableFuture<String> used = new CompletableFuture<>();
    Executor helping = helpers.helping(newThread);

    underWay.run(
        "putAll",
        () -> {
          underWay.beginClosing();
          helping.execute(
              () -> {
                try {
                  used.complete(underWay.run("get", () -> "v"));
                } catch (RuntimeException e) {
                  used.completeExceptionally(e);
                }
              });
          assertThat(used).succeedsWithin(PATIENCE).isEqualTo("v");
        });

    assertThatIllegalStateException().isThrownBy(() -> underWay.run("get", () -> "v"));
  }

  @Test
  void anOperationThatFailsWithoutACloseFailsAsItDoes() {
    CacheException failure = new CacheException("throttled");

    assertThatThrownBy(
            () ->
                underWay.run(
                    "get",
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
