package io.github.dynamojcache.semantics.choices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.testing.ComputingLoader;
import io.github.dynamojcache.testing.Heard;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.SharedTable;
import io.github.dynamojcache.testing.Threads;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the specification leaves open and the conformance page decides, where no other test says it.
 */
@Tag("server")
class ChoicesTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private final Jvm jvm = SHARED.jvm();
  private final Jvm other = SHARED.other();
  private final Heard heard = new Heard();

  @BeforeEach
  void calm() {
    jvm.faults.reset();
  }

  @Test
  void aProcessorThatNeverWinsGivesUp() {
    Cache<String, String> cache = jvm.cache(SHARED.newCacheName());
    Cache<String, String> theirs = other.cache(cache.getName());
    AtomicInteger rounds = new AtomicInteger();
    cache.put("k", "0");
    jvm.faults
        .every("PutItem")
        .runBefore(() -> theirs.put("k", "theirs " + rounds.incrementAndGet()));

    assertThatThrownBy(() -> cache.invoke("k", (entry, arguments) -> set(entry::setValue)))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("invoke lost 200 races in a row for one entry");

    jvm.faults.reset();
    assertThat(cache.get("k")).startsWith("theirs");
  }

  private static boolean set(Consumer<String> setter) {
    setter.accept("mine");
    return true;
  }

  @Test
  void anIterationThatWasBegunGoesOnOverWhatWasCleared() {
    Cache<String, String> cache = jvm.cache(SHARED.newCacheName());
    Map<String, String> entries = new HashMap<>();
    IntStream.range(0, 200).forEach(i -> entries.put("k" + i, "v" + i));
    cache.putAll(entries);
    Iterator<Cache.Entry<String, String>> iterator = cache.iterator();
    Map<String, String> seen = new HashMap<>();
    seenBy(iterator.next(), seen);

    cache.clear();
    iterator.forEachRemaining(entry -> seenBy(entry, seen));

    assertThat(seen).isEqualTo(entries);
    assertThat(cache.iterator().hasNext()).isFalse();
  }

  private static void seenBy(Cache.Entry<String, String> entry, Map<String, String> seen) {
    seen.put(entry.getKey(), entry.getValue());
  }

  @Test
  void removeWhoseResponseWasLostFindsNothingWhenItIsTriedAgain() {
    lostRemoval(cache -> cache.remove("k"), false);
  }

  @Test
  void removeOfAnExpectedValueWhoseResponseWasLostFindsNothingWhenItIsTriedAgain() {
    lostRemoval(cache -> cache.remove("k", "v"), false);
  }

  @Test
  void getAndRemoveWhoseResponseWasLostFindsNothingWhenItIsTriedAgain() {
    lostRemoval(cache -> cache.getAndRemove("k"), null);
  }

  private void lostRemoval(
      Function<Cache<String, String>, @Nullable Object> removal, @Nullable Object reported) {
    Cache<String, String> cache =
        jvm.cache(SHARED.newCacheName(), Jvm.strings().listener(heard.configuration()));
    cache.put("k", "v");
    jvm.faults.next("DeleteItem").dropResponse();

    assertThat(removal.apply(cache)).isEqualTo(reported);

    assertThat(cache.containsKey("k")).isFalse();
    assertThat(heard.events).containsExactly("CREATED k=v");
    assertThat(jvm.faults.pending()).isZero();
  }

  @Test
  void aRemovingProcessorWhoseResponseWasLostRunsAgain() {
    Cache<String, String> cache = jvm.cache(SHARED.newCacheName());
    AtomicInteger runs = new AtomicInteger();
    cache.put("k", "token");
    jvm.faults.next("DeleteItem").dropResponse();

    boolean taken =
        cache.invoke(
            "k",
            (entry, arguments) -> {
              runs.incrementAndGet();
              boolean there = entry.exists();
              entry.remove();
              return there;
            });

    assertThat(taken).isFalse();
    assertThat(runs).hasValue(2);
    assertThat(cache.containsKey("k")).isFalse();
  }

  @Test
  void whatAnotherJvmStoredWhileTheLoaderRanStaysAndIsReturned() {
    String name = SHARED.newCacheName();
    Cache<String, String> theirs = other.cache(name);
    Cache<String, String> cache =
        jvm.cache(
            name,
            Jvm.strings()
                .readThrough(
                    () ->
                        new ComputingLoader<>(
                            key -> {
                              theirs.put(key, "theirs");
                              return "loaded";
                            })));

    assertThat(cache.get("k")).isEqualTo("theirs");
    assertThat(theirs.get("k")).isEqualTo("theirs");
  }

  @Test
  void threadsThatMissOneKeyAskTheLoaderOnce() throws InterruptedException {
    AtomicInteger loads = new AtomicInteger();
    CountDownLatch othersWait = new CountDownLatch(1);
    Cache<String, String> cache =
        jvm.cache(
            SHARED.newCacheName(),
            Jvm.strings()
                .readThrough(
                    () ->
                        new ComputingLoader<>(
                            key -> {
                              loads.incrementAndGet();
                              await(othersWait);
                              return "loaded";
                            })));
    Map<Integer, String> found = new ConcurrentHashMap<>();
    Thread[] threads = new Thread[8];
    for (int i = 0; i < threads.length; i++) {
      int id = i;
      threads[i] = new Thread(() -> found.put(id, String.valueOf(cache.get("k"))));
      threads[i].start();
    }

    Awaitility.await()
        .until(
            () ->
                Arrays.stream(threads).filter(Threads::waitsForAKey).count() == threads.length - 1);
    othersWait.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(loads).hasValue(1);
    assertThat(found.values()).hasSize(threads.length).containsOnly("loaded");
  }

  @Test
  void removeAndThenSetValueInAProcessorIsAnUpdate() {
    Cache<String, String> cache =
        jvm.cache(SHARED.newCacheName(), Jvm.strings().listener(heard.configuration()));
    cache.put("k", "old");

    cache.invoke(
        "k",
        (entry, arguments) -> {
          entry.remove();
          entry.setValue("new");
          return entry.exists();
        });

    assertThat(heard.events).containsExactly("CREATED k=old", "UPDATED k=new was old");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
