package io.github.dynamojcache.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.internal.engine.MemoryCache.Parts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Thousands of virtual threads, where there are such: all get on, and none keeps its carrier. */
@EnabledForJreRange(min = JRE.JAVA_21)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VirtualThreadsTest {

  private static final int THREADS = 5_000;

  private final KeyLocks locks = new KeyLocks();

  private static ExecutorService virtualThreads() throws ReflectiveOperationException {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  @Test
  void thousandsReadWriteAndInvokeWithoutPinningACarrier() throws Exception {
    Queue<RecordedEvent> pinned = new ConcurrentLinkedQueue<>();
    use(newCache(virtualThreads()), "a class that is loaded pins a carrier, too");
    ExecutorService threads = virtualThreads();
    try (RecordingStream recording = new RecordingStream()) {
      recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ZERO).withStackTrace();
      recording.onEvent("jdk.VirtualThreadPinned", pinned::add);
      recording.startAsync();
      MemoryCache cache = newCache(threads);
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        String key = "k" + i % 100;
        all.add(threads.submit(() -> use(cache, key)));
      }

      for (Future<?> each : all) {
        each.get(50, TimeUnit.SECONDS);
      }

      await().atMost(Duration.ofSeconds(5)).until(() -> locks.size() == 0);
    } finally {
      threads.shutdownNow();
    }
    assertThat(pinned.stream().filter(VirtualThreadsTest::isOurs)).isEmpty();
  }

  private MemoryCache newCache(ExecutorService threads) {
    MemoryCache cache =
        new MemoryCache(
            Parts.of(locks, "c", threads)
                .eachRequest(operation -> LockSupport.parkNanos(1_000_000)));
    cache.listeners.add((type, key, value) -> LockSupport.parkNanos(1_000));
    return cache;
  }

  private static void use(MemoryCache cache, String key) {
    cache.get(key);
    cache.put(key, "put");
    cache.setAfter(key, "invoked", () -> cache.put("of " + key, "inner"));
    cache.engine.reads().getAll(Set.of(key, "other"));
    cache.engine.bulkWrites().putAll(Map.of(key, "1", "all", "2"));
  }

  private static boolean isOurs(RecordedEvent event) {
    return event.getStackTrace() != null
        && event.getStackTrace().getFrames().stream()
            .anyMatch(frame -> frame.getMethod().getType().getName().contains("dynamojcache"));
  }
}
