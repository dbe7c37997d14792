package io.github.dynamojcache.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.JCacheMetrics;
import io.micrometer.core.instrument.config.InvalidConfigurationException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.Properties;
import javax.cache.Cache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Micrometer's own binder, which reads the MBean of a cache's statistics by its name. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class JCacheMetricsTest {

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final DynamoCachingProvider provider = new DynamoCachingProvider();
  private final Properties properties = new Properties();

  @BeforeEach
  void configure(LocalDynamo dynamo) {
    properties.put(DynamoCachingProvider.CLIENT_PROPERTY, dynamo.client());
    properties.setProperty("dynamo-jcache.table", dynamo.newTableName());
    properties.setProperty("dynamo-jcache.call-timeout", "20s");
    properties.setProperty("dynamo-jcache.attempt-timeout", "10s");
  }

  @AfterEach
  void close() {
    provider.close();
  }

  private Cache<String, String> cache(String manager, String name, boolean statistics) {
    return provider
        .getCacheManager(URI.create(manager), null, properties)
        .createCache(
            name,
            DynamoConfiguration.builder(String.class, String.class).statistics(statistics).build());
  }

  private double counted(String meter, String... tags) {
    return registry.get(meter).tags(tags).functionCounter().count();
  }

  @Test
  void theMetersShowWhatTheCacheDid() {
    Cache<String, String> cache = cache("metered", "books", true);
    JCacheMetrics.monitor(registry, cache);

    cache.get("k");
    cache.put("k", "v");
    cache.put("l", "w");
    cache.get("k");
    cache.get("l");
    cache.remove("l");

    assertThat(counted("cache.gets", "cache", "books", "result", "hit")).isEqualTo(2);
    assertThat(counted("cache.gets", "cache", "books", "result", "miss")).isEqualTo(1);
    assertThat(counted("cache.puts", "cache", "books")).isEqualTo(2);
    assertThat(counted("cache.evictions", "cache", "books")).isZero();
    assertThat(registry.get("cache.removals").tag("cache", "books").gauge().value()).isEqualTo(1);
  }

  @Test
  void withoutStatisticsTheMetersStayAtZero() {
    Cache<String, String> cache = cache("metered", "books", false);
    JCacheMetrics.monitor(registry, cache);

    cache.get("k");

    assertThat(counted("cache.gets", "cache", "books", "result", "miss")).isZero();
  }

  /** As Hibernate, Spring and people name them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.acme.Order",
        "com.acme.Order##NaturalId",
        "com.acme.Order$Line.parts",
        "with blanks",
        "größe/2024 (neu)",
        "a.b;c!d'e|f{g}[h]\\i~%2C"
      })
  void aNameThatJmxAcceptsIsFound(String name) {
    Cache<String, String> cache = cache("metered", name, true);
    JCacheMetrics.monitor(registry, cache);

    cache.get("k");

    assertThat(counted("cache.gets", "cache", name, "result", "miss")).isEqualTo(1);
  }

  /** Micrometer puts the name into JMX's as it is; JMX gives these characters a meaning. */
  @ParameterizedTest
  @ValueSource(strings = {"a,b", "a=b", "a:b", "a\"b"})
  void aNameThatJmxDoesNotAcceptIsRefusedByMicrometer(String name) {
    Cache<String, String> cache = cache("metered", name, true);

    assertThatThrownBy(() -> JCacheMetrics.monitor(registry, cache))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessage("Cache name '" + name + "' results in an invalid JMX name");
  }

  /** JMX takes them for a pattern. */
  @ParameterizedTest
  @ValueSource(strings = {"a*", "a?"})
  void aNameThatIsAPatternIsNeverFound(String name) {
    Cache<String, String> cache = cache("metered", name, true);
    JCacheMetrics.monitor(registry, cache);

    cache.get("k");

    assertThat(counted("cache.gets", "cache", name, "result", "miss")).isZero();
  }

  @Test
  void aManagerWhoseNameJmxDoesNotAcceptIsRefusedByMicrometer() {
    Cache<String, String> cache = cache("shop=1", "books", true);

    assertThatThrownBy(() -> JCacheMetrics.monitor(registry, cache))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessage("Cache name 'books' results in an invalid JMX name");
  }

  /** Our own meters ask the cache, and not JMX. */
  @ParameterizedTest
  @ValueSource(strings = {"a,b", "a=b", "a:b", "a\"b", "a*", "a?"})
  void theBillTakesEveryName(String name) {
    Cache<String, String> cache =
        DynamoCacheMetrics.monitor(registry, cache("metered", name, true));

    cache.get("k");

    assertThat(counted("dynamo.jcache.requests", "cache", name, "operation", "get")).isEqualTo(1);
  }
}
