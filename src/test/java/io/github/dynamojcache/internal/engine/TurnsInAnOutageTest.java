package io.github.dynamojcache.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.internal.engine.MemoryCache.Parts;
import io.github.dynamojcache.internal.failure.Outage;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.cache.CacheException;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheLoaderException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Threads that wait for a key while the thread that has it waits for DynamoDB. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TurnsInAnOutageTest {

  private static final int THREADS = 40;
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(200);

  private final List<Thread> started = new ArrayList<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task);
            synchronized (started) {
              started.add(thread);
            }
            return thread;
          });
  private final KeyLocks locks = new KeyLocks();
  private final CountDownLatch sent = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void stop() {
    end.countDown();
    threads.shutdownNow();
    await().until(() -> locks.size() == 0);
  }

  /** Operations that work on a key, and have to send a request first. */
  enum Working {
    INVOKE((cache, n) -> cache.setAfter("k", "v" + n, () -> {})),
    PUT_WITH_A_LISTENER((cache, n) -> cache.put("k", "v" + n)),
    REPLACE_WITH_A_LISTENER((cache, n) -> cache.engine.writes().replace("k", "v" + n)),
    GET_AND_REMOVE_WITH_A_LISTENER((cache, n) -> cache.engine.writes().getAndRemove("k"));

    @SuppressWarnings("ImmutableEnumChecker") // a lambda that keeps nothing
    private final On on;

    private interface On {
      void run(MemoryCache cache, int n);
    }

    Working(On on) {
      this.on = on;
    }
  }

  private Parts parts(Duration callTimeout, Consumer<String> eachRequest) {
    return Parts.of(locks, "cache", threads)
        .patience(new Patience(LONG, callTimeout))
        .eachRequest(eachRequest);
  }

  /** A request that is not answered. */
  private void notAnswered(String operation) {
    sent.countDown();
    meet(end);
    throw new CacheException(operation + " failed", new SocketTimeoutException("on purpose"));
  }

  private void answeredLate(String operation) {
    sent.countDown();
    meet(end);
  }

  private static void meet(CountDownLatch latch) {
    try {
      if (!latch.await(15, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody has come");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitAllWaiting(int count) {
    await()
        .until(
            () -> {
              synchronized (started) {
                return started.stream()
                        .filter(thread -> thread.getState() == Thread.State.TIMED_WAITING)
                        .count()
                    == count;
              }
            });
  }

  private static Throwable failureOf(Future<?> future) throws Exception {
    try {
      future.get(15, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      return Objects.requireNonNull(e.getCause());
    }
    throw new AssertionError("it has not failed");
  }

  @ParameterizedTest
  @EnumSource
  void allWhoWaitFailWithTheThreadThatHadNoAnswer(Working operation) throws Exception {
    MemoryCache cache = new MemoryCache(parts(LONG, this::notAnswered));
    cache.listeners.add((type, key, value) -> {});
    List<Future<?>> calls = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int n = i;
      calls.add(threads.submit(() -> operation.on.run(cache, n)));
    }
    awaitAllWaiting(THREADS);

    end.countDown();

    for (Future<?> call : calls) {
      Throwable failure = failureOf(call);
      assertThat(failure).isInstanceOf(CacheException.class);
      assertThat(failure).hasRootCauseInstanceOf(SocketTimeoutException.class);
      assertThat(Outage.isOne((CacheException) failure)).isTrue();
    }
    assertThat(cache.requests).hasValue(1);
  }

  @ParameterizedTest
  @EnumSource
  void theWaitForTheRequestsOfOthersEndsWithTheTimeOfTheCall(Working operation) throws Exception {
    MemoryCache cache = new MemoryCache(parts(SHORT, this::answeredLate));
    cache.listeners.add((type, key, value) -> {});
    Future<?> holder = threads.submit(() -> operation.on.run(cache, 1));
    meet(sent);

    assertThatThrownBy(() -> operation.on.run(cache, 2))
        .isInstanceOf(CacheException.class)
        .hasMessageContainingAll("200 ms", "call-timeout", "key 's:k' of cache 'cache'")
        .hasMessageContaining("Nothing was changed");

    assertThat(cache.requests).hasValue(1);
    end.countDown();
    holder.get(15, TimeUnit.SECONDS);
  }

  @Test
  void theTimeOfCodeOfTheApplicationIsNotTakenOff() throws Exception {
    MemoryCache cache = new MemoryCache(parts(SHORT, operation -> {}));
    Future<?> holder =
        threads.submit(
            () ->
                cache.setAfter(
                    "k",
                    "first",
                    () -> {
                      sent.countDown();
                      meet(end);
                    }));
    meet(sent);
    Future<?> waiting = threads.submit(() -> cache.setAfter("k", "second", () -> {}));
    long since = System.nanoTime();
    await().until(() -> System.nanoTime() - since > 3 * SHORT.toNanos());

    assertThat(waiting.isDone()).isFalse();
    end.countDown();

    holder.get(15, TimeUnit.SECONDS);
    waiting.get(15, TimeUnit.SECONDS);
    assertThat(cache.get("k")).isEqualTo("second");
  }

  @Test
  void theFirstRequestHasWhatTheWaitHasLeft() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    MemoryCache cache =
        new MemoryCache(
            parts(
                LONG,
                operation -> {
                  if (requests.getAndIncrement() == 0) {
                    answeredLate(operation);
                  }
                }));
    Future<?> holder = threads.submit(() -> cache.setAfter("k", "first", () -> {}));
    meet(sent);
    Future<?> waiting = threads.submit(() -> cache.setAfter("k", "second", () -> {}));
    awaitAllWaiting(2);

    end.countDown();

    holder.get(15, TimeUnit.SECONDS);
    waiting.get(15, TimeUnit.SECONDS);
    assertThat(cache.timesLeft())
        .singleElement()
        .satisfies(left -> assertThat(left).isPositive().isLessThan(LONG));
  }

  @Test
  void aCacheThatDoesWithoutDynamoWaitsAsLongAsItMust() throws Exception {
    MemoryCache cache =
        new MemoryCache(
            Parts.of(locks, "cache", threads).patience(LONG).eachRequest(this::answeredLate));
    Future<?> holder = threads.submit(() -> cache.setAfter("k", "first", () -> {}));
    meet(sent);
    Future<?> waiting = threads.submit(() -> cache.setAfter("k", "second", () -> {}));
    awaitAllWaiting(2);

    end.countDown();

    holder.get(15, TimeUnit.SECONDS);
    waiting.get(15, TimeUnit.SECONDS);
    assertThat(cache.timesLeft()).isEmpty();
  }

  @Test
  void aLoaderThatFailsIsNoReasonForThoseWhoWait() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    CacheLoader<String, String> loader =
        Loading.of(
            key -> {
              if (asked.incrementAndGet() == 1) {
                sent.countDown();
                meet(end);
                throw new CacheLoaderException(new SocketTimeoutException("the loader's own"));
              }
              return "loaded";
            });
    MemoryCache cache = new MemoryCache(parts(LONG, operation -> {}).loader(loader));
    Future<?> holder = threads.submit(() -> cache.get("k"));
    meet(sent);
    Future<?> waiting = threads.submit(() -> cache.get("k"));
    awaitAllWaiting(2);

    end.countDown();

    assertThat(failureOf(holder)).isInstanceOf(CacheLoaderException.class);
    assertThat(waiting.get(15, TimeUnit.SECONDS)).isEqualTo("loaded");
  }

  /** A loader of single keys. */
  private interface Loading extends CacheLoader<String, String> {
    static Loading of(Loading loader) {
      return loader;
    }

    @Override
    default java.util.Map<String, String> loadAll(Iterable<? extends String> keys) {
      throw new UnsupportedOperationException();
    }
  }
}
