package io.github.dynamojcache.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.testing.FaultyHttpClient;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.FactoryBuilder.SingletonFactory;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CompletionListenerFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Closing while something is under way: it ends, soon, and leaves no thread behind. */
@Tag("races")
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
@Timeout(120)
class ClosingUnderWayTest {

  private static final URI ONE = URI.create("under-way");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DynamoCachingProvider provider = new DynamoCachingProvider();
  private final FaultyHttpClient faults = new FaultyHttpClient();
  private DynamoDbClient client;
  private CacheManager manager;

  @BeforeEach
  void prepare(LocalDynamo dynamo) {
    client = dynamo.clientBuilder().httpClient(faults).build();
    manager =
        provider.getCacheManager(
            ONE,
            getClass().getClassLoader(),
            TestProperties.handingIn(client, dynamo.newTableName()));
  }

  @AfterEach
  void close() {
    provider.close();
    client.close();
    faults.close();
  }

  private static MutableConfiguration<String, String> strings() {
    return new MutableConfiguration<String, String>().setTypes(String.class, String.class);
  }

  private static void assertNoThreadIsLeft() {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(Threads.ofManagers()).isEmpty());
  }

  private static Map<String, String> entries(int count) {
    return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v" + i));
  }

  /** Operations that are overtaken by the end say so, and in no other way than JCache knows. */
  @Test
  void operationsThatAreUnderWayEndWithAResultOrWithAWord() throws Exception {
    Cache<String, String> cache = manager.createCache("books", strings());
    Map<String, String> many = entries(60);
    List<Consumer<Cache<String, String>>> operations =
        List.of(
            c -> c.put("k", "v"),
            c -> c.get("k"),
            c -> c.putAll(many),
            c -> c.getAll(many.keySet()),
            c -> c.removeAll(many.keySet()),
            c -> c.invoke("n", (entry, arguments) -> entry.exists()),
            c -> c.forEach(Cache.Entry::getKey));
    Queue<Throwable> strange = new ConcurrentLinkedQueue<>();
    AtomicInteger done = new AtomicInteger();
    List<Thread> users = new ArrayList<>();
    for (Consumer<Cache<String, String>> operation : operations) {
      Thread user = new Thread(() -> useUntilClosed(cache, operation, done, strange));
      users.add(user);
      user.start();
    }
    await().atMost(PATIENCE).until(() -> done.get() > 50);

    manager.close();

    for (Thread user : users) {
      user.join(PATIENCE.toMillis());
      assertThat(user.isAlive()).isFalse();
    }
    assertThat(strange).isEmpty();
    assertNoThreadIsLeft();
  }

  private static void useUntilClosed(
      Cache<String, String> cache,
      Consumer<Cache<String, String>> operation,
      AtomicInteger done,
      Queue<Throwable> strange) {
    while (true) {
      try {
        operation.accept(cache);
        done.incrementAndGet();
      } catch (IllegalStateException closed) {
        return;
      } catch (CacheException overtaken) {
        if (!cache.isClosed()) {
          strange.add(overtaken);
        }
      } catch (RuntimeException | Error e) {
        strange.add(e);
        return;
      }
    }
  }

  /** A loader that waits until it is let go. */
  private static final class HeldLoader implements CacheLoader<String, String> {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch letGo = new CountDownLatch(1);

    @Override
    public String load(String key) {
      return key;
    }

    @Override
    public Map<String, String> loadAll(Iterable<? extends String> keys) {
      begun.countDown();
      try {
        if (!letGo.await(60, TimeUnit.SECONDS)) {
          throw new IllegalStateException("nobody let go");
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted", e);
      }
      Map<String, String> loaded = new HashMap<>();
      keys.forEach(key -> loaded.put(key, key));
      return loaded;
    }
  }

  @Test
  void aLoadThatEndsSoonIsWaitedFor() throws Exception {
    HeldLoader loader = new HeldLoader();
    Cache<String, String> cache =
        manager.createCache(
            "books", strings().setCacheLoaderFactory(new SingletonFactory<>(loader)));
    CompletionListenerFuture loaded = new CompletionListenerFuture();
    cache.loadAll(Set.of("a", "b", "c"), true, loaded);
    loader.begun.await();
    Thread closing = new Thread(manager::close);
    closing.start();
    await().atMost(PATIENCE).until(manager::isClosed);

    loader.letGo.countDown();

    loaded.get(30, TimeUnit.SECONDS);
    closing.join(PATIENCE.toMillis());
    assertThat(closing.isAlive()).isFalse();
    assertNoThreadIsLeft();
    CacheManager again =
        provider.getCacheManager(ONE, getClass().getClassLoader(), manager.getProperties());
    assertThat(again.createCache("books", strings()).getAll(Set.of("a", "b", "c"))).hasSize(3);
  }

  @Test
  void aLoadThatDoesNotEndIsInterrupted() throws Exception {
    HeldLoader loader = new HeldLoader();
    Cache<String, String> cache =
        manager.createCache(
            "books", strings().setCacheLoaderFactory(new SingletonFactory<>(loader)));
    CompletionListenerFuture loaded = new CompletionListenerFuture();
    cache.loadAll(Set.of("a"), true, loaded);
    loader.begun.await();

    manager.close();

    assertThat(loaded)
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .withStackTraceContaining("interrupted");
    assertNoThreadIsLeft();
  }

  @Test
  void aLoadAfterTheManagerClosedIsRefused() {
    Cache<String, String> cache = manager.createCache("books", strings());
    manager.close();

    assertThatIllegalStateException().isThrownBy(() -> cache.loadAll(Set.of("a"), true, null));
    assertNoThreadIsLeft();
  }

  @Test
  void anIterationThatFetchesAheadIsOvertaken() {
    Cache<String, String> cache = manager.createCache("books", strings());
    cache.putAll(entries(120));
    var iterator = cache.iterator();
    faults.every("Query").delayResponse(Duration.ofSeconds(2));
    iterator.next();
    assertThat(Threads.ofManagers()).isNotEmpty();

    manager.close();

    assertThatIllegalStateException().isThrownBy(iterator::next);
    assertNoThreadIsLeft();
  }

  @Test
  void anIteratorThatWasLeftHalfWayKeepsNothing() {
    Cache<String, String> cache = manager.createCache("books", strings());
    cache.putAll(entries(120));
    cache.iterator().next();

    cache.close();
    manager.close();

    assertNoThreadIsLeft();
  }

  @Test
  void thePurgeStopsWithTheManager() {
    Cache<String, String> cache = manager.createCache("books", slowPurge());
    cache.putAll(entries(60));
    cache.clear();
    await().atMost(PATIENCE).until(() -> !Threads.ofManagers().isEmpty());
    long before = System.nanoTime();

    manager.close();

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    assertNoThreadIsLeft();
  }

  /** One unit a second: sixty entries take a minute. */
  private static DynamoConfiguration<String, String> slowPurge() {
    return DynamoConfiguration.builder(String.class, String.class).set("purge-rate", 1).build();
  }

  @Test
  void aCacheThatIsBeingOpenedIsClosedWithItsManager() throws Exception {
    CountDownLatch opening = new CountDownLatch(1);
    faults
        .next("GetItem")
        .runBefore(
            () -> {
              opening.countDown();
              // Let the closing thread come as far as it can.
              await().atMost(PATIENCE).until(() -> closers() > 0);
            });
    Queue<Object> outcome = new ConcurrentLinkedQueue<>();
    Thread creator =
        new Thread(
            () -> {
              try {
                outcome.add(manager.createCache("books", strings()));
              } catch (RuntimeException e) {
                outcome.add(e);
              }
            });
    creator.start();
    opening.await();
    Thread closer = new Thread(manager::close, "closer");
    closer.start();

    creator.join(PATIENCE.toMillis());
    closer.join(PATIENCE.toMillis());

    assertThat(closer.isAlive()).isFalse();
    assertThat(manager.isClosed()).isTrue();
    assertThat(outcome).singleElement().isInstanceOf(Cache.class);
    assertThat(((Cache<?, ?>) outcome.element()).isClosed()).isTrue();
    assertNoThreadIsLeft();
  }

  private static long closers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().equals("closer") && t.getState() == Thread.State.TIMED_WAITING)
        .count();
  }

  @Test
  void manyThreadsMayCloseTheSame() throws Exception {
    Cache<String, String> cache = manager.createCache("books", strings());
    cache.put("k", "v");
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    List<Thread> closers = new ArrayList<>();
    for (Runnable closing :
        List.<Runnable>of(cache::close, manager::close, provider::close, cache::close)) {
      Thread closer = new Thread(closing);
      closer.setUncaughtExceptionHandler((thread, e) -> failures.add(e));
      closers.add(closer);
    }
    closers.forEach(Thread::start);
    for (Thread closer : closers) {
      closer.join(PATIENCE.toMillis());
    }

    assertThat(failures).isEmpty();
    assertThat(cache.isClosed()).isTrue();
    assertThat(manager.isClosed()).isTrue();
  }
}
