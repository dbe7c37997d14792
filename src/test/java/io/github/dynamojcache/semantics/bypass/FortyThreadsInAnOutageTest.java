package io.github.dynamojcache.semantics.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.SharedTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Spring's {@code @Cacheable(sync = true)} is an {@code invoke}: many threads want one key. */
@Tag("server")
class FortyThreadsInAnOutageTest {

  private static final int THREADS = 40;

  /** Twenty times as long would be the old median, and call-timeout is one second. */
  private static final Duration GENEROUS = Duration.ofSeconds(8);

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Jvm jvm =
      SHARED.jvm(
          Map.of("dynamo-jcache.call-timeout", "1s", "dynamo-jcache.attempt-timeout", "300ms"));

  @AfterEach
  void close() {
    jvm.faults.reset();
    threads.shutdownNow();
    jvm.close();
  }

  @Test
  void allOfThemEndWithinTheTimeOfOneCall() throws Exception {
    Cache<String, String> cache = jvm.cache(SHARED.newCacheName());
    jvm.log.clear();
    jvm.faults.every("GetItem").hangBeforeSending();
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Long>> calls = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      calls.add(threads.submit(() -> millisOfInvoke(cache, start)));
    }

    start.countDown();

    List<Long> millis = new ArrayList<>();
    for (Future<Long> call : calls) {
      millis.add(call.get(60, TimeUnit.SECONDS));
    }
    assertThat(millis).allSatisfy(each -> assertThat(each).isLessThan(GENEROUS.toMillis()));
  }

  private static long millisOfInvoke(Cache<String, String> cache, CountDownLatch start)
      throws InterruptedException {
    start.await();
    long begun = System.nanoTime();
    try {
      cache.invoke(
          "hot",
          (entry, arguments) -> {
            entry.setValue("v");
            return null;
          });
      throw new AssertionError("it was answered");
    } catch (CacheException e) {
      return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }
  }
}
