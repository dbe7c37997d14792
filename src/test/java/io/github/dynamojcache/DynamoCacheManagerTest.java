package io.github.dynamojcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.testing.FaultyHttpClient;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.lang.invoke.MethodType;
import java.net.URI;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class DynamoCacheManagerTest {

  private static final URI ONE = URI.create("one");
  private static final URI TWO = URI.create("two");

  private final DynamoCachingProvider provider = new DynamoCachingProvider();
  private final FaultyHttpClient faults = new FaultyHttpClient();
  private final Properties properties = new Properties();
  private DynamoDbClient client;

  @BeforeEach
  void prepare(LocalDynamo dynamo) {
    client = dynamo.clientBuilder().httpClient(faults).build();
    properties.put(DynamoCachingProvider.CLIENT_PROPERTY, client);
    properties.setProperty("dynamo-jcache.table", dynamo.newTableName());
    properties.setProperty("dynamo-jcache.call-timeout", "10s");
    properties.setProperty("dynamo-jcache.attempt-timeout", "5s");
  }

  @AfterEach
  void close() {
    provider.close();
    client.close();
    faults.close();
  }

  private CacheManager manager(URI uri) {
    return provider.getCacheManager(uri, getClass().getClassLoader(), properties);
  }

  private CacheManager manager() {
    return manager(ONE);
  }

  private static <K, V> MutableConfiguration<K, V> types(Class<K> key, Class<V> value) {
    return new MutableConfiguration<K, V>().setTypes(key, value);
  }

  @Test
  void aCacheThatWasCreatedIsFoundUnderItsName() {
    Cache<String, Long> created = manager().createCache("books", types(String.class, Long.class));

    assertThat(manager().getCache("books", String.class, Long.class)).isSameAs(created);
    assertThat(manager().getCacheNames()).containsExactly("books");
    assertThat(created.getName()).isEqualTo("books");
    assertThat(created.getCacheManager()).isSameAs(manager());
  }

  /** JSR-107 1.1 lets the caller answer for the types. */
  @Test
  void aTypedCacheIsFoundWithoutItsTypes() {
    Cache<String, Long> created = manager().createCache("books", types(String.class, Long.class));

    assertThat(manager().<String, Long>getCache("books")).isSameAs(created);
  }

  /** A value that is put is a Boolean, which is no boolean: it would be written and never read. */
  @ParameterizedTest
  @ValueSource(
      classes = {
        boolean.class,
        byte.class,
        char.class,
        double.class,
        float.class,
        int.class,
        long.class,
        short.class
      })
  void primitiveTypesAreRefusedWithTheirWrappers(Class<?> primitive) {
    String wrapper = MethodType.methodType(primitive).wrap().returnType().getName();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> manager().createCache("flags", types(String.class, primitive)))
        .withMessage(
            "cache 'flags': the declared value type is %s: it is a primitive type, and objects are"
                + " of its wrapper. Declare %s",
            primitive, wrapper);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                manager()
                    .createCache(
                        "flags", DynamoConfiguration.builder(primitive, String.class).build()))
        .withMessageStartingWith("cache 'flags': the declared key type is " + primitive);
    assertThat(manager().getCache("flags")).isNull();
  }

  @ParameterizedTest
  @ValueSource(classes = {void.class, Void.class})
  void typesWithoutObjectsAreRefused(Class<?> none) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> manager().createCache("flags", types(String.class, none)))
        .withMessageContaining("there is no object of it. Declare the class of the objects");
  }

  @Test
  void arraysOfPrimitivesAreTypes() {
    Cache<String, boolean[]> cache =
        manager().createCache("flags", types(String.class, boolean[].class));
    cache.put("k", new boolean[] {true});

    assertThat(manager().getCache("flags", String.class, boolean[].class).get("k")).contains(true);
  }

  @Test
  void aPrimitiveTypeOfADeclaredCacheIsRefusedWithItsWrapper() {
    properties.setProperty("dynamo-jcache.caches.flags.value-type", "boolean");

    assertThatThrownBy(() -> manager().getCache("flags"))
        .isInstanceOf(CacheException.class)
        .hasMessage(
            "value-type = boolean: it is a primitive type, and objects are of its wrapper. Declare"
                + " java.lang.Boolean");
  }

  @Test
  void aCacheIsNotFoundUnderOtherTypesThanItsOwn() {
    manager().createCache("books", types(String.class, Long.class));

    assertThatThrownBy(() -> manager().getCache("books", Integer.class, Long.class))
        .isInstanceOf(ClassCastException.class)
        .hasMessageContaining("'books'")
        .hasMessageContaining("java.lang.String, not java.lang.Integer");
    assertThatThrownBy(() -> manager().getCache("books", String.class, Number.class))
        .isInstanceOf(ClassCastException.class)
        .hasMessageContaining("java.lang.Long, not java.lang.Number");
  }

  @Test
  void anUntypedCacheIsAskedForWithObject() {
    Cache<Object, Object> created = manager().createCache("books", new MutableConfiguration<>());

    assertThat(manager().getCache("books", Object.class, Object.class)).isSameAs(created);
    assertThatThrownBy(() -> manager().getCache("books", String.class, Object.class))
        .isInstanceOf(ClassCastException.class);
  }

  @Test
  void nullNamesTypesAndConfigurationsAreRefused() {
    CacheManager manager = manager();

    assertThatNullPointerException().isThrownBy(() -> manager.getCache(null));
    assertThatNullPointerException()
        .isThrownBy(() -> manager.getCache(null, String.class, String.class));
    assertThatNullPointerException()
        .isThrownBy(() -> manager.getCache("books", null, String.class));
    assertThatNullPointerException()
        .isThrownBy(() -> manager.getCache("books", String.class, null));
    assertThatNullPointerException()
        .isThrownBy(() -> manager.createCache(null, new MutableConfiguration<>()));
    assertThatNullPointerException().isThrownBy(() -> manager.createCache("books", null));
    assertThatNullPointerException().isThrownBy(() -> manager.destroyCache(null));
    assertThatNullPointerException().isThrownBy(() -> manager.enableStatistics(null, true));
    assertThatNullPointerException().isThrownBy(() -> manager.enableManagement(null, true));
  }

  @Test
  @SuppressWarnings("NullAway") // as code does that is not checked
  void nothingIsDestroyedNowWithoutAName() {
    DynamoCacheManager manager = manager().unwrap(DynamoCacheManager.class);

    assertThatNullPointerException().isThrownBy(() -> manager.destroyCacheNow(null));
  }

  @Test
  void aNameIsTakenOnce() {
    manager().createCache("books", new MutableConfiguration<>());

    assertThatThrownBy(() -> manager().createCache("books", new MutableConfiguration<>()))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("'books'")
        .hasMessageContaining("one")
        .hasMessageContaining("getCache");
  }

  @Test
  void storeByReferenceIsRefused() {
    assertThatThrownBy(
            () ->
                manager().createCache("books", new MutableConfiguration<>().setStoreByValue(false)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("'books'")
        .hasMessageContaining("store-by-reference")
        .hasMessageContaining("setStoreByValue(true)");
    assertThat(manager().getCacheNames()).isEmpty();
  }

  @Test
  void theConfigurationIsGivenInEveryTypeThatItHas() {
    Cache<String, Long> cache = manager().createCache("books", types(String.class, Long.class));

    DynamoConfiguration<?, ?> own = configuration(cache, DynamoConfiguration.class);

    assertThat(own.getKeyType()).isEqualTo(String.class);
    assertThat((Object) configuration(cache, CompleteConfiguration.class)).isSameAs(own);
    assertThat((Object) configuration(cache, Configuration.class)).isSameAs(own);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> configuration(cache, MutableConfiguration.class))
        .withMessageContaining("'books'")
        .withMessageContaining("DynamoConfiguration");
  }

  @Test
  void aConfigurationThatWasChangedAfterwardsIsNotTheCaches() {
    MutableConfiguration<String, Long> given = types(String.class, Long.class);
    Cache<String, Long> cache = manager().createCache("books", given);

    given.setStatisticsEnabled(true);

    assertThat(configuration(cache, CompleteConfiguration.class).isStatisticsEnabled()).isFalse();
  }

  @Test
  void anOwnConfigurationIsKeptAsItIs() {
    DynamoConfiguration<String, Long> given =
        DynamoConfiguration.builder(String.class, Long.class).consistentReads(false).build();

    Cache<String, Long> cache = manager().createCache("books", given);

    assertThat((Object) configuration(cache, DynamoConfiguration.class)).isEqualTo(given);
  }

  @Test
  void unwrapsToItselfAndToNothingElse() {
    Cache<Object, Object> cache = manager().createCache("books", new MutableConfiguration<>());

    assertThat(manager().unwrap(DynamoCacheManager.class)).isSameAs(manager());
    assertThat((Object) cache.unwrap(DynamoCache.class)).isSameAs(cache);
    assertThatIllegalArgumentException().isThrownBy(() -> manager().unwrap(String.class));
    assertThatIllegalArgumentException().isThrownBy(() -> cache.unwrap(String.class));
  }

  @Test
  void whatNobodyCreatedIsNotFoundThoughItsDataAreInTheTable() {
    Cache<String, String> cache =
        manager(ONE).createCache("books", types(String.class, String.class));
    cache.put("k", "v");

    assertThat((Object) manager(TWO).getCache("books")).isNull();
    assertThat(manager(TWO).getCacheNames()).isEmpty();
  }

  @Test
  void twoManagersShareTheEntriesOfACache() {
    Cache<String, String> one = manager(ONE).createCache("b", types(String.class, String.class));
    Cache<String, String> two = manager(TWO).createCache("b", types(String.class, String.class));

    one.put("k", "v");

    assertThat(two.get("k")).isEqualTo("v");
  }

  @Test
  void destroyingACacheEmptiesItForEverybody() {
    Cache<String, String> cache = manager().createCache("b", types(String.class, String.class));
    cache.put("k", "v");

    manager().destroyCache("b");

    assertThat(cache.isClosed()).isTrue();
    assertThat(manager().getCacheNames()).isEmpty();
    assertThat(manager().createCache("b", types(String.class, String.class)).get("k")).isNull();
  }

  @Test
  void destroyingWhatIsNotThereDoesNothing() {
    manager().destroyCache("books");

    assertThat(manager().getCacheNames()).isEmpty();
  }

  @Test
  void aDeclaredCacheIsListedAndComesToBeWhenItIsAskedFor() {
    properties.setProperty("dynamo-jcache.caches.orders.expiry.type", "created");
    properties.setProperty("dynamo-jcache.caches.orders.expiry.duration", "10m");
    properties.setProperty("dynamo-jcache.caches.orders.key-type", "java.lang.String");

    assertThat(manager().getCacheNames()).containsExactly("orders");
    Cache<String, Object> orders = manager().getCache("orders", String.class, Object.class);

    assertThat(manager().<String, Object>getCache("orders")).isSameAs(orders);
    assertThat(configuration(orders, CompleteConfiguration.class).getExpiryPolicyFactory())
        .isEqualTo(CreatedExpiryPolicy.factoryOf(Duration.TEN_MINUTES));
    orders.put("k", 1);
    assertThat(orders.get("k")).isEqualTo(1);
  }

  @Test
  void aDeclaredCacheThatWasClosedStaysClosed() {
    properties.setProperty("dynamo-jcache.caches.orders.statistics", "true");
    manager().getCache("orders").close();

    assertThat((Object) manager().getCache("orders")).isNull();
    assertThat(manager().getCacheNames()).isEmpty();
  }

  @Test
  void aDeclaredCacheThatWasClosedCanBeCreated() {
    properties.setProperty("dynamo-jcache.caches.orders.statistics", "true");
    manager().getCache("orders").close();

    Cache<Object, Object> created = manager().createCache("orders", new MutableConfiguration<>());

    assertThat((Object) manager().getCache("orders")).isSameAs(created);
    assertThat(manager().getCacheNames()).containsExactly("orders");
  }

  @Test
  void aDeclaredCacheIsThereAgainInTheNextManager() {
    properties.setProperty("dynamo-jcache.caches.orders.statistics", "true");
    manager().destroyCache("orders");
    assertThat(manager().getCacheNames()).isEmpty();
    manager().close();

    assertThat(manager().getCacheNames()).containsExactly("orders");
  }

  /** What could not be opened was not closed by anybody: the next call tries again. */
  @Test
  void aDeclaredCacheThatFailedToOpenIsNotForgotten() {
    properties.setProperty("dynamo-jcache.caches.orders.statistics", "true");
    faults.next("GetItem").error(400, "AccessDeniedException", "not you");
    CacheManager manager = manager();
    assertThatThrownBy(() -> manager.getCache("orders")).isInstanceOf(CacheException.class);

    assertThat(manager.getCacheNames()).containsExactly("orders");
    assertThat((Object) manager.getCache("orders")).isNotNull();
  }

  @Test
  void aPatternMakesNoCache() {
    properties.setProperty("dynamo-jcache.caches.\"com.acme.*\".expiry.type", "created");
    properties.setProperty("dynamo-jcache.caches.\"com.acme.*\".expiry.duration", "1d");

    assertThat(manager().getCacheNames()).isEmpty();
    assertThat((Object) manager().getCache("com.acme.Book")).isNull();
  }

  /** How a Hibernate region or a cache of Spring Boot gets a lifetime. */
  @Test
  void aPatternFillsInAnUntouchedConfiguration() {
    properties.setProperty("dynamo-jcache.caches.\"com.acme.*\".expiry.type", "created");
    properties.setProperty("dynamo-jcache.caches.\"com.acme.*\".expiry.duration", "1d");
    properties.setProperty("dynamo-jcache.caches.\"com.acme.*\".statistics", "true");

    CompleteConfiguration<?, ?> filled =
        configurationOf(manager().createCache("com.acme.Book", new MutableConfiguration<>()));

    assertThat(filled.getExpiryPolicyFactory())
        .isEqualTo(CreatedExpiryPolicy.factoryOf(Duration.ONE_DAY));
    assertThat(filled.isStatisticsEnabled()).isTrue();
  }

  @Test
  void aPatternLeavesAConfigurationAloneThatSaysWhenEntriesExpire() {
    properties.setProperty("dynamo-jcache.caches.\"com.acme.*\".expiry.type", "created");
    properties.setProperty("dynamo-jcache.caches.\"com.acme.*\".expiry.duration", "1d");
    Duration minute = new Duration(TimeUnit.MINUTES, 1);

    CompleteConfiguration<?, ?> kept =
        configurationOf(
            manager()
                .createCache(
                    "com.acme.Book",
                    new MutableConfiguration<>()
                        .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(minute))));

    assertThat(kept.getExpiryPolicyFactory()).isEqualTo(CreatedExpiryPolicy.factoryOf(minute));
  }

  @Test
  void aPatternLeavesTypesAndStatisticsThatCodeAskedFor() {
    properties.setProperty("dynamo-jcache.caches.\"*\".expiry.type", "created");
    properties.setProperty("dynamo-jcache.caches.\"*\".expiry.duration", "1d");
    properties.setProperty("dynamo-jcache.caches.\"*\".statistics", "false");

    CompleteConfiguration<?, ?> filled =
        configurationOf(
            manager().createCache("b", types(String.class, Long.class).setStatisticsEnabled(true)));

    assertThat(filled.getKeyType()).isEqualTo(String.class);
    assertThat(filled.getValueType()).isEqualTo(Long.class);
    assertThat(filled.isStatisticsEnabled()).isTrue();
  }

  @Test
  void aPatternLeavesOtherNamesAlone() {
    properties.setProperty("dynamo-jcache.caches.\"com.acme.*\".expiry.type", "created");
    properties.setProperty("dynamo-jcache.caches.\"com.acme.*\".expiry.duration", "1d");

    assertThat(
            configurationOf(manager().createCache("org.acme.Book", new MutableConfiguration<>()))
                .getExpiryPolicyFactory())
        .isEqualTo(EternalExpiryPolicy.factoryOf());
  }

  private static CompleteConfiguration<?, ?> configurationOf(Cache<?, ?> cache) {
    return configuration(cache, CompleteConfiguration.class);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal knows no type parameters
  private static <C extends Configuration> C configuration(Cache cache, Class<C> type) {
    return (C) cache.getConfiguration(type);
  }
}
