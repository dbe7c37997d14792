package io.github.dynamojcache.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.internal.engine.MemoryCache.Parts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that wait for each other's keys: the wait ends, with the key or with a reason. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WaitingForKeysTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final KeyLocks locks = new KeyLocks();
  private final MemoryCache first = new MemoryCache(Parts.of(locks, "first", threads));
  private final MemoryCache second = new MemoryCache(Parts.of(locks, "second", threads));

  @AfterEach
  void stop() {
    threads.shutdownNow();
    assertThat(locks.size()).isZero();
  }

  /** Each in the processor of the first key waits for the other, then asks for the second key. */
  private List<Future<?>> crossing(List<MemoryCache> outer, List<MemoryCache> inner, String key) {
    CyclicBarrier both = new CyclicBarrier(outer.size());
    List<Future<?>> crossing = new ArrayList<>();
    for (int i = 0; i < outer.size(); i++) {
      MemoryCache from = outer.get(i);
      MemoryCache to = inner.get(i);
      AtomicInteger runs = new AtomicInteger();
      crossing.add(
          threads.submit(
              () ->
                  from.setAfter(
                      key,
                      "v",
                      () -> {
                        if (runs.getAndIncrement() == 0) {
                          meet(both);
                        }
                        to.setAfter(key, "v", () -> {});
                      })));
    }
    return crossing;
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Throwable> failuresOf(List<Future<?>> futures) throws Exception {
    List<Throwable> failures = new ArrayList<>();
    for (Future<?> future : futures) {
      try {
        future.get(15, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        failures.add(e.getCause());
      }
    }
    return failures;
  }

  @Test
  void ofTwoProcessorsThatWantEachOthersKeysOneFailsAtOnceAndTheOtherIsDone() throws Exception {
    List<Future<?>> both = crossing(List.of(first, second), List.of(second, first), "k");

    assertThat(failuresOf(both))
        .singleElement()
        .isInstanceOf(CacheException.class)
        .satisfies(
            e ->
                assertThat(e)
                    .hasMessageContaining("deadlock")
                    .hasMessageContaining("key 's:k' of cache 'first'")
                    .hasMessageContaining("key 's:k' of cache 'second'")
                    .hasMessageContaining("one order"));
    assertThat(first.get("k")).isEqualTo("v");
    assertThat(second.get("k")).isEqualTo("v");
  }

  @Test
  void aCircleOfThreeIsFound() throws Exception {
    MemoryCache third = new MemoryCache(Parts.of(locks, "third", threads));

    List<Future<?>> three =
        crossing(List.of(first, second, third), List.of(second, third, first), "k");

    assertThat(failuresOf(three))
        .singleElement()
        .satisfies(
            e ->
                assertThat(e)
                    .isInstanceOf(CacheException.class)
                    .hasMessageContaining("first")
                    .hasMessageContaining("second")
                    .hasMessageContaining("third"));
  }

  /** One is in the middle of a change, the other has made its own and is telling of it. */
  @Test
  void aProcessorAndAListenerThatWantEachOthersKeysAreBothDone() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    second.listeners.add(
        (type, key, value) -> {
          if (value.equals("told")) {
            meet(both);
            first.setAfter("k", "by the listener", () -> {});
          }
        });
    Future<?> telling = threads.submit(() -> second.put("k", "told"));
    AtomicInteger runs = new AtomicInteger();
    Future<?> processing =
        threads.submit(
            () ->
                first.setAfter(
                    "k",
                    "by the processor",
                    () -> {
                      if (runs.getAndIncrement() == 0) {
                        meet(both);
                      }
                      second.put("k", "inside");
                    }));

    assertThat(failuresOf(List.of(telling, processing))).isEmpty();
    assertThat(first.get("k")).isEqualTo("by the listener");
    assertThat(second.get("k")).isEqualTo("inside");
  }

  /** The processor waits for a thread of its own: only time can tell. */
  @Test
  void aWaitThatNobodyCanSeeThroughEndsAfterTheBound() {
    MemoryCache cache =
        new MemoryCache(Parts.of(locks, "c", threads).patience(Duration.ofMillis(200)));
    MemoryCache outer = new MemoryCache(Parts.of(locks, "outer", threads));

    assertThatThrownBy(
            () -> cache.inside("k", () -> join(() -> outer.inside("o", () -> touch(cache)))))
        .hasRootCauseInstanceOf(CacheException.class)
        .rootCause()
        .hasMessageContaining("key 's:k' of cache 'c'")
        .hasMessageContaining("this thread holds key 's:o' of cache 'outer'")
        .hasMessageContaining("must not wait for another thread");
  }

  private static void touch(MemoryCache cache) {
    cache.setAfter("k", "v", () -> {});
  }

  private void join(Runnable task) {
    try {
      threads.submit(task).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As with {@code @Cacheable(sync = true)}: many want what one after the other makes. */
  @Test
  void aLongQueueIsNoReasonToGiveUpWhileEachTurnIsShort() throws Exception {
    MemoryCache cache =
        new MemoryCache(Parts.of(locks, "c", threads).patience(Duration.ofMillis(500)));
    List<Future<?>> queue = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      queue.add(
          threads.submit(
              () -> cache.inside("k", () -> LockSupport.parkNanos(100_000_000)))); // slow code
    }

    assertThat(failuresOf(queue)).isEmpty();
  }

  @Test
  void whoHasWaitedLongestIsNext() throws Exception {
    CountDownLatch letGo = new CountDownLatch(1);
    List<Integer> order = new ArrayList<>();
    List<Future<?>> queue = new ArrayList<>();
    queue.add(threads.submit(() -> first.inside("k", () -> awaitQuietly(letGo))));
    await().until(() -> locks.size() == 1);
    for (int i = 0; i < 5; i++) {
      int number = i;
      Thread waiting = new Thread(() -> first.inside("k", () -> order.add(number)));
      waiting.start();
      await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
    }

    letGo.countDown();

    assertThat(failuresOf(queue)).isEmpty();
    await().untilAsserted(() -> assertThat(order).containsExactly(0, 1, 2, 3, 4));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void listenersAreToldInTheOrderOfTheChangesThoughTheyAreSlow() throws Exception {
    List<String> heard = new ArrayList<>();
    MemoryCache cache = new MemoryCache(Parts.of(locks, "c", threads));
    cache.listeners.add(
        (type, key, value) -> {
          LockSupport.parkNanos(10_000);
          heard.add(value);
        });
    List<Future<?>> counting = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      counting.add(
          threads.submit(
              () -> {
                for (int n = 0; n < 100; n++) {
                  increment(cache);
                }
              }));
    }

    assertThat(failuresOf(counting)).isEmpty();
    assertThat(heard)
        .hasSize(800)
        .isSortedAccordingTo((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b)));
  }

  private static void increment(MemoryCache cache) {
    cache
        .engine
        .processors()
        .invoke(
            "k",
            (entry, arguments) -> {
              int before = entry.exists() ? Integer.parseInt(entry.getValue()) : 0;
              entry.setValue(String.valueOf(before + 1));
              return null;
            });
  }
}
