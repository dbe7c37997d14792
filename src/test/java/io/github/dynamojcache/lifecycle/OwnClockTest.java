package io.github.dynamojcache.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.ClockMXBean;
import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.micrometer.DynamoCacheMetrics;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/** Clocks that are handed in, and what clients of every kind tell of the service's. */
@Tag("server")
@ExtendWith({LocalDynamoExtension.class, OwnCredentials.class})
class OwnClockTest {

  private static final java.time.Duration FIVE_MINUTES = java.time.Duration.ofMinutes(5);

  private final DynamoCachingProvider provider = new DynamoCachingProvider();
  private LocalDynamo dynamo;
  private Properties properties;

  @BeforeEach
  void begin(LocalDynamo server) {
    dynamo = server;
    properties = TestProperties.handingIn(server.client(), server.newTableName());
  }

  @AfterEach
  void end() {
    provider.close();
  }

  private Cache<String, String> cache() {
    CacheManager manager = provider.getCacheManager(URI.create("clocked"), null, properties);
    return manager.createCache(
        "books",
        DynamoConfiguration.builder(String.class, String.class)
            .expiry(CreatedExpiryPolicy.factoryOf(new Duration(TimeUnit.HOURS, 1)))
            .statistics(true)
            .build());
  }

  private static InstantSource ahead() {
    return InstantSource.offset(InstantSource.system(), FIVE_MINUTES);
  }

  @Test
  void timePassesByAClockThatWasHandedIn() {
    AtomicReference<Instant> time = new AtomicReference<>(Instant.now());
    InstantSource clock = time::get;
    properties.put(DynamoCachingProvider.CLOCK_PROPERTY, clock);
    Cache<String, String> cache = cache();
    cache.put("k", "v");

    time.updateAndGet(now -> now.plus(java.time.Duration.ofMinutes(59)));
    assertThat(cache.get("k")).isEqualTo("v");
    time.updateAndGet(now -> now.plus(java.time.Duration.ofMinutes(1)));
    assertThat(cache.get("k")).isNull();
  }

  @Test
  void whatIsNoClockIsRefused() {
    properties.put(DynamoCachingProvider.CLOCK_PROPERTY, "noon");

    assertThatThrownBy(this::cache)
        .isInstanceOf(CacheException.class)
        .hasMessage(
            "property dynamo-jcache.clock holds a java.lang.String; it takes a"
                + " java.time.InstantSource");
  }

  @Test
  void aManagersOwnClientTellsTheTimeToo() {
    properties = TestProperties.ownClient(dynamo, dynamo.newTableName());
    properties.put(DynamoCachingProvider.CLOCK_PROPERTY, ahead());
    properties.setProperty("dynamo-jcache.clock-skew", "correct");

    assertThat(cache().unwrap(ClockMXBean.class).getCorrectionMillis()).isNegative();
  }

  /** As DAX is one. */
  @Test
  void aClientThatHandsOnNothingOfHttpTellsNothing() {
    properties = TestProperties.handingIn(withoutHttp(dynamo.client()), dynamo.newTableName());
    properties.put(DynamoCachingProvider.CLOCK_PROPERTY, ahead());
    properties.setProperty("dynamo-jcache.clock-skew", "correct");
    Cache<String, String> cache = cache();
    cache.put("k", "v");

    assertThat(cache.get("k")).isEqualTo("v");
    ClockMXBean clock = cache.unwrap(ClockMXBean.class);
    assertThat(clock.isMeasured()).isFalse();
    assertThat(clock.getSkewMillis()).isZero();
    assertThat(clock.getUncertaintyMillis()).isZero();
    assertThat(clock.getCorrectionMillis()).isZero();
  }

  private static DynamoDbClient withoutHttp(DynamoDbClient client) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(client, arguments);
                return answer instanceof DynamoDbResponse response
                    ? response.toBuilder().sdkHttpResponse(null).build()
                    : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void theClockIsShownByJmxAndMicrometer() throws JMException {
    properties.put(DynamoCachingProvider.CLOCK_PROPERTY, ahead());
    properties.setProperty("dynamo-jcache.clock-skew", "correct");
    MeterRegistry meters = new SimpleMeterRegistry();
    Cache<String, String> cache = DynamoCacheMetrics.monitor(meters, cache());

    ObjectName name =
        new ObjectName("io.github.dynamojcache:type=Clock,CacheManager=clocked,Cache=books");
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    double skew = FIVE_MINUTES.toMillis();
    assertThat(server.getAttribute(name, "Measured")).isEqualTo(true);
    assertThat((long) server.getAttribute(name, "SkewMillis")).isGreaterThan(290_000);
    assertThat((long) server.getAttribute(name, "UncertaintyMillis")).isPositive();
    assertThat((long) server.getAttribute(name, "CorrectionMillis")).isLessThan(-290_000);
    assertThat(gauge(meters, "skew")).isBetween(skew - 10_000, skew + 10_000);
    assertThat(gauge(meters, "uncertainty")).isPositive();
    assertThat(gauge(meters, "correction")).isBetween(-skew - 10_000, -skew + 10_000);
    cache.close();
    assertThat(server.isRegistered(name)).isFalse();
  }

  private static double gauge(MeterRegistry meters, String name) {
    return meters.get("dynamo.jcache.clock." + name).timeGauge().value(TimeUnit.MILLISECONDS);
  }
}
