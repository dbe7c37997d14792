package io.github.dynamojcache.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.SocketProxy;
import io.github.dynamojcache.testing.SocketProxy.Mode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * DynamoDB is not there, or does not answer: that is said in time, with where it was looked for.
 */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class UnreachableTest {

  /** What a busy machine may add to a time limit. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  private final DynamoCachingProvider provider = new DynamoCachingProvider();

  @BeforeEach
  void giveCredentials() {
    System.setProperty("aws.accessKeyId", "local0key");
    System.setProperty("aws.secretAccessKey", "local0secret");
  }

  @AfterEach
  void close() {
    provider.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  private Cache<String, String> create(int port, String tableMode) {
    Properties properties = new Properties();
    properties.setProperty("dynamo-jcache.endpoint", "http://127.0.0.1:" + port);
    properties.setProperty("dynamo-jcache.region", "us-east-1");
    properties.setProperty("dynamo-jcache.table-mode", tableMode);
    properties.setProperty("dynamo-jcache.open-timeout", "2s");
    properties.setProperty("dynamo-jcache.call-timeout", "1s");
    properties.setProperty("dynamo-jcache.attempt-timeout", "400ms");
    return provider
        .getCacheManager(URI.create("unreachable"), getClass().getClassLoader(), properties)
        .createCache("books", new MutableConfiguration<String, String>());
  }

  private static void assertFailsWithin(
      Duration limit, String operation, int port, Runnable action) {
    long start = System.nanoTime();
    Throwable failure = catchThrowable(action::run);

    assertThat(failure)
        .isInstanceOf(CacheException.class)
        .hasMessageContaining(operation)
        .hasMessageContaining("'books'")
        .hasMessageContaining("table 'jcache' at http://127.0.0.1:" + port);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit.plus(SLACK));
  }

  private static int closedPort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "verify", "none"})
  void nothingListensThere(String tableMode) {
    int port = closedPort();

    assertFailsWithin(
        Duration.ofSeconds(2), "createCache on cache", port, () -> create(port, tableMode));
    assertThat(catchThrowable(() -> create(port, tableMode)))
        .hasMessageContaining("Nothing accepts connections there")
        .hasMessageContaining("Check endpoint");
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "verify", "none"})
  void aServerThatAcceptsAndSaysNothingIsGivenUp(String tableMode) throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      int port = silent.getLocalPort();

      assertFailsWithin(
          Duration.ofSeconds(2), "createCache on cache", port, () -> create(port, tableMode));
    }
  }

  private interface Operation {
    void on(Cache<String, String> cache);
  }

  static Stream<Named<Operation>> operations() {
    return Stream.of(
        Named.of("get", c -> c.get("k")),
        Named.of("put", c -> c.put("k", "v")),
        Named.of("remove", c -> c.remove("k")),
        Named.of("getAll", c -> c.getAll(Set.of("a", "b"))),
        Named.of("clear", Cache::clear));
  }

  /** A cache that was open when DynamoDB went away: its client is a proxy that stops answering. */
  @ParameterizedTest
  @MethodSource("operations")
  void anOpenCacheNoticesThatNobodyAnswersAnyMore(Operation operation, LocalDynamo dynamo)
      throws IOException {
    try (SocketProxy proxy = new SocketProxy(dynamo.endpoint())) {
      Cache<String, String> cache = create(proxy.endpoint().getPort(), "create");
      cache.put("k", "v");

      proxy.become(Mode.BLACK_HOLE);

      assertFailsWithin(
          Duration.ofSeconds(1),
          " on cache 'books'",
          proxy.endpoint().getPort(),
          () -> operation.on(cache));
    }
  }

  @Test
  void anOpenCacheWorksAgainWhenSomebodyAnswersAgain(LocalDynamo dynamo) throws Exception {
    try (SocketProxy proxy = new SocketProxy(dynamo.endpoint())) {
      Cache<String, String> cache = create(proxy.endpoint().getPort(), "create");
      cache.put("k", "v");
      proxy.become(Mode.BLACK_HOLE);
      assertThat(catchThrowable(() -> cache.get("k"))).isInstanceOf(CacheException.class);

      proxy.become(Mode.CLEAR);

      String value =
          CompletableFuture.supplyAsync(
                  () -> {
                    while (true) {
                      try {
                        return cache.get("k");
                      } catch (CacheException e) {
                        // A connection from the silent time: the next one works.
                      }
                    }
                  })
              .get(30, TimeUnit.SECONDS);
      assertThat(value).isEqualTo("v");
    }
  }
}
