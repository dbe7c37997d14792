package io.github.dynamojcache.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.ConsumedCapacityMXBean;
import io.github.dynamojcache.Consumption;
import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.internal.coding.UndecodableCounters;
import io.github.dynamojcache.internal.management.CapacityCounters;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The bill as Micrometer shows it. */
@org.junit.jupiter.api.Tag("server") // Micrometer has a Tag as well
@ExtendWith(LocalDynamoExtension.class)
class DynamoCacheMetricsTest {

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final DynamoCachingProvider provider = new DynamoCachingProvider();
  private CacheManager manager;

  @BeforeEach
  void open(LocalDynamo dynamo) {
    Properties properties = new Properties();
    properties.put(DynamoCachingProvider.CLIENT_PROPERTY, dynamo.client());
    properties.setProperty("dynamo-jcache.table", dynamo.newTableName());
    properties.setProperty("dynamo-jcache.clear-visibility", "1h");
    properties.setProperty("dynamo-jcache.compression", "none"); // long values stay long
    properties.setProperty("dynamo-jcache.call-timeout", "20s");
    properties.setProperty("dynamo-jcache.attempt-timeout", "10s");
    manager = provider.getCacheManager(URI.create("metered"), null, properties);
  }

  @AfterEach
  void close() {
    provider.close();
  }

  private static DynamoConfiguration.Builder<String, String> strings() {
    return DynamoConfiguration.builder(String.class, String.class);
  }

  private Cache<String, String> cache(String name) {
    return manager.createCache(name, strings().build());
  }

  private double counted(String meter, String cache, String operation) {
    return registry
        .get(meter)
        .tags("cache", cache, "cache.manager", "metered", "operation", operation)
        .functionCounter()
        .count();
  }

  private Set<String> operationsOf(String cache) {
    return Set.copyOf(
        registry.find("dynamo.jcache.requests").tag("cache", cache).functionCounters().stream()
            .map(counter -> String.valueOf(counter.getId().getTag("operation")))
            .toList());
  }

  @Test
  void theMetersShowWhatTheBillSays() {
    Cache<String, String> cache = DynamoCacheMetrics.monitor(registry, cache("books"));
    cache.put("k", "x".repeat(3_000));
    cache.get("k");
    cache.putIfAbsent("k", "other");

    ConsumedCapacityMXBean bill = cache.unwrap(ConsumedCapacityMXBean.class);
    assertThat(operationsOf("books"))
        .isEqualTo(bill.getOperations().keySet())
        .containsExactlyInAnyOrder("createCache", "put", "get", "putIfAbsent");
    bill.getOperations().forEach((operation, line) -> assertShown("books", operation, line));
    assertThat(counted("dynamo.jcache.write.units", "books", "put")).isEqualTo(3);
    assertThat(counted("dynamo.jcache.read.units", "books", "get")).isEqualTo(1);
    assertThat(counted("dynamo.jcache.refused.writes", "books", "putIfAbsent")).isEqualTo(1);
    assertThat(counted("dynamo.jcache.refused.write.units", "books", "putIfAbsent")).isEqualTo(3);
  }

  private void assertShown(String cache, String operation, Consumption line) {
    assertThat(counted("dynamo.jcache.requests", cache, operation))
        .isEqualTo((double) line.getRequests());
    assertThat(counted("dynamo.jcache.read.units", cache, operation))
        .isEqualTo(line.getReadUnits());
    assertThat(counted("dynamo.jcache.write.units", cache, operation))
        .isEqualTo(line.getWriteUnits());
    assertThat(counted("dynamo.jcache.refused.writes", cache, operation))
        .isEqualTo((double) line.getRefusedWrites());
    assertThat(counted("dynamo.jcache.refused.write.units", cache, operation))
        .isEqualTo(line.getRefusedWriteUnits());
  }

  @Test
  void anOperationAppearsWhenItIsFirstUsed() {
    Cache<String, String> cache = DynamoCacheMetrics.monitor(registry, cache("books"));
    assertThat(operationsOf("books")).containsExactly("createCache");

    cache.containsKey("k");

    assertThat(operationsOf("books")).containsExactlyInAnyOrder("createCache", "containsKey");
  }

  @Test
  void clearingTheBillDoesNotSetCountersBack() {
    Cache<String, String> cache = DynamoCacheMetrics.monitor(registry, cache("books"));
    cache.get("k");
    cache.unwrap(ConsumedCapacityMXBean.class).clear();
    cache.get("k");

    assertThat(counted("dynamo.jcache.requests", "books", "get")).isEqualTo(2);
  }

  @Test
  void furtherTagsAreAddedAndWin() {
    DynamoCacheMetrics.monitor(registry, cache("books"), "team", "red", "cache.manager", "main");

    assertThat(registry.get("dynamo.jcache.requests").functionCounter().getId().getTags())
        .containsExactlyInAnyOrder(
            Tag.of("cache", "books"),
            Tag.of("cache.manager", "main"),
            Tag.of("operation", "createCache"),
            Tag.of("team", "red"));
  }

  @Test
  void aCacheThatIsOpenedAgainIsShownWithItsNewFigures() {
    Cache<String, String> first = DynamoCacheMetrics.monitor(registry, cache("books"));
    first.get("k");
    first.get("k");
    first.close();

    Cache<String, String> second = DynamoCacheMetrics.monitor(registry, cache("books"));
    second.get("k");

    assertThat(counted("dynamo.jcache.requests", "books", "get")).isEqualTo(1);
  }

  @Test
  void aClosedCacheIsLetGo() {
    WeakReference<CapacityCounters> counters = monitorAndClose();

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(counters.get()).isNull();
            });
    assertThat(counted("dynamo.jcache.requests", "books", "get")).isEqualTo(1); // the last known
  }

  /** In a method of its own: no variable is to hold on to the cache. */
  private WeakReference<CapacityCounters> monitorAndClose() {
    Cache<String, String> cache = DynamoCacheMetrics.monitor(registry, cache("books"));
    cache.get("k");
    assertThat(counted("dynamo.jcache.requests", "books", "get")).isEqualTo(1);
    cache.close();
    return new WeakReference<>(cache.unwrap(CapacityCounters.class));
  }

  @Test
  void aCacheWithoutABillHasNoMetersOfIt() {
    Cache<String, String> cache =
        manager.createCache("books", strings().set("consumed-capacity", false).build());
    DynamoCacheMetrics.monitor(registry, cache).get("k");

    assertThat(registry.getMeters())
        .extracting(meter -> meter.getId().getName())
        .containsOnly(
            "dynamo.jcache.undecodable.values",
            "dynamo.jcache.best.effort.failures",
            "dynamo.jcache.clock.skew",
            "dynamo.jcache.clock.uncertainty",
            "dynamo.jcache.clock.correction");
  }

  @Test
  void valuesThatCouldNotBeDecodedAreCountedByReason() {
    Cache<String, String> cache = DynamoCacheMetrics.monitor(registry, cache("books"));
    cache.unwrap(UndecodableCounters.class).record(Reason.SHAPE);

    assertThat(undecodable("books", "SHAPE")).isEqualTo(1);
    assertThat(undecodable("books", "FORMAT")).isZero();
  }

  private double undecodable(String cache, String reason) {
    return registry
        .get("dynamo.jcache.undecodable.values")
        .tags("cache", cache, "cache.manager", "metered", "reason", reason)
        .functionCounter()
        .count();
  }

  @Test
  void aCacheOfAnotherProviderIsRefused() {
    Cache<?, ?> foreign =
        (Cache<?, ?>)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Cache.class},
                (proxy, method, arguments) -> {
                  throw new IllegalArgumentException(method.getName());
                });

    assertThatThrownBy(() -> DynamoCacheMetrics.monitor(registry, foreign))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
