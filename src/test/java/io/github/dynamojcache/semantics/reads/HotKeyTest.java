package io.github.dynamojcache.semantics.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.UnfinishedBulkException;
import io.github.dynamojcache.testing.FaultScript;
import io.github.dynamojcache.testing.Heard;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.Outages;
import io.github.dynamojcache.testing.SharedTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** One key that is throttled again and again is nobody else's trouble. */
@Tag("races")
@Tag("server")
@Timeout(60)
class HotKeyTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private static final String HOT_PARTITION =
      "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\","
          + "\"message\":\"hot\",\"ThrottlingReasons\":[{\"reason\":"
          + "\"TableReadKeyRangeThroughputExceeded\",\"resource\":\"arn:t\"}]}";

  private final Jvm jvm = SHARED.jvm();
  private final String name = SHARED.newCacheName();

  @AfterEach
  void calm() {
    jvm.faults.reset();
  }

  private FaultScript onHotKey() {
    return jvm.faults.every(call -> call.body().contains("s:hot"));
  }

  /** Real answers of a server: only then can a connection be held. */
  @Test
  void aCallThatWaitsForItsRetryHoldsNoConnection() throws Exception {
    CountDownLatch throttled = new CountDownLatch(1);
    HttpServer server = throttlingServer(throttled);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (DynamoDbClient client = clientOfOneConnection(server);
        CacheManager manager = manager(client)) {
      Cache<String, String> cache =
          manager.createCache(
              name, DynamoConfiguration.builder(String.class, String.class).build());
      CompletableFuture<Throwable> waiting =
          CompletableFuture.supplyAsync(() -> catchThrowable(() -> cache.get("hot")), thread);
      throttled.await();

      for (int i = 0; i < 20; i++) {
        assertThat(cache.get("other " + i)).isNull();
      }

      assertThat(waiting).isNotDone(); // it waits for an hour
      thread.shutdownNow();
      Awaitility.await().until(waiting::isDone);
    } finally {
      thread.shutdownNow();
      server.stop(0);
    }
  }

  /** Throttles the hot key, and knows of no other. */
  private static HttpServer throttlingServer(CountDownLatch throttled) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String asked =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean hot = asked.contains("s:hot");
            byte[] answer =
                (hot
                        ? HOT_PARTITION
                        : answer(exchange.getRequestHeaders().getFirst("X-Amz-Target")))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(hot ? 400 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            if (hot) {
              throttled.countDown();
            }
          }
        });
    server.start();
    return server;
  }

  private static String answer(String target) {
    return target.endsWith("DescribeTable") ? "{\"Table\":{\"TableStatus\":\"ACTIVE\"}}" : "{}";
  }

  private static DynamoDbClient clientOfOneConnection(HttpServer server) {
    return DynamoDbClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("k", "s")))
        .httpClientBuilder(Apache5HttpClient.builder().maxConnections(1))
        .overrideConfiguration(
            c ->
                c.retryStrategy(
                    r ->
                        r.throttlingBackoffStrategy(
                            BackoffStrategy.fixedDelayWithoutJitter(Duration.ofHours(1)))))
        .build();
  }

  private static CacheManager manager(DynamoDbClient client) {
    Properties properties = new Properties();
    properties.put(DynamoCachingProvider.CLIENT_PROPERTY, client);
    properties.setProperty("dynamo-jcache.table-mode", "none");
    properties.setProperty("dynamo-jcache.clear-visibility", "1h");
    properties.setProperty("dynamo-jcache.call-timeout", "2h");
    properties.setProperty("dynamo-jcache.attempt-timeout", "10s");
    return new DynamoCachingProvider()
        .getCacheManager(URI.create("hot-" + UUID.randomUUID()), null, properties);
  }

  @Test
  void inABulkOperationTheOthersAreDone() {
    Cache<String, String> cache =
        jvm.cache(name, Jvm.strings().listener(new Heard().configuration()));
    Map<String, String> entries =
        IntStream.range(0, 50).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v"));
    entries.put("hot", "v");
    onHotKey().throttle();

    UnfinishedBulkException failure =
        catchThrowableOfType(UnfinishedBulkException.class, () -> cache.putAll(entries));

    assertThat(failure.unfinishedKeys()).containsExactly("hot");
    assertThat(failure.finishedKeys()).hasSize(50);
  }

  @Test
  void whoHoldsAHotKeyHoldsUpNoOther() throws Exception {
    Cache<String, String> cache = jvm.cache(name);
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    onHotKey()
        .runBefore(
            () -> {
              held.countDown();
              await(over);
            });
    CompletableFuture<Object> hot =
        CompletableFuture.supplyAsync(
            () -> cache.invoke("hot", (entry, arguments) -> entry.exists()));
    held.await();

    boolean there = cache.invoke("other", (entry, arguments) -> entry.exists());

    assertThat(there).isFalse();
    assertThat(cache.get("another")).isNull();
    assertThat(hot).isNotDone();
    over.countDown();
    assertThat(hot.get()).isEqualTo(false);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aHotPartitionDoesNotTurnTheWholeCacheOff() {
    Cache<String, String> cache = jvm.cache(name, Outages.lasting()); // after one failure
    cache.put("k", "v");
    onHotKey().answer(400, HOT_PARTITION);

    assertThat(cache.get("hot")).isNull();
    cache.put("hot", "new");

    assertThat(Outages.mode(cache).getState()).isEqualTo("CLOSED");
    assertThat(cache.get("k")).isEqualTo("v");
    assertThat(Outages.mode(cache).getJournalledKeys()).isEqualTo(1);
    assertThat(Outages.mode(cache).getFailures()).isEqualTo(2);
    jvm.faults.reset();
    cache.close();
  }

  @Test
  void aThrottledTableTurnsTheCacheOff() {
    Cache<String, String> cache = jvm.cache(name, Outages.lasting());
    jvm.faults.every("GetItem").throttle();

    assertThat(cache.get("k")).isNull();

    assertThat(Outages.mode(cache).getState()).isEqualTo("OPEN");
    cache.close();
  }
}
