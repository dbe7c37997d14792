package io.github.dynamojcache.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.internal.failure.Outage;
import io.github.dynamojcache.lifecycle.OwnCredentials;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.SlowGateway;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Where a pool is too small for the threads that use it, the message names it and its setting. */
@Tag("server")
@Timeout(60)
@ExtendWith({LocalDynamoExtension.class, OwnCredentials.class})
class TooFewConnectionsTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private LocalDynamo dynamo;
  private SlowGateway gateway;

  @BeforeEach
  void open(LocalDynamo dynamo) {
    this.dynamo = dynamo;
    gateway = new SlowGateway(dynamo.endpoint());
    opened.add(gateway);
  }

  @AfterEach
  void close() throws Exception {
    threads.shutdownNow();
    gateway.hold(request -> false);
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  private CacheManager manager(int maxConnections, Map<String, Object> more) {
    Properties properties = new Properties();
    properties.setProperty("dynamo-jcache.table", dynamo.createTable());
    properties.setProperty("dynamo-jcache.endpoint", gateway.endpoint().toString());
    properties.setProperty("dynamo-jcache.region", "us-east-1");
    properties.setProperty("dynamo-jcache.open-timeout", "30s");
    properties.setProperty("dynamo-jcache.max-connections", String.valueOf(maxConnections));
    properties.putAll(more);
    CacheManager manager =
        new DynamoCachingProvider()
            .getCacheManager(URI.create("few-" + UUID.randomUUID()), null, properties);
    opened.add(0, manager);
    return manager;
  }

  private static Cache<String, String> patient(CacheManager manager) {
    return cache(manager, "patient", Duration.ofSeconds(30), Duration.ofSeconds(30));
  }

  private static Cache<String, String> cache(
      CacheManager manager, String name, Duration call, Duration attempt) {
    return manager.createCache(
        name,
        DynamoConfiguration.builder(String.class, String.class)
            .clearVisibility(Duration.ofHours(1))
            .set("call-timeout", call)
            .set("attempt-timeout", attempt)
            .build());
  }

  static Stream<Arguments> operations() {
    return Stream.of(
        operation("get", cache -> cache.get("k")),
        operation("iterator", cache -> assertThat(cache.iterator()).isExhausted()),
        operation("put", cache -> cache.put("k", "v")));
  }

  private static Arguments operation(String name, Consumer<Cache<String, String>> operation) {
    return Arguments.of(Named.of(name, operation));
  }

  private static void getUntilTheEnd(Cache<String, String> cache) {
    try {
      cache.get("k");
    } catch (CacheException e) {
      // the test is over, and has interrupted the thread
    }
  }

  private CacheException failureOf(
      Consumer<Cache<String, String>> operation, Cache<String, String> cache) {
    Throwable thrown = catchThrowable(() -> operation.accept(cache));
    assertThat(thrown).isInstanceOf(CacheException.class);
    return (CacheException) Objects.requireNonNull(thrown);
  }

  /** One has the connection, another waits for it, and a third waits after that one. */
  @ParameterizedTest
  @MethodSource("operations")
  void whoFindsAllInUseWhileOthersAreAnsweredIsToldHowMany(
      Consumer<Cache<String, String>> operation) throws Exception {
    CacheManager manager = manager(1, Map.of("dynamo-jcache.max-attempts", "1"));
    Cache<String, String> patient = patient(manager);
    Cache<String, String> hasty =
        cache(manager, "hasty", Duration.ofMillis(1_500), Duration.ofMillis(1_500));
    gateway.hold(request -> true);
    int before = gateway.arrived().size();
    Future<@Nullable String> first = threads.submit(() -> patient.get("first"));
    await().until(() -> gateway.arrived().size() > before);
    Future<@Nullable String> second = startAndAwaitWaiting(() -> patient.get("second"));
    Future<CacheException> third = startAndAwaitWaiting(() -> failureOf(operation, hasty));

    gateway.hold(request -> request.body().contains("second"));

    assertThat(first.get()).isNull();
    assertThat(third.get())
        .hasMessageContaining("all 1 connections (max-connections = 1) were in use by other calls")
        .hasMessageContaining("was not sent")
        .hasMessageContaining("Raise max-connections to the number of threads")
        .hasMessageNotContaining("Nor was any other call answered")
        .hasMessageNotContaining("Whether")
        .hasMessageNotContaining("Raise attempt-timeout")
        .hasMessageNotContaining("Raise call-timeout");
    assertThat(Outage.isOne(third.get())).isTrue();
    assertThat(Outage.isSilence(third.get())).isFalse();
    assertThat(second).isNotDone();
  }

  private <T extends @Nullable Object> Future<T> startAndAwaitWaiting(Callable<T> call) {
    AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
    Future<T> started =
        threads.submit(
            () -> {
              thread.set(Thread.currentThread());
              return call.call();
            });
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> waitsForAConnection(thread.get()));
    return started;
  }

  @Test
  void whenNobodyElseIsAnsweredEitherThatIsSaidToo() throws Exception {
    CacheManager manager = manager(1, Map.of());
    Cache<String, String> patient = patient(manager);
    Cache<String, String> hasty =
        cache(manager, "hasty", Duration.ofMillis(400), Duration.ofMillis(300));
    gateway.hold(request -> true);
    Future<@Nullable String> underWay = threads.submit(() -> patient.get("k"));
    int before = gateway.arrived().size();
    await().until(() -> gateway.arrived().size() > before);

    CacheException failure = failureOf(cache -> cache.put("k", "v"), hasty);

    assertThat(failure)
        .hasMessageContaining("all 1 connections (max-connections = 1) were in use by other calls")
        .hasMessageContaining("see whether DynamoDB answers at all");
    assertThat(Outage.isSilence(failure)).isTrue();
    assertThat(underWay).isNotDone();
  }

  @Test
  void whoGotAConnectionLateAndNoAnswerIsToldHowLongItWaited() throws Exception {
    CacheManager manager = manager(1, Map.of("dynamo-jcache.max-attempts", "1"));
    Cache<String, String> patient = patient(manager);
    Cache<String, String> hasty =
        cache(manager, "hasty", Duration.ofSeconds(3), Duration.ofSeconds(3));
    gateway.hold(request -> true);
    int before = gateway.arrived().size();
    threads.execute(() -> getUntilTheEnd(patient));
    await().until(() -> gateway.arrived().size() > before);
    Future<CacheException> failing =
        startAndAwaitWaiting(() -> failureOf(cache -> cache.put("k", "v"), hasty));
    await().pollDelay(Duration.ofMillis(500)).until(() -> !failing.isDone()); // a sixth of its time

    gateway.hold(request -> request.operation().equals("PutItem"));

    assertThat(failing.get())
        .hasMessageContaining("The request waited for a connection for ")
        .hasMessageContaining("because all 1 connections (max-connections = 1) were in use")
        .hasMessageContaining("and had no answer in the rest. Whether a write took effect")
        .hasMessageContaining("Raise max-connections to the number of threads");
  }

  private static boolean waitsForAConnection(@Nullable Thread thread) {
    return thread != null
        && Arrays.stream(thread.getStackTrace())
            .anyMatch(frame -> frame.getClassName().equals(Connections.class.getName()));
  }

  @Test
  void anInterruptWhileWaitingIsAnInterrupt() {
    CacheManager manager = manager(1, Map.of());
    Cache<String, String> patient = patient(manager);
    gateway.hold(request -> true);
    int before = gateway.arrived().size();
    threads.execute(() -> getUntilTheEnd(patient));
    await().until(() -> gateway.arrived().size() > before);
    Thread caller = Thread.currentThread();
    threads.execute(
        () -> {
          await().until(() -> waitsForAConnection(caller));
          caller.interrupt();
        });

    CacheException failure = failureOf(cache -> cache.get("l"), patient);

    assertThat(failure).hasMessageContaining("The thread was interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aWaitThatEndsWellIsNoFailure() throws Exception {
    Cache<String, String> patient = patient(manager(2, Map.of()));
    patient.put("k", "v");
    gateway.delay(Duration.ofMillis(5));

    List<Future<@Nullable String>> gets =
        Stream.generate(() -> threads.submit(() -> patient.get("k"))).limit(40).toList();

    for (Future<@Nullable String> get : gets) {
      assertThat(get.get()).isEqualTo("v");
    }
  }

  @Test
  void ofAClientThatWasHandedInThePoolIsNamedAsAPossibleCause() throws Exception {
    try (DynamoDbClient client =
        dynamo
            .clientBuilder()
            .endpointOverride(gateway.endpoint())
            .httpClientBuilder(Apache5HttpClient.builder().maxConnections(1))
            .build()) {
      CacheManager manager = manager(1, Map.of(DynamoCachingProvider.CLIENT_PROPERTY, client));
      Cache<String, String> patient = patient(manager);
      Cache<String, String> hasty =
          cache(manager, "hasty", Duration.ofMillis(700), Duration.ofMillis(300));
      gateway.hold(request -> true);
      int before = gateway.arrived().size();
      threads.execute(() -> getUntilTheEnd(patient));
      await().until(() -> gateway.arrived().size() > before);

      CacheException failure = failureOf(cache -> cache.get("k"), hasty);

      assertThat(failure)
          .hasMessageContaining("at the same time than its HTTP client has connections")
          .hasMessageContaining("maxConnections");
      assertThat(Outage.isOne(failure)).isTrue();
      gateway.hold(request -> false);
      manager.close();
    }
  }
}
