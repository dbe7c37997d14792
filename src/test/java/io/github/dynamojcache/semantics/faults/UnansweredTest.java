package io.github.dynamojcache.semantics.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.options.FailureMode;
import io.github.dynamojcache.testing.Jvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Nobody answers, in the ways in which networks do that; every operation ends all the same. */
@Tag("server")
class UnansweredTest {

  /** Much longer than call-timeout, and much shorter than for ever. */
  private static final Duration AN_END = Duration.ofSeconds(30);

  private final List<AutoCloseable> opened = new CopyOnWriteArrayList<>();

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    opened.add(server);
  }

  @AfterEach
  void close() throws Exception {
    Collections.reverse(opened); // managers before their clients
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  @ParameterizedTest
  @EnumSource(FailureMode.class)
  void aServerThatAcceptsAndNeverAnswersIsAskedOnceWhileTheCacheOpens(FailureMode mode) {
    List<Socket> accepted = acceptAndSayNothing();
    CacheManager manager = manager(client(10));

    CompletableFuture<String> operation = createAndGet(manager, mode);

    assertEnds(operation, mode);
    assertThat(accepted).hasSize(1); // and not again by the get: it is bypassed
  }

  @ParameterizedTest
  @EnumSource(FailureMode.class)
  void aPortThatDoesNotEvenConnectEndsTheOperation(FailureMode mode) throws IOException {
    fillTheBacklog();
    CacheManager manager = manager(client(10));

    assertEnds(createAndGet(manager, mode), mode);
  }

  @Test
  void aPoolWithoutFreeConnectionsEndsTheOperations() {
    acceptAndSayNothing();
    DynamoDbClient client = client(1);
    List<CompletableFuture<String>> operations =
        Stream.generate(() -> createAndGet(manager(client), FailureMode.BYPASS)).limit(4).toList();

    operations.forEach(operation -> assertEnds(operation, FailureMode.BYPASS));
  }

  private static void assertEnds(CompletableFuture<String> operation, FailureMode mode) {
    if (mode == FailureMode.BYPASS) {
      assertThat(operation).succeedsWithin(AN_END).isEqualTo("nothing");
    } else {
      assertThat(operation)
          .failsWithin(AN_END)
          .withThrowableThat()
          .withCauseInstanceOf(CacheException.class);
    }
  }

  private static CompletableFuture<String> createAndGet(CacheManager manager, FailureMode mode) {
    return CompletableFuture.supplyAsync(() -> found(create(manager, mode).get("k")));
  }

  private static String found(@Nullable Object value) {
    return value == null ? "nothing" : "something";
  }

  private static Cache<String, String> create(CacheManager manager, FailureMode mode) {
    return manager.createCache(
        "unanswered",
        Jvm.strings()
            .failureMode(mode)
            .set("bypass-after", 100)
            .set("bypass-retry", Duration.ofHours(1))
            .build());
  }

  private List<Socket> acceptAndSayNothing() {
    List<Socket> accepted = new CopyOnWriteArrayList<>();
    Thread acceptor =
        new Thread(
            () -> {
              try {
                while (true) {
                  Socket socket = server.accept();
                  accepted.add(socket);
                  opened.add(socket);
                }
              } catch (IOException e) {
                // the test is over
              }
            });
    acceptor.setDaemon(true);
    acceptor.start();
    return accepted;
  }

  /** Linux drops what a full backlog cannot take: those who connect hear nothing. */
  private void fillTheBacklog() throws IOException {
    List<Socket> waiting = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Socket socket = new Socket();
      opened.add(socket);
      waiting.add(socket);
      try {
        socket.connect(server.getLocalSocketAddress(), 200);
      } catch (IOException e) {
        return;
      }
    }
    throw new UncheckedIOException(new IOException("the backlog took " + waiting.size()));
  }

  private DynamoDbClient client(int maxConnections) {
    DynamoDbClient client =
        DynamoDbClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getLocalPort()))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
            .httpClient(Apache5HttpClient.builder().maxConnections(maxConnections).build())
            .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(3)))
            .build();
    opened.add(client);
    return client;
  }

  private CacheManager manager(DynamoDbClient client) {
    Properties properties = new Properties();
    properties.put(DynamoCachingProvider.CLIENT_PROPERTY, client);
    properties.setProperty("dynamo-jcache.open-timeout", "1s");
    properties.setProperty("dynamo-jcache.call-timeout", "8s");
    properties.setProperty("dynamo-jcache.attempt-timeout", "300ms");
    CacheManager manager =
        new DynamoCachingProvider()
            .getCacheManager(URI.create("unanswered-" + UUID.randomUUID()), null, properties);
    opened.add(manager);
    return manager;
  }
}
