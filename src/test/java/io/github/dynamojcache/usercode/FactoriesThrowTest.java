package io.github.dynamojcache.usercode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEventFilter;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A factory throws. Whoever creates the cache, or registers the listener, hears of it; what other
 * factories have made is closed; and the next try works.
 */
@Tag("server")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(LocalDynamoExtension.class)
class FactoriesThrowTest {

  private static final DynamoCachingProvider PROVIDER = new DynamoCachingProvider();

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private static CacheManager manager;

  private final AtomicInteger open = new AtomicInteger();

  @BeforeAll
  static void open(LocalDynamo dynamo) {
    Properties properties = new Properties();
    properties.put(DynamoCachingProvider.CLIENT_PROPERTY, dynamo.client());
    properties.setProperty("dynamo-jcache.table", dynamo.newTableName());
    manager = PROVIDER.getCacheManager(URI.create("factories"), null, properties);
  }

  @AfterAll
  static void close() {
    PROVIDER.close();
  }

  @AfterEach
  void calm() {
    Thread.interrupted();
    if (manager.getCache("books") != null) {
      manager.destroyCache("books");
    }
  }

  /** Whose factory it is. */
  enum Place {
    LOADER((cache, factory) -> cache.setCacheLoaderFactory(as(factory))),
    WRITER((cache, factory) -> cache.setCacheWriterFactory(as(factory))),
    POLICY((cache, factory) -> cache.setExpiryPolicyFactory(as(factory))),
    LISTENER(
        (cache, factory) ->
            cache.addCacheEntryListenerConfiguration(listener(as(factory), /* filter= */ null))),
    FILTER(
        (cache, factory) ->
            cache.addCacheEntryListenerConfiguration(listener(Silent::new, as(factory))));

    @SuppressWarnings("ImmutableEnumChecker") // a lambda that keeps nothing
    private final BiConsumer<MutableConfiguration<String, String>, Factory<?>> into;

    Place(BiConsumer<MutableConfiguration<String, String>, Factory<?>> into) {
      this.into = into;
    }
  }

  @SuppressWarnings("unchecked") // it makes nothing
  private static <T> Factory<T> as(Factory<?> factory) {
    return (Factory<T>) factory;
  }

  private static CacheEntryListenerConfiguration<String, String> listener(
      Factory<CacheEntryCreatedListener<String, String>> factory,
      @Nullable Factory<CacheEntryEventFilter<String, String>> filter) {
    return new MutableCacheEntryListenerConfiguration<>(
        factory, filter, /* isOldValueRequired= */ false, /* isSynchronous= */ true);
  }

  private static final class Silent implements CacheEntryCreatedListener<String, String> {
    @Override
    public void onCreated(
        Iterable<javax.cache.event.CacheEntryEvent<? extends String, ? extends String>> events) {
      // hears of nothing that matters here
    }
  }

  /** Counts those that are open. */
  private class Open implements AutoCloseable {
    Open() {
      open.incrementAndGet();
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }

  private final class Loader extends Open implements CacheLoader<String, String> {
    @Override
    public String load(String key) {
      return "loaded";
    }

    @Override
    public Map<String, String> loadAll(Iterable<? extends String> keys) {
      return Map.of();
    }
  }

  private final class Writer extends Open implements CacheWriter<String, String> {
    @Override
    public void write(Cache.Entry<? extends String, ? extends String> entry) {
      // nowhere
    }

    @Override
    public void writeAll(
        java.util.Collection<Cache.Entry<? extends String, ? extends String>> entries) {
      entries.clear();
    }

    @Override
    public void delete(Object key) {
      // nowhere
    }

    @Override
    public void deleteAll(java.util.Collection<?> keys) {
      keys.clear();
    }
  }

  private final class Listener extends Open implements CacheEntryCreatedListener<String, String> {
    @Override
    public void onCreated(
        Iterable<javax.cache.event.CacheEntryEvent<? extends String, ? extends String>> events) {
      // hears of nothing that matters here
    }
  }

  /** With factories for everything, and all that they make can be closed. */
  private MutableConfiguration<String, String> everything() {
    return new MutableConfiguration<String, String>()
        .setExpiryPolicyFactory(EternalExpiryPolicy::new)
        .setReadThrough(true)
        .setCacheLoaderFactory(Loader::new)
        .setWriteThrough(true)
        .setCacheWriterFactory(Writer::new)
        .addCacheEntryListenerConfiguration(listener(Listener::new, /* filter= */ null));
  }

  private static Factory<?> throwing(Throwable what) {
    return () -> {
      throw Kind.sneak(what);
    };
  }

  static Stream<Arguments> everyFactoryAndKind() {
    return Stream.of(Place.values())
        .flatMap(place -> Stream.of(Kind.values()).map(kind -> Arguments.of(place, kind)));
  }

  @ParameterizedTest
  @MethodSource("everyFactoryAndKind")
  void whoeverCreatesTheCacheHearsOfItAndTheNextTryWorks(Place place, Kind kind) {
    Throwable what = kind.make();
    MutableConfiguration<String, String> configuration = everything();
    place.into.accept(configuration, throwing(what));

    Throwable thrown = catchThrowable(() -> manager.createCache("books", configuration));

    assertIsTold(thrown, what, place == Place.LISTENER || place == Place.FILTER);
    assertThat(Thread.interrupted()).isEqualTo(kind == Kind.INTERRUPTED);
    assertThat(open).hasValue(0);
    assertThat(manager.getCacheNames()).doesNotContain("books");
    Cache<String, String> next = manager.createCache("books", everything());
    next.put("k", "v");
    assertThat(next.get("k")).isEqualTo("v");
    manager.destroyCache("books");
    assertThat(open).hasValue(0);
  }

  static Stream<Arguments> everyFactoryOfAListenerAndKind() {
    return everyFactoryAndKind()
        .filter(each -> each.get()[0] == Place.LISTENER || each.get()[0] == Place.FILTER);
  }

  @ParameterizedTest
  @MethodSource("everyFactoryOfAListenerAndKind")
  void whoeverRegistersAListenerHearsOfItAndTheCacheGoesOn(Place place, Kind kind) {
    Throwable what = kind.make();
    Cache<String, String> cache = manager.createCache("books", everything());
    CacheEntryListenerConfiguration<String, String> failing =
        place == Place.LISTENER
            ? listener(as(throwing(what)), /* filter= */ null)
            : listener(Listener::new, as(throwing(what)));

    Throwable thrown = catchThrowable(() -> cache.registerCacheEntryListener(failing));

    assertIsTold(thrown, what, /* ownMayBeThrown= */ true);
    assertThat(Thread.interrupted()).isEqualTo(kind == Kind.INTERRUPTED);
    assertThat(open).hasValue(3);
    cache.put("k", "v");
    cache.registerCacheEntryListener(listener(Silent::new, /* filter= */ null));
    assertThat(cache.get("k")).isEqualTo("v");
    manager.destroyCache("books");
    assertThat(open).hasValue(0);
  }

  private static void assertIsTold(
      @Nullable Throwable thrown, Throwable what, boolean ownMayBeThrown) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      causes.add(t);
    }
    assertThat(causes).contains(what);
    if (what instanceof Error || (ownMayBeThrown && what instanceof RuntimeException)) {
      assertThat(thrown).isSameAs(what);
    } else {
      assertThat(thrown).isInstanceOf(CacheException.class);
    }
  }
}
