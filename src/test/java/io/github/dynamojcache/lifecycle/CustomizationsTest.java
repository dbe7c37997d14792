package io.github.dynamojcache.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.testing.FaultyHttpClient;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryEventFilter;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Whatever the user's factories made for a cache is closed with it, once, however it ends. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class CustomizationsTest {

  private final DynamoCachingProvider provider = new DynamoCachingProvider();
  private final FaultyHttpClient faults = new FaultyHttpClient();
  private final List<Part> made = new ArrayList<>();
  private DynamoDbClient client;
  private CacheManager manager;

  @BeforeEach
  void prepare(LocalDynamo dynamo) {
    client = dynamo.clientBuilder().httpClient(faults).build();
    manager =
        provider.getCacheManager(
            URI.create("customizations"),
            getClass().getClassLoader(),
            TestProperties.handingIn(client, dynamo.newTableName()));
  }

  @AfterEach
  void close() {
    provider.close();
    client.close();
    faults.close();
  }

  /** Counts how often it is closed. */
  private static class Part implements Closeable {
    private int closed;

    @Override
    public void close() throws IOException {
      closed++;
    }
  }

  private static final class Loader extends Part implements CacheLoader<String, String> {
    @Override
    public String load(String key) {
      return key;
    }

    @Override
    public Map<String, String> loadAll(Iterable<? extends String> keys) {
      return Map.of();
    }
  }

  private static final class Writer extends Part implements CacheWriter<String, String> {
    @Override
    public void write(Cache.Entry<? extends String, ? extends String> entry) {}

    @Override
    public void writeAll(Collection<Cache.Entry<? extends String, ? extends String>> entries) {}

    @Override
    public void delete(Object key) {}

    @Override
    public void deleteAll(Collection<?> keys) {}
  }

  private static final class Policy extends Part implements ExpiryPolicy {
    @Override
    public Duration getExpiryForCreation() {
      return Duration.ETERNAL;
    }

    @Override
    public Duration getExpiryForAccess() {
      return null;
    }

    @Override
    public Duration getExpiryForUpdate() {
      return null;
    }
  }

  private static final class Listener extends Part
      implements CacheEntryCreatedListener<String, String> {
    @Override
    public void onCreated(Iterable<CacheEntryEvent<? extends String, ? extends String>> events) {}
  }

  private static final class Filter extends Part implements CacheEntryEventFilter<String, String> {
    @Override
    public boolean evaluate(CacheEntryEvent<? extends String, ? extends String> event) {
      return true;
    }
  }

  private <T extends Part> Factory<T> making(Factory<T> factory) {
    return () -> {
      T part = factory.create();
      made.add(part);
      return part;
    };
  }

  private MutableConfiguration<String, String> everything() {
    return new MutableConfiguration<String, String>()
        .setTypes(String.class, String.class)
        .setReadThrough(true)
        .setCacheLoaderFactory(making(Loader::new))
        .setWriteThrough(true)
        .setCacheWriterFactory(making(Writer::new))
        .setExpiryPolicyFactory(making(Policy::new))
        .addCacheEntryListenerConfiguration(listener())
        .setStatisticsEnabled(true)
        .setManagementEnabled(true);
  }

  private MutableCacheEntryListenerConfiguration<String, String> listener() {
    return new MutableCacheEntryListenerConfiguration<>(
        making(Listener::new), making(Filter::new), false, true);
  }

  private void assertMadeAndClosedOnce(int count) {
    assertThat(made).hasSize(count).extracting(part -> part.closed).containsOnly(1);
  }

  static Stream<Named<BiConsumer<Cache<String, String>, DynamoCachingProvider>>> endings() {
    return Stream.of(
        Named.of("cache.close", (cache, provider) -> cache.close()),
        Named.of("destroyCache", (cache, p) -> cache.getCacheManager().destroyCache("books")),
        Named.of("manager.close", (cache, provider) -> cache.getCacheManager().close()),
        Named.of("provider.close", (cache, provider) -> provider.close()),
        Named.of(
            "provider.close of the class loader",
            (cache, provider) -> provider.close(CustomizationsTest.class.getClassLoader())),
        Named.of(
            "everything, twice",
            (cache, provider) -> {
              for (int i = 0; i < 2; i++) {
                cache.close();
                cache.getCacheManager().close();
                provider.close();
              }
            }));
  }

  @ParameterizedTest
  @MethodSource("endings")
  void eachIsClosedOnce(BiConsumer<Cache<String, String>, DynamoCachingProvider> ending) {
    Cache<String, String> cache = manager.createCache("books", everything());
    assertThat(made).hasSize(5).extracting(part -> part.closed).containsOnly(0);

    ending.accept(cache, provider);

    assertMadeAndClosedOnce(5);
  }

  @Test
  void aListenerThatWasRegisteredLaterIsClosedWithTheCache() {
    Cache<String, String> cache =
        manager.createCache("books", new MutableConfiguration<String, String>());
    cache.registerCacheEntryListener(listener());

    cache.close();

    assertMadeAndClosedOnce(2);
  }

  @Test
  void aListenerThatWasDeregisteredIsNotClosedAgain() {
    Cache<String, String> cache =
        manager.createCache("books", new MutableConfiguration<String, String>());
    MutableCacheEntryListenerConfiguration<String, String> listener = listener();
    cache.registerCacheEntryListener(listener);
    cache.deregisterCacheEntryListener(listener);
    assertMadeAndClosedOnce(2);

    cache.close();

    assertMadeAndClosedOnce(2);
  }

  @Test
  void oneThatCannotBeClosedKeepsNoneOfTheOthersOpen() {
    class Stubborn extends Part implements CacheLoader<String, String> {
      @Override
      public String load(String key) {
        return key;
      }

      @Override
      public Map<String, String> loadAll(Iterable<? extends String> keys) {
        return Map.of();
      }

      @Override
      public void close() throws IOException {
        super.close();
        throw new IOException("no");
      }
    }
    manager.createCache("books", everything().setCacheLoaderFactory(making(Stubborn::new)));

    assertThatThrownBy(manager::close).isInstanceOf(CacheException.class);

    assertMadeAndClosedOnce(5);
    assertThat(manager.isClosed()).isTrue();
    assertThat(provider.getCacheManager(manager.getURI(), manager.getClassLoader()))
        .isNotSameAs(manager);
  }

  @Test
  void aFactoryThatFailsClosesWhatTheOthersMade() {
    assertThatThrownBy(
            () ->
                manager.createCache(
                    "books",
                    everything()
                        .setCacheWriterFactory(
                            () -> {
                              throw new IllegalStateException("no writer today");
                            })))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("'books'")
        .hasMessageContaining("the cache writer's factory failed: no writer today");

    assertMadeAndClosedOnce(2);
    assertNothingIsLeftOfBooks();
  }

  @Test
  void readThroughWithoutALoaderClosesWhatWasMade() {
    assertThatThrownBy(() -> manager.createCache("books", everything().setCacheLoaderFactory(null)))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("'books'")
        .hasMessageContaining("read-through needs a cache loader");

    assertMadeAndClosedOnce(2);
    assertNothingIsLeftOfBooks();
  }

  @Test
  void aListenerThatCannotBeMadeClosesWhatWasMadeBefore() {
    assertThatThrownBy(
            () ->
                manager.createCache(
                    "books",
                    everything()
                        .addCacheEntryListenerConfiguration(
                            new MutableCacheEntryListenerConfiguration<>(
                                () -> {
                                  throw new IllegalStateException("no listener today");
                                },
                                making(Filter::new),
                                false,
                                true))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no listener today");

    // loader, writer, policy, and the filter of the listener that failed; the listener before it
    // with its filter when it was made first
    assertThat(made).extracting(part -> part.closed).containsOnly(1);
    assertThat(made).hasSizeGreaterThanOrEqualTo(4);
    assertNothingIsLeftOfBooks();
  }

  @Test
  void aTableThatCannotBeReadClosesWhatWasMade() {
    faults.next("GetItem").error(400, "AccessDeniedException", "not you");

    assertThatThrownBy(() -> manager.createCache("books", everything()))
        .isInstanceOf(CacheException.class);

    assertMadeAndClosedOnce(3);
    assertNothingIsLeftOfBooks();
  }

  private void assertNothingIsLeftOfBooks() {
    assertThat(manager.getCacheNames()).isEmpty();
    assertThat(beans()).isEmpty();
    made.clear();
    manager.createCache("books", everything()).put("k", "v");
    manager.getCache("books").close();
    assertMadeAndClosedOnce(5);
  }

  private static Collection<ObjectName> beans() {
    try {
      return ManagementFactory.getPlatformMBeanServer()
          .queryNames(new ObjectName("javax.cache:*,CacheManager=customizations"), null);
    } catch (javax.management.MalformedObjectNameException e) {
      throw new AssertionError(e);
    }
  }
}
