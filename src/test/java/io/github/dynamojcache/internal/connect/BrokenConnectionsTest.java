package io.github.dynamojcache.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.lifecycle.OwnCredentials;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.SocketProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of operations when the connections that are there break, in several ways. */
@Tag("server")
@ExtendWith({LocalDynamoExtension.class, OwnCredentials.class})
class BrokenConnectionsTest {

  private static final int POOLED = 4;

  private SocketProxy proxy;
  private CacheManager manager;
  private Cache<String, String> cache;

  /** With as few attempts as can be: the second one must not meet what broke the first. */
  @BeforeEach
  void open(LocalDynamo dynamo) {
    proxy = new SocketProxy(dynamo.endpoint());
    Properties properties = new Properties();
    properties.setProperty("dynamo-jcache.table", dynamo.createTable());
    properties.setProperty("dynamo-jcache.endpoint", proxy.endpoint().toString());
    properties.setProperty("dynamo-jcache.region", "us-east-1");
    properties.setProperty("dynamo-jcache.open-timeout", "30s");
    properties.setProperty("dynamo-jcache.call-timeout", "30s");
    properties.setProperty("dynamo-jcache.attempt-timeout", "2s");
    properties.setProperty("dynamo-jcache.max-attempts", "2");
    properties.setProperty("dynamo-jcache.max-connections", String.valueOf(POOLED));
    manager =
        new DynamoCachingProvider()
            .getCacheManager(URI.create("broken-" + UUID.randomUUID()), null, properties);
    cache = manager.createCache("books", new MutableConfiguration<String, String>());
    cache.put("k", "v");
    fillThePool();
  }

  @AfterEach
  void close() throws IOException {
    manager.close();
    proxy.close();
  }

  private void fillThePool() {
    await().until(() -> getAtOnce(2 * POOLED) && proxy.accepted() == POOLED);
  }

  /** All calls that can be had at once, for different keys: each is a request of its own. */
  private boolean getAtOnce(int calls) {
    // The common pool has one thread on two cores, and from JDK 25 on is used all the same.
    ExecutorService threads = Executors.newFixedThreadPool(calls);
    try {
      List<CompletableFuture<Void>> gets =
          IntStream.range(0, calls)
              .mapToObj(i -> CompletableFuture.runAsync(() -> cache.get("none" + i), threads))
              .toList();
      gets.forEach(CompletableFuture::join);
    } finally {
      threads.shutdown();
    }
    return true;
  }

  @Test
  void thereAreNoMoreThanMaxConnections() {
    getAtOnce(5 * POOLED);

    assertThat(proxy.accepted()).isEqualTo(POOLED);
  }

  @Test
  void ofManyConnectionsThatSilentlyDiedAnOperationMeetsOne() {
    proxy.forgetConnections();

    assertThat(cache.get("k")).isEqualTo("v");

    assertThat(proxy.accepted()).isEqualTo(POOLED + 1);
  }

  @Test
  void aWriteOverConnectionsThatSilentlyDiedIsDone() {
    proxy.forgetConnections();

    assertThat(cache.putIfAbsent("new", "v")).isTrue();

    assertThat(cache.get("new")).isEqualTo("v");
    assertThat(proxy.accepted()).isEqualTo(POOLED + 1);
  }

  @Test
  void anAnswerThatIsResetInItsMiddleIsAskedForAgain() {
    proxy.resetInMidAnswer();

    assertThat(cache.get("k")).isEqualTo("v");
  }

  @Test
  void aWriteWhoseAnswerIsResetInItsMiddleSaysWhatHappened() {
    proxy.resetInMidAnswer();

    assertThat(cache.putIfAbsent("new", "v")).isTrue();

    assertThat(cache.get("new")).isEqualTo("v");
  }

  /** As a snapshot that is restored, or a frozen function that wakes up, finds them. */
  @Test
  void whenAllConnectionsWereClosedMeanwhileTheNextOperationWorks() {
    proxy.closeConnections();

    assertThat(cache.get("k")).isEqualTo("v");
  }

  @Test
  void aChildProcessDoesNotKeepConnectionsOpen() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                WaitsForInput.class.getName())
            .start();
    try {
      assertThat(child.getInputStream().read()).isEqualTo('r'); // it runs

      manager.close();

      await().untilAsserted(() -> assertThat(proxy.closedByClients()).isEqualTo(POOLED));
      assertThat(child.isAlive()).isTrue();
    } finally {
      child.destroyForcibly();
    }
  }

  /** The child. */
  static final class WaitsForInput {

    private WaitsForInput() {}

    /**
     * Lives until its parent has gone.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws IOException {
      System.out.print('r');
      System.out.flush();
      System.in.read();
    }
  }
}
