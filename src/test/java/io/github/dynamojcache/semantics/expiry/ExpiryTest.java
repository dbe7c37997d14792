package io.github.dynamojcache.semantics.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.Lifetimes;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.SharedTable;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.configuration.Factory;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** When entries end, and what stands in the table about it. */
@Tag("server")
class ExpiryTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final Jvm jvm = SHARED.jvm();
  private final Jvm other = SHARED.other();
  private final RawTable table = SHARED.table();
  private final String name = SHARED.newCacheName();

  @Test
  void anEntryLivesToTheMillisecond() {
    Cache<String, String> cache = jvm.cache(name, created(300));
    long before = System.currentTimeMillis();
    cache.put("k", "v");
    long deadline = RawTable.deadline(table.onlyItem(name));
    assertThat(deadline).isBetween(before + 300, System.currentTimeMillis() + 300);

    AtomicInteger present = new AtomicInteger();
    await()
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              long asked = System.currentTimeMillis();
              boolean absent = cache.get("k") == null;
              long answered = System.currentTimeMillis();
              if (answered < deadline) {
                assertThat(absent).as("absent too early").isFalse();
                present.incrementAndGet();
              }
              if (asked >= deadline) {
                assertThat(absent).as("present too late").isTrue();
              }
              return absent;
            });
    assertThat(present).hasPositiveValue();
  }

  @Test
  void theTimeForDynamoIsWholeSecondsRoundedUp() {
    jvm.cache(name, created(90_500)).put("k", "v");

    Map<String, AttributeValue> item = table.onlyItem(name);
    String ttl = RawTable.attribute(item, "ttl").n();
    assertThat(ttl).as("a number").isNotNull().matches("\\d+");
    assertThat(Long.parseLong(ttl)).isEqualTo((RawTable.deadline(item) + 999) / 1000);
  }

  @Test
  void anEntryThatBecomesEternalIsNeverDeletedByDynamo() {
    Cache<String, String> cache =
        jvm.cache(name, Lifetimes.policy(Lifetimes.HOUR, Lifetimes.ETERNAL, Lifetimes.UNCHANGED));
    cache.put("k", "1");
    assertThat(lifetimeLeft()).isBetween(1L, HOUR);

    cache.put("k", "2");

    assertEternal();
  }

  @Test
  void aPutByAnEternalCacheTakesTheDeadlineAway() {
    jvm.cache(name, created(HOUR)).put("k", "1");

    other.cache(name).put("k", "2");

    assertEternal();
  }

  @Test
  void aPutByAnExpiringCacheKeepsAnEternalEntryEternal() {
    jvm.cache(name).put("k", "1");

    other.cache(name, created(HOUR)).put("k", "2");

    assertEternal();
  }

  @Test
  void anUpdateMovesTheDeadlineOfModifiedEntriesOnly() {
    jvm.cache(name, created(HOUR)).put("k", "1");
    long deadline = RawTable.deadline(table.onlyItem(name));

    jvm.manager.getCache(name, String.class, String.class).put("k", "2");
    assertThat(RawTable.deadline(table.onlyItem(name))).isEqualTo(deadline);

    other.cache(name, modified(2 * HOUR)).put("k", "3");
    assertThat(lifetimeLeft()).isBetween(HOUR + 1, 2 * HOUR);
    assertTtlFollows();
  }

  @Test
  void aReadMovesTheDeadlineOfAccessedEntriesWithItsTtl() {
    jvm.cache(name, created(HOUR)).put("k", "1");

    other
        .cache(
            name,
            AccessedExpiryPolicy.factoryOf(
                new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, 2 * HOUR)))
        .get("k");

    assertThat(lifetimeLeft()).isBetween(HOUR + 1, 2 * HOUR);
    assertTtlFollows();
  }

  /** On a server of its own: how soon DynamoDB Local sweeps depends on all the tables it has. */
  @Test
  void anExpiredEntryDisappearsFromTheTable() {
    try (LocalDynamo server = LocalDynamo.start();
        Jvm only = new Jvm(server, "swept")) {
      RawTable swept = new RawTable(server, "swept");
      only.cache(name, created(1_000)).put("k", "v");
      Map<String, AttributeValue> item = swept.onlyItem(name);

      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(250))
          .until(() -> swept.get(item).isEmpty());

      assertThat(System.currentTimeMillis()).isGreaterThanOrEqualTo(RawTable.deadline(item));
    }
  }

  @Test
  void withoutNativeTtlNothingIsToldToDynamo() {
    Cache<String, String> cache =
        jvm.cache(name, Jvm.strings().expiry(created(HOUR)).set("native-ttl", false));
    cache.put("put", "1");
    cache.put("put", "2");
    cache.putIfAbsent("putIfAbsent", "1");
    cache.invoke(
        "invoke",
        (entry, arguments) -> {
          entry.setValue("1");
          return true;
        });
    Cache<String, String> modified =
        other.cache(name, Jvm.strings().expiry(modified(HOUR)).set("native-ttl", false));
    modified.putAll(Map.of("putAll", "1"));
    modified.replace("put", "3");

    assertThat(table.items(name))
        .hasSize(4)
        .allSatisfy(item -> assertThat(item).containsKey("x").doesNotContainKey("ttl"));
  }

  @ParameterizedTest
  @ValueSource(longs = {10_000_000, 106_751_991_167L, Long.MAX_VALUE})
  void aLifetimeBeyondTheYear9999EndsThere(long days) {
    jvm.cache(
            name,
            CreatedExpiryPolicy.factoryOf(new javax.cache.expiry.Duration(TimeUnit.DAYS, days)))
        .put("k", "v");

    assertEternal();
  }

  @Test
  void aPolicyThatKnowsNothingOfCreationMakesEternalEntries() {
    jvm.cache(name, Lifetimes.policy(Lifetimes.UNCHANGED, Lifetimes.UNCHANGED, Lifetimes.UNCHANGED))
        .put("k", "v");

    assertEternal();
  }

  @Test
  void aPolicyThatFailsMakesEternalEntries() {
    jvm.cache(name, Lifetimes.policy(Lifetimes.THROWS, Lifetimes.THROWS, Lifetimes.THROWS))
        .put("k", "v");

    assertEternal();
  }

  @Test
  void aPolicyThatFailsLeavesExistingEntriesAsTheyAre() {
    jvm.cache(name, created(HOUR)).put("k", "1");
    long deadline = RawTable.deadline(table.onlyItem(name));
    Cache<String, String> cache =
        other.cache(name, Lifetimes.policy(Lifetimes.THROWS, Lifetimes.THROWS, Lifetimes.THROWS));

    assertThat(cache.get("k")).isEqualTo("1");
    assertThat(cache.getAll(Set.of("k"))).containsEntry("k", "1");
    assertThat(cache.replace("k", "1", "2")).isTrue();
    cache.put("k", "3");

    assertThat(cache.get("k")).isEqualTo("3");
    assertThat(RawTable.deadline(table.onlyItem(name))).isEqualTo(deadline);
  }

  private static void assertTtlFollowsOf(Map<String, AttributeValue> item) {
    assertThat(RawTable.attribute(item, "ttl").n())
        .isEqualTo(Long.toString((RawTable.deadline(item) + 999) / 1000));
  }

  private void assertTtlFollows() {
    assertTtlFollowsOf(table.onlyItem(name));
  }

  /** The last second of the year 9999, in both units. */
  private void assertEternal() {
    Map<String, AttributeValue> item = table.onlyItem(name);
    assertThat(RawTable.deadline(item)).isEqualTo(RawTable.ETERNAL);
    assertTtlFollowsOf(item);
  }

  private long lifetimeLeft() {
    return RawTable.deadline(table.onlyItem(name)) - System.currentTimeMillis();
  }

  private static Factory<ExpiryPolicy> created(long millis) {
    return CreatedExpiryPolicy.factoryOf(
        new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, millis));
  }

  private static Factory<ExpiryPolicy> modified(long millis) {
    return ModifiedExpiryPolicy.factoryOf(
        new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, millis));
  }

  @Test
  void anEternalPolicyIsWrittenAsTheEndOfTheYear9999() {
    jvm.cache(name, EternalExpiryPolicy.factoryOf()).put("k", "v");

    assertEternal();
  }
}
