package io.github.dynamojcache.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.FactoryBuilder;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class ClosingTest {

  private static final URI ONE = URI.create("one");
  private static final URI TWO = URI.create("two");

  private final DynamoCachingProvider provider = new DynamoCachingProvider();
  private Properties properties;

  @BeforeEach
  void prepare(LocalDynamo dynamo) {
    properties = TestProperties.handingIn(dynamo.client(), dynamo.newTableName());
  }

  @AfterEach
  void closeProvider() {
    provider.close();
  }

  private CacheManager manager(URI uri) {
    return provider.getCacheManager(uri, getClass().getClassLoader(), properties);
  }

  private static Cache<String, String> create(CacheManager manager, String name) {
    return manager.createCache(
        name, new MutableConfiguration<String, String>().setTypes(String.class, String.class));
  }

  /** Two managers with two caches each: what a closing test closes in its own order. */
  private final class Family {
    private final CacheManager one = manager(ONE);
    private final CacheManager two = manager(TWO);
    private final List<Cache<String, String>> caches =
        List.of(create(one, "a"), create(one, "b"), create(two, "a"), create(two, "c"));

    private void closeCaches() {
      caches.forEach(Cache::close);
    }

    private void assertAllClosed() {
      assertThat(caches).allMatch(Cache::isClosed);
      assertThat(one.isClosed()).isTrue();
      assertThat(two.isClosed()).isTrue();
    }
  }

  @Test
  void cachesThenManagersThenTheProviderCanBeClosed() {
    Family family = new Family();

    family.closeCaches();
    family.one.close();
    family.two.close();
    provider.close();

    family.assertAllClosed();
  }

  @Test
  void theProviderThenManagersThenCachesCanBeClosed() {
    Family family = new Family();

    provider.close();
    family.two.close();
    family.one.close();
    family.closeCaches();

    family.assertAllClosed();
  }

  @Test
  void managersThenCachesThenTheProviderCanBeClosed() {
    Family family = new Family();

    family.two.close();
    family.closeCaches();
    family.one.close();
    provider.close();

    family.assertAllClosed();
  }

  @Test
  void everythingCanBeClosedTwice() {
    Family family = new Family();

    for (int i = 0; i < 2; i++) {
      family.closeCaches();
      family.one.close();
      family.two.close();
      provider.close();
    }

    family.assertAllClosed();
  }

  @Test
  void aManagerThatClosesLeavesTheOtherWorking() {
    Family family = new Family();
    family.caches.get(2).put("k", "v");

    family.one.close();

    assertThat(family.caches.get(2).get("k")).isEqualTo("v");
    assertThat(family.caches.get(0).isClosed()).isTrue();
  }

  @Test
  void aCacheThatClosesLeavesItsNeighbourWorking() {
    Family family = new Family();

    family.caches.get(0).close();

    family.caches.get(1).put("k", "v");
    assertThat(family.caches.get(1).get("k")).isEqualTo("v");
    assertThat(family.one.getCacheNames()).containsExactly("b");
  }

  @Test
  void entriesOutliveACache() {
    create(manager(ONE), "a").put("k", "v");
    manager(ONE).getCache("a").close();

    assertThat(create(manager(ONE), "a").get("k")).isEqualTo("v");
  }

  @Test
  void entriesOutliveAManagerAndAProvider() {
    create(manager(ONE), "a").put("k", "v");
    manager(ONE).close();
    assertThat(create(manager(ONE), "a").get("k")).isEqualTo("v");
    provider.close();

    assertThat(create(manager(TWO), "a").get("k")).isEqualTo("v");
  }

  @Test
  void aClosedCacheIsFoundNoMoreAndItsNameIsFree() {
    Cache<String, String> first = create(manager(ONE), "a");
    first.close();

    assertThat((Object) manager(ONE).getCache("a")).isNull();
    Cache<String, String> second = create(manager(ONE), "a");

    assertThat(second).isNotSameAs(first);
    assertThat(second.isClosed()).isFalse();
  }

  /** A cache that is closed late must not take away the newer one of its name. */
  @Test
  void closingAnOldCacheAgainLeavesTheNewOneAlone() {
    Cache<String, String> first = create(manager(ONE), "a");
    first.close();
    Cache<String, String> second = create(manager(ONE), "a");

    first.close();

    assertThat((Object) manager(ONE).getCache("a")).isSameAs(second);
    assertThat(second.isClosed()).isFalse();
  }

  @Test
  void closingAnOldManagerAgainLeavesTheNewOneAlone() {
    CacheManager first = manager(ONE);
    first.close();
    CacheManager second = manager(ONE);

    first.close();

    assertThat(manager(ONE)).isSameAs(second);
    assertThat(second.isClosed()).isFalse();
  }

  @Test
  void twoClassLoadersHaveTwoManagersOfOneUriWithTheSameEntries() {
    ClassLoader first = new ClassLoader(getClass().getClassLoader()) {};
    ClassLoader second = new ClassLoader(getClass().getClassLoader()) {};
    Cache<String, String> firsts = create(provider.getCacheManager(ONE, first, properties), "a");
    Cache<String, String> seconds = create(provider.getCacheManager(ONE, second, properties), "a");

    firsts.put("k", "v");
    provider.close(first);

    assertThat(firsts.isClosed()).isTrue();
    assertThat(seconds.get("k")).isEqualTo("v");
  }

  static Stream<Named<Consumer<Cache<String, String>>>> cacheOperations() {
    return Stream.of(
        named("get", c -> c.get("k")),
        named("getAll", c -> c.getAll(Set.of("k"))),
        named("containsKey", c -> c.containsKey("k")),
        named("loadAll", c -> c.loadAll(Set.of("k"), true, null)),
        named("put", c -> c.put("k", "v")),
        named("getAndPut", c -> c.getAndPut("k", "v")),
        named("putAll", c -> c.putAll(Map.of("k", "v"))),
        named("putIfAbsent", c -> c.putIfAbsent("k", "v")),
        named("remove", c -> c.remove("k")),
        named("remove if equal", c -> c.remove("k", "v")),
        named("getAndRemove", c -> c.getAndRemove("k")),
        named("replace if equal", c -> c.replace("k", "v", "w")),
        named("replace", c -> c.replace("k", "v")),
        named("getAndReplace", c -> c.getAndReplace("k", "v")),
        named("removeAll of keys", c -> c.removeAll(Set.of("k"))),
        named("removeAll", Cache::removeAll),
        named("clear", Cache::clear),
        named("invoke", c -> c.invoke("k", (entry, arguments) -> null)),
        named("invokeAll", c -> c.invokeAll(Set.of("k"), (entry, arguments) -> null)),
        named("iterator", c -> assertThat(c.iterator()).isNotNull()),
        named("registerCacheEntryListener", c -> c.registerCacheEntryListener(listener())),
        named("deregisterCacheEntryListener", c -> c.deregisterCacheEntryListener(listener())),
        // The state is looked at before the arguments.
        named("get of null", c -> c.get(null)),
        named("put of null", c -> c.put(null, null)));
  }

  private static <T> Named<Consumer<T>> named(String name, Consumer<T> operation) {
    return Named.of(name, operation);
  }

  private static MutableCacheEntryListenerConfiguration<String, String> listener() {
    CacheEntryCreatedListener<String, String> deaf = events -> {};
    return new MutableCacheEntryListenerConfiguration<>(
        new FactoryBuilder.SingletonFactory<>(deaf), null, false, true);
  }

  @ParameterizedTest
  @MethodSource("cacheOperations")
  void aClosedCacheDoesNothingMore(Consumer<Cache<String, String>> operation) {
    Cache<String, String> cache = create(manager(ONE), "a");
    cache.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> operation.accept(cache))
        .withMessageContaining("'a' is closed");
  }

  @Test
  void aClosedCacheStillSaysWhatItIs() {
    Cache<String, String> cache = create(manager(ONE), "a");
    cache.close();

    assertThat(cache.isClosed()).isTrue();
    assertThat(cache.getName()).isEqualTo("a");
    assertThat(cache.getCacheManager()).isSameAs(manager(ONE));
  }

  @Test
  void anIteratorEndsWithItsCache() {
    Cache<String, String> cache = create(manager(ONE), "a");
    cache.put("k", "v");
    Iterator<Cache.Entry<String, String>> iterator = cache.iterator();
    iterator.next();
    cache.close();

    assertThatIllegalStateException().isThrownBy(iterator::hasNext);
    assertThatIllegalStateException().isThrownBy(iterator::next);
    assertThatIllegalStateException().isThrownBy(iterator::remove);
  }

  static Stream<Named<Consumer<CacheManager>>> managerOperations() {
    return Stream.of(
        named("createCache", m -> m.createCache("b", new MutableConfiguration<>())),
        named("getCache", m -> m.getCache("a")),
        named("typed getCache", m -> m.getCache("a", String.class, String.class)),
        named("getCacheNames", CacheManager::getCacheNames),
        named("destroyCache", m -> m.destroyCache("a")),
        named("enableManagement", m -> m.enableManagement("a", true)),
        named("enableStatistics", m -> m.enableStatistics("a", true)),
        named("createCache of null", m -> m.createCache(null, null)),
        named("getCache of null", m -> m.getCache(null)));
  }

  @ParameterizedTest
  @MethodSource("managerOperations")
  void aClosedManagerDoesNothingMore(Consumer<CacheManager> operation) {
    CacheManager manager = manager(ONE);
    manager.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> operation.accept(manager))
        .withMessageContaining("one is closed");
  }

  @Test
  void aClosedManagerStillSaysWhatItIs() {
    CacheManager manager = manager(ONE);
    manager.close();

    assertThat(manager.isClosed()).isTrue();
    assertThat(manager.getURI()).isEqualTo(ONE);
    assertThat(manager.getCachingProvider()).isSameAs(provider);
    assertThat(manager.getClassLoader()).isSameAs(getClass().getClassLoader());
  }
}
