package io.github.dynamojcache.semantics.bypass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.testing.Counting;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.Lifetimes;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.SharedTable;
import io.github.dynamojcache.testing.Threads;
import java.io.Closeable;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.configuration.Factory;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import javax.cache.integration.CacheLoader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Ten questions that the official TCK does not ask and that well-known providers answer
 * differently. docs/comparison.md is made with them.
 */
@Tag("server")
class PeerProbesTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private final Jvm jvm = SHARED.jvm();
  private final RawTable table = SHARED.table();
  private final String name = SHARED.newCacheName();

  @Test
  void anEntryThatIsPutTwiceStillExpiresAfterItsCreation() {
    Cache<String, String> cache = jvm.cache(name, CreatedExpiryPolicy.factoryOf(millis(600)));
    cache.put("k", "1");
    long deadline = RawTable.deadline(table.onlyItem(name));
    cache.put("k", "2");

    await().atMost(Duration.ofSeconds(10)).until(() -> cache.get("k") == null);

    assertThat(System.currentTimeMillis()).isBetween(deadline, deadline + 2_000);
  }

  @Test
  void anUpdateToEternalLiftsAnEarlierDeadline() {
    Cache<String, String> cache =
        jvm.cache(
            name, Lifetimes.policy(Lifetimes.millis(600), Lifetimes.ETERNAL, Lifetimes.UNCHANGED));
    cache.put("k", "1");
    long deadline = RawTable.deadline(table.onlyItem(name));
    assertThat(cache.replace("k", "2")).isTrue();

    await().until(() -> System.currentTimeMillis() > deadline);

    assertThat(cache.get("k")).isEqualTo("2");
  }

  @Test
  void createdForEverIsUnderstood() {
    assertLivesOn(CreatedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ETERNAL));
  }

  @Test
  void touchedForEverIsUnderstood() {
    assertLivesOn(TouchedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ETERNAL));
  }

  private void assertLivesOn(Factory<ExpiryPolicy> policy) {
    Cache<String, String> cache = jvm.cache(name, policy);
    cache.put("k", "1");
    assertThat(cache.get("k")).isEqualTo("1");
    cache.put("k", "2");
    assertThat(cache.get("k")).isEqualTo("2");
    assertThat(RawTable.deadline(table.onlyItem(name))).isEqualTo(RawTable.ETERNAL);
  }

  @Test
  void aFailedReplaceUnderAccessExpiryLeavesTheValue() {
    Cache<String, String> cache =
        jvm.cache(name, AccessedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ONE_HOUR));
    cache.put("k", "1");

    assertThat(cache.replace("k", "something else", "2")).isFalse();

    assertThat(cache.get("k")).isEqualTo("1");
  }

  @Test
  void fourThreadsCountTogetherByInvoke() throws Exception {
    Cache<String, Integer> cache = jvm.cache(name, Jvm.numbers());
    Callable<Boolean> counting =
        () -> {
          for (int i = 0; i < 250; i++) {
            Counting.increment(cache, "counter");
          }
          return true;
        };

    Threads.runTogether(Collections.nCopies(4, counting));

    assertThat(cache.get("counter")).isEqualTo(1_000);
  }

  @Test
  void putIfAbsentHasOneWinner() throws Exception {
    Cache<String, String> cache = jvm.cache(name);
    for (int round = 0; round < 50; round++) {
      String key = "round-" + round;
      List<Boolean> won =
          Threads.runTogether(Collections.nCopies(4, () -> cache.putIfAbsent(key, "v")));
      assertThat(won).containsOnlyOnce(true);
    }
  }

  @Test
  void unwrappingToAnUnknownTypeIsAnIllegalArgument() {
    Cache<String, String> cache = jvm.cache(name);

    assertThatThrownBy(() -> cache.unwrap(Thread.class))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> jvm.manager.unwrap(Thread.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLoaderThatCanBeClosedIsClosedWithTheCache() {
    ClosingLoader loader = new ClosingLoader();
    Cache<String, String> cache = jvm.cache(name, Jvm.strings().readThrough(() -> loader));

    cache.close();

    assertThat(loader.closed).hasValue(1);
  }

  @Test
  void iterationPassesOverExpiredEntries() {
    Cache<String, String> cache = jvm.cache(name, CreatedExpiryPolicy.factoryOf(millis(200)));
    for (int i = 0; i < 5; i++) {
      cache.put("k" + i, "v");
    }

    await().until(() -> cache.get("k4") == null);

    assertThat(cache.iterator().hasNext()).isFalse();
  }

  private static javax.cache.expiry.Duration millis(long millis) {
    return new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, millis);
  }

  private static final class ClosingLoader implements CacheLoader<String, String>, Closeable {
    private final AtomicInteger closed = new AtomicInteger();

    @Override
    public String load(String key) {
      return key;
    }

    @Override
    public Map<String, String> loadAll(Iterable<? extends String> keys) {
      return Map.of();
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
