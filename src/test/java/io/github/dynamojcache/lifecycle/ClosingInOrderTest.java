package io.github.dynamojcache.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.net.URI;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Closing lets operations that are under way come to their end, with a client of the provider's.
 */
@Tag("server")
@ExtendWith({LocalDynamoExtension.class, OwnCredentials.class})
@Timeout(120)
class ClosingInOrderTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DynamoCachingProvider provider = new DynamoCachingProvider();
  private final CountDownLatch inUserCode = new CountDownLatch(1);
  private final CountDownLatch letGo = new CountDownLatch(1);
  private Properties properties;
  private CacheManager manager;
  private Cache<String, String> cache;

  @BeforeEach
  void open(LocalDynamo dynamo) {
    properties = TestProperties.ownClient(dynamo, dynamo.newTableName());
    manager = open("in-order");
    cache = manager.createCache("books", strings());
  }

  private CacheManager open(String name) {
    return provider.getCacheManager(URI.create(name), getClass().getClassLoader(), properties);
  }

  private static MutableConfiguration<String, String> strings() {
    return new MutableConfiguration<String, String>().setTypes(String.class, String.class);
  }

  @AfterEach
  void close() {
    letGo.countDown();
    provider.close();
  }

  private void pause() {
    inUserCode.countDown();
    try {
      assertThat(letGo.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private CompletableFuture<Void> slowInvoke() throws InterruptedException {
    CompletableFuture<Void> invoked =
        runAsync(
            () ->
                cache.invoke(
                    "k",
                    (entry, arguments) -> {
                      pause();
                      cache.put("other", "written inside");
                      entry.setValue("done");
                      return null;
                    }));
    assertThat(inUserCode.await(30, TimeUnit.SECONDS)).isTrue();
    return invoked;
  }

  static Stream<String> whatCloses() {
    return Stream.of("cache", "manager", "provider", "cache and then its manager");
  }

  private void closeBy(String what) {
    switch (what) {
      case "cache" -> cache.close();
      case "manager" -> manager.close();
      case "provider" -> provider.close();
      default -> {
        CompletableFuture<Void> first = runAsync(cache::close);
        await().atMost(PATIENCE).until(cache::isClosed);
        manager.close();
        first.join();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("whatCloses")
  void anInvokeThatIsUnderWayFinishesItsWrite(String what) throws Exception {
    CompletableFuture<Void> invoked = slowInvoke();
    CompletableFuture<Void> closed = runAsync(() -> closeBy(what));
    await().atMost(PATIENCE).until(cache::isClosed);

    assertThatIllegalStateException().isThrownBy(() -> cache.get("k"));
    assertThat(closed).isNotDone();
    letGo.countDown();

    assertThat(invoked).succeedsWithin(PATIENCE);
    assertThat(closed).succeedsWithin(PATIENCE);
    Cache<String, String> again = open("another").createCache("books", strings());
    assertThat(again.get("k")).isEqualTo("done");
    assertThat(again.get("other")).isEqualTo("written inside");
  }

  @Test
  void anInvokeThatDoesNotEndInTimeIsToldThatTheCacheWasClosed() throws Exception {
    CompletableFuture<Void> invoked =
        runAsync(
            () ->
                cache.invoke(
                    "k",
                    (entry, arguments) -> {
                      pause();
                      entry.setValue("too late");
                      return null;
                    }));
    assertThat(inUserCode.await(30, TimeUnit.SECONDS)).isTrue();
    long before = System.nanoTime();

    manager.close();

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
    letGo.countDown();
    assertThat(invoked)
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(CacheException.class)
        .withMessageContaining(
            "cache 'books', or its manager, was closed while invoke was under way")
        .withMessageNotContaining("handed in");
  }

  @Test
  void aCacheMayBeClosedByAnOperationOfItsOwn() {
    CacheEntryCreatedListener<String, String> closing = events -> cache.close();
    cache.registerCacheEntryListener(
        new MutableCacheEntryListenerConfiguration<>(() -> closing, null, false, true));
    long before = System.nanoTime();

    cache.put("k", "v");

    assertThat(cache.isClosed()).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void aCacheThatIsDestroyedWhileAnInvokeIsUnderWayIsEmptyAfterwards() throws Exception {
    CompletableFuture<Void> invoked = slowInvoke();
    CompletableFuture<Void> destroyed = runAsync(() -> manager.destroyCache("books"));
    await().atMost(PATIENCE).until(cache::isClosed);
    letGo.countDown();

    assertThat(invoked).succeedsWithin(PATIENCE);
    assertThat(destroyed).succeedsWithin(PATIENCE);
    Cache<String, String> again = manager.createCache("books", strings());
    assertThat(again.get("k")).isNull();
  }

  /** On a thread of its own: the common pool of a small machine has one, and tasks here wait. */
  private static CompletableFuture<Void> runAsync(Runnable task) {
    return CompletableFuture.runAsync(
        task,
        command -> {
          Thread thread = new Thread(command, "closing-in-order");
          thread.setDaemon(true);
          thread.start();
        });
  }
}
