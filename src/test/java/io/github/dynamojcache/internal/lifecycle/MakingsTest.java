package io.github.dynamojcache.internal.lifecycle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waiting for what another thread makes: it ends, or it is said why it would not. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MakingsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Makings makings = new Makings();

  @Test
  void whoWaitsGetsWhatIsMade() {
    Making<String> making = makings.begin("it is being made");
    CompletableFuture<String> waiting = async(making::await);

    making.made("thing");

    assertThat(waiting).succeedsWithin(PATIENCE).isEqualTo("thing");
    assertThat(making.now()).contains("thing");
  }

  @Test
  void whoWaitsIsToldTheFailure() {
    Making<String> making = makings.begin("it is being made");
    CompletableFuture<String> waiting = async(making::await);
    IllegalStateException failure = new IllegalStateException("no table");

    making.failed(failure);

    assertThat(waiting)
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(CacheException.class)
        .withMessage("no table")
        .withCause(failure);
    assertThat(making.now()).isEmpty();
  }

  @Test
  void whoWaitsForTheEndOnlyIsNotToldTheFailure() {
    Making<String> making = makings.begin("it is being made");
    CompletableFuture<Boolean> waiting =
        async(
            () -> {
              making.awaitEnd();
              return making.isOver();
            });

    making.failed(new IllegalStateException("no table"));

    assertThat(waiting).succeedsWithin(PATIENCE).isEqualTo(true);
  }

  @Test
  void theMakerDoesNotWaitForItself() {
    Making<String> making = makings.begin("it is being made");

    assertThatThrownBy(making::await)
        .isInstanceOf(CacheException.class)
        .hasMessageStartingWith("it is being made by this very thread");
    making.awaitEnd(PATIENCE);
    assertThat(making.isOver()).isFalse();
  }

  @Test
  void aWaitHasAnEnd() {
    Making<String> making = new Makings(Duration.ofMillis(50)).begin("it is being made");

    assertThat(async(making::await))
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(CacheException.class)
        .withMessageContaining("it is being made by thread '" + Thread.currentThread().getName());
  }

  @Test
  void anInterruptEndsAWaitAndIsKept() throws Exception {
    Making<String> making = makings.begin("it is being made");
    CompletableFuture<Boolean> kept = new CompletableFuture<>();
    Thread waiter =
        new Thread(
            () -> {
              assertThatThrownBy(making::await).isInstanceOf(CacheException.class);
              kept.complete(Thread.currentThread().isInterrupted());
            });
    waiter.start();
    await().atMost(PATIENCE).until(() -> waiter.getState() == Thread.State.TIMED_WAITING);

    waiter.interrupt();

    assertThat(kept).succeedsWithin(PATIENCE).isEqualTo(true);
  }

  /** Each of some threads makes a thing, and then waits for that of the next one. */
  @Test
  void threadsThatWaitInACircleAreToldAndTheRestGetOn() {
    int count = 5;
    CyclicBarrier begun = new CyclicBarrier(count);
    ConcurrentHashMap<Integer, Making<Integer>> all = new ConcurrentHashMap<>();
    List<CompletableFuture<Boolean>> threads =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    async(
                        () -> {
                          Making<Integer> mine = makings.begin("thing " + i + " is being made");
                          all.put(i, mine);
                          pass(begun);
                          try {
                            requireNonNull(all.get((i + 1) % count)).await();
                            mine.made(i);
                            return true;
                          } catch (CacheException e) {
                            mine.failed(e);
                            return String.valueOf(e.getMessage())
                                .contains("neither would ever finish");
                          }
                        }))
            .toList();

    assertThat(threads)
        .allSatisfy(thread -> assertThat(thread).succeedsWithin(PATIENCE).isEqualTo(true));
  }

  @Test
  void manyMayWaitForOne() {
    Making<String> making = makings.begin("it is being made");
    List<CompletableFuture<String>> waiting =
        IntStream.range(0, 20).mapToObj(i -> async(making::await)).toList();

    making.made("thing");

    assertThat(waiting)
        .allSatisfy(each -> assertThat(each).succeedsWithin(PATIENCE).isEqualTo("thing"));
  }

  private static void pass(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> CompletableFuture<T> async(Supplier<T> task) {
    return CompletableFuture.supplyAsync(
        task,
        command -> {
          Thread thread = new Thread(command, "makings-test");
          thread.setDaemon(true);
          thread.start();
        });
  }
}
