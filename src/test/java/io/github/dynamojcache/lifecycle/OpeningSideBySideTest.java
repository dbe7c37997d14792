package io.github.dynamojcache.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.testing.FaultyHttpClient;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.integration.CacheLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Caches of one manager are opened side by side: a factory may take its time, and may wait. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OpeningSideBySideTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DynamoCachingProvider provider = new DynamoCachingProvider();
  private final CountDownLatch inFactory = new CountDownLatch(1);
  private final CountDownLatch letGo = new CountDownLatch(1);
  private final FaultyHttpClient faults = new FaultyHttpClient();
  private DynamoDbClient client;
  private Properties properties;

  @BeforeEach
  void prepare(LocalDynamo dynamo) {
    client = dynamo.clientBuilder().httpClient(faults).build();
    properties = TestProperties.handingIn(client, dynamo.createTable());
    properties.setProperty("dynamo-jcache.caches.declared.statistics", "false");
    properties.setProperty("dynamo-jcache.caches.other.statistics", "false");
  }

  @AfterEach
  void close() {
    letGo.countDown();
    provider.close();
    client.close();
    faults.close();
  }

  private CacheManager manager() {
    return provider.getCacheManager(
        URI.create("side-by-side"), getClass().getClassLoader(), properties);
  }

  private static MutableConfiguration<Object, Object> plain() {
    return new MutableConfiguration<>();
  }

  private static final class Loader implements CacheLoader<Object, Object> {
    @Override
    public Object load(Object key) {
      return key;
    }

    @Override
    public Map<Object, Object> loadAll(Iterable<?> keys) {
      return Map.of();
    }
  }

  private static <T> Factory<T> first(Runnable code, Supplier<T> made) {
    return () -> {
      code.run();
      return made.get();
    };
  }

  private static MutableConfiguration<Object, Object> withLoader(Runnable code) {
    return plain().setCacheLoaderFactory(first(code, Loader::new));
  }

  private static MutableConfiguration<Object, Object> withListener(Runnable code, Runnable filter) {
    CacheEntryCreatedListener<Object, Object> listener = events -> {};
    return plain()
        .addCacheEntryListenerConfiguration(
            new MutableCacheEntryListenerConfiguration<>(
                first(code, () -> listener), first(filter, () -> event -> true), false, true));
  }

  static Stream<Named<BiFunction<CacheManager, Runnable, MutableConfiguration<Object, Object>>>>
      factories() {
    return Stream.of(
        Named.of("loader", (manager, code) -> withLoader(code)),
        Named.of(
            "writer", (manager, code) -> plain().setCacheWriterFactory(first(code, () -> null))),
        Named.of(
            "expiry policy",
            (manager, code) ->
                plain().setExpiryPolicyFactory(first(code, EternalExpiryPolicy::new))),
        Named.of("listener", (manager, code) -> withListener(code, () -> {})),
        Named.of("filter", (manager, code) -> withListener(() -> {}, code)));
  }

  @ParameterizedTest
  @MethodSource("factories")
  void aFactoryMayWaitForAnotherThreadThatCreatesACache(
      BiFunction<CacheManager, Runnable, MutableConfiguration<Object, Object>> factory) {
    CacheManager manager = manager();

    manager.createCache(
        "books",
        factory.apply(manager, () -> async(() -> manager.createCache("authors", plain())).join()));

    assertThat(manager.getCacheNames()).contains("authors", "books");
  }

  @ParameterizedTest
  @MethodSource("factories")
  void aFactoryMayCreateAnotherCacheItself(
      BiFunction<CacheManager, Runnable, MutableConfiguration<Object, Object>> factory) {
    CacheManager manager = manager();

    manager.createCache(
        "books", factory.apply(manager, () -> manager.createCache("authors", plain())));

    assertThat(manager.getCacheNames()).contains("authors", "books");
  }

  static Stream<Named<Consumer<CacheManager>>> questions() {
    return Stream.of(
        Named.of("createCache", manager -> manager.createCache("books", plain())),
        Named.of("getCache", manager -> manager.getCache("books")),
        Named.of(
            "getCache with types",
            manager -> manager.getCache("books", Object.class, Object.class)),
        Named.of("destroyCache", manager -> manager.destroyCache("books")),
        Named.of("enableStatistics", manager -> manager.enableStatistics("books", true)));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void aFactoryThatAsksForItsOwnCacheIsTold(Consumer<CacheManager> question) {
    CacheManager manager = manager();

    assertThatThrownBy(
            () -> manager.createCache("books", withLoader(() -> question.accept(manager))))
        .isInstanceOf(CacheException.class)
        .hasStackTraceContaining("cache 'books' is being opened by this very thread");

    assertThat((Object) manager.getCache("books")).isNull();
    manager.createCache("books", plain()).put("k", "v");
  }

  @Test
  void aFactoryOfAnInnerCacheThatAsksForTheOuterOneIsTold() {
    CacheManager manager = manager();

    assertThatThrownBy(
            () ->
                manager.createCache(
                    "books",
                    withLoader(
                        () ->
                            manager.createCache(
                                "authors", withLoader(() -> manager.getCache("books"))))))
        .isInstanceOf(CacheException.class)
        .hasStackTraceContaining("cache 'books' is being opened by this very thread");
    assertThat(manager.getCacheNames()).containsExactly("declared", "other");
  }

  @Test
  void factoriesOfTwoThreadsThatAskForEachOthersCachesAreTold() {
    CacheManager manager = manager();
    CountDownLatch both = new CountDownLatch(2);
    Crossing crossing =
        (mine, others) ->
            async(
                () ->
                    manager.createCache(
                        mine,
                        withLoader(
                            () -> {
                              both.countDown();
                              awaitLatch(both);
                              manager.createCache(others, plain());
                            })));

    CompletableFuture<?> books = crossing.apply("books", "authors");
    CompletableFuture<?> authors = crossing.apply("authors", "books");

    assertThat(CompletableFuture.allOf(books, authors))
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .withStackTraceContaining("neither would ever finish");
    assertThat(manager.getCacheNames()).hasSizeLessThanOrEqualTo(4);
  }

  private interface Crossing {
    CompletableFuture<?> apply(String mine, String others);
  }

  @Test
  void ofTwoThreadsThatCreateACacheOneIsToldThatItExists() {
    CacheManager manager = manager();
    CompletableFuture<Cache<Object, Object>> first = async(() -> createSlowly(manager, "books"));
    awaitLatch(inFactory);
    CompletableFuture<Cache<Object, Object>> second =
        async(() -> manager.createCache("books", plain()));
    CompletableFuture<Object> others = async(() -> manager.createCache("authors", plain()));

    assertThat(others).succeedsWithin(PATIENCE);
    assertThat(async(() -> manager.getCache("books"))).succeedsWithin(PATIENCE).isNull();
    assertThat(second).isNotDone();
    letGo.countDown();

    assertThat(first).succeedsWithin(PATIENCE);
    assertThat(second)
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(CacheException.class)
        .withMessageContaining("cache 'books' exists");
  }

  @Test
  void aCacheThatCouldNotBeOpenedLeavesItsNameToWhoWaits() {
    CacheManager manager = manager();
    CompletableFuture<Object> first =
        async(
            () ->
                manager.createCache(
                    "books",
                    withLoader(
                        () -> {
                          pause();
                          throw new IllegalStateException("no loader today");
                        })));
    awaitLatch(inFactory);
    CompletableFuture<Cache<Object, Object>> second =
        async(() -> manager.createCache("books", plain()));
    letGo.countDown();

    assertThat(first).failsWithin(PATIENCE);
    assertThat(second).succeedsWithin(PATIENCE);
  }

  @Test
  void aDeclaredCacheThatIsBeingOpenedIsWaitedForAndOpenedOnce() {
    CacheManager manager = manager();
    faults.next("GetItem").runBefore(this::pause);
    CompletableFuture<Object> first = async(() -> manager.getCache("declared"));
    awaitLatch(inFactory);
    CompletableFuture<Object> second = async(() -> manager.getCache("declared"));
    assertThat(async(() -> manager.getCache("other"))).succeedsWithin(PATIENCE).isNotNull();
    assertThat(manager.getCacheNames()).containsExactly("declared", "other");
    letGo.countDown();

    assertThat(first).succeedsWithin(PATIENCE).isNotNull();
    assertThat(second).succeedsWithin(PATIENCE).isSameAs(first.join());
  }

  @Test
  void whatFailsADeclaredCacheIsToldToWhoWaitsAndForgotten() {
    CacheManager manager = manager();
    AtomicInteger requests = new AtomicInteger();
    faults
        .every("GetItem")
        .runBefore(
            () -> {
              requests.incrementAndGet();
              pause();
              throw new IllegalStateException("no network today");
            });
    CompletableFuture<Object> first = async(() -> manager.getCache("declared"));
    awaitLatch(inFactory);
    Thread waiter = thread(() -> assertThatThrownBy(() -> manager.getCache("declared")));
    await().atMost(PATIENCE).until(() -> waiter.getState() == Thread.State.TIMED_WAITING);
    letGo.countDown();

    assertThat(first).failsWithin(PATIENCE);
    await().atMost(PATIENCE).until(() -> !waiter.isAlive());
    assertThat(requests).hasValue(1);
    faults.reset();
    assertThat((Object) manager.getCache("declared")).isNotNull();
  }

  @Test
  void aManagerThatIsClosedByAFactoryKeepsNothingOfTheCache() {
    CacheManager manager = manager();

    assertThatIllegalStateException()
        .isThrownBy(() -> manager.createCache("books", withLoader(manager::close)));

    assertThat(manager.isClosed()).isTrue();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(Threads.ofManagers()).isEmpty());
  }

  @Test
  void aManagerThatIsClosedByTheFactoryOfAListenerKeepsNothingOfTheCache() {
    CacheManager manager = manager();

    assertThatIllegalStateException()
        .isThrownBy(() -> manager.createCache("books", withListener(manager::close, () -> {})))
        .withMessageContaining("was closed while cache 'books' was being opened");

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(Threads.ofManagers()).isEmpty());
  }

  @Test
  void closingWaitsForACacheThatIsBeingOpened() {
    CacheManager manager = manager();
    CompletableFuture<Cache<Object, Object>> opened = async(() -> createSlowly(manager, "books"));
    awaitLatch(inFactory);

    CompletableFuture<Void> closed = CompletableFuture.runAsync(manager::close, this::start);

    await().atMost(PATIENCE).until(manager::isClosed);
    assertThatIllegalStateException().isThrownBy(() -> manager.createCache("authors", plain()));
    assertThat(closed).isNotDone();
    letGo.countDown();
    assertThat(closed).succeedsWithin(PATIENCE);
    assertThat(opened).succeedsWithin(PATIENCE).satisfies(c -> assertThat(c.isClosed()).isTrue());
  }

  private Cache<Object, Object> createSlowly(CacheManager manager, String name) {
    return manager.createCache(name, withLoader(this::pause));
  }

  private void pause() {
    inFactory.countDown();
    awaitLatch(letGo);
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> CompletableFuture<T> async(Supplier<T> task) {
    return CompletableFuture.supplyAsync(task, this::start);
  }

  private void start(Runnable task) {
    thread(task);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "side-by-side-test");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
