package io.github.dynamojcache.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Properties;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statistics and management MXBeans as they come and go with their caches. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class ManagementTest {

  private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

  private final DynamoCachingProvider provider = new DynamoCachingProvider();
  private final ClassLoader loader = getClass().getClassLoader();
  private Properties properties;

  @BeforeEach
  void prepare(LocalDynamo dynamo) {
    properties = TestProperties.handingIn(dynamo.client(), dynamo.newTableName());
  }

  @AfterEach
  void close() throws JMException {
    provider.close();
    assertThat(allBeans()).isEmpty();
  }

  private static Set<ObjectName> allBeans() throws JMException {
    return SERVER.queryNames(new ObjectName("javax.cache:*"), null);
  }

  private CacheManager manager(String uri) {
    return provider.getCacheManager(URI.create(uri), loader, properties);
  }

  private static Cache<String, String> create(CacheManager manager, String name) {
    return manager.createCache(name, shown());
  }

  private static MutableConfiguration<String, String> shown() {
    return new MutableConfiguration<String, String>()
        .setTypes(String.class, String.class)
        .setStatisticsEnabled(true)
        .setManagementEnabled(true);
  }

  /** The name that Micrometer asks for: of the URI only colons are replaced, of the cache none. */
  private static ObjectName asMicrometerAsks(Cache<?, ?> cache) throws JMException {
    String uri = cache.getCacheManager().getURI().toString().replace(':', '.');
    return new ObjectName(
        "javax.cache:type=CacheStatistics,CacheManager=" + uri + ",Cache=" + cache.getName());
  }

  private static long gets(ObjectName statistics) throws JMException {
    return (Long) SERVER.getAttribute(statistics, "CacheGets");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dynamo-jcache", "urn:my:app", "my/app.conf"})
  void statisticsAreFoundUnderTheNameThatMicrometerAsksFor(String uri) throws JMException {
    Cache<String, String> cache = create(manager(uri), "com.acme.Book");
    cache.get("k");

    assertThat(gets(asMicrometerAsks(cache))).isEqualTo(1);
  }

  @Test
  void bothBeansOfACacheHaveTheNamesOfTheSpecification() throws JMException {
    create(manager("one"), "books");

    assertThat(allBeans())
        .containsExactlyInAnyOrder(
            new ObjectName("javax.cache:type=CacheStatistics,CacheManager=one,Cache=books"),
            new ObjectName("javax.cache:type=CacheConfiguration,CacheManager=one,Cache=books"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:b", "a,b", "a=b", "a*b", "a?b", "a\"b", "a\nb"})
  void aNameThatJmxWouldNotTakeIsShownWithADotAndWorks(String name) throws JMException {
    Cache<String, String> cache = create(manager("one"), name);
    cache.put("k", "v");

    assertThat(cache.get("k")).isEqualTo("v");
    assertThat(gets(new ObjectName("javax.cache:type=CacheStatistics,CacheManager=one,Cache=a.b")))
        .isEqualTo(1);
  }

  @Test
  void twoManagersShowTheirCachesOfOneName() throws JMException {
    Cache<String, String> one = create(manager("one"), "books");
    Cache<String, String> two = create(manager("two"), "books");
    one.get("k");
    one.get("k");
    two.get("k");

    assertThat(gets(asMicrometerAsks(one))).isEqualTo(2);
    assertThat(gets(asMicrometerAsks(two))).isEqualTo(1);
  }

  @Test
  void ofTwoClassLoadersWithOneUriTheFirstIsShownAndStaysShown() throws JMException {
    ClassLoader other = new ClassLoader(loader) {};
    Cache<String, String> first = create(manager("one"), "books");
    Cache<String, String> second =
        create(provider.getCacheManager(URI.create("one"), other, properties), "books");
    first.get("k");
    second.close();

    assertThat(gets(asMicrometerAsks(first))).isEqualTo(1);
  }

  @Test
  void statisticsComeAndGoWhileTheCacheIsOpen() throws JMException {
    CacheManager manager = manager("one");
    Cache<String, String> cache =
        manager.createCache(
            "books",
            new MutableConfiguration<String, String>().setTypes(String.class, String.class));
    assertThat(allBeans()).isEmpty();
    cache.get("uncounted");

    manager.enableStatistics("books", true);
    cache.get("counted");
    assertThat(gets(asMicrometerAsks(cache))).isEqualTo(1);
    assertThat(isStatisticsEnabled(cache)).isTrue();

    manager.enableStatistics("books", false);
    assertThat(allBeans()).isEmpty();
    assertThat(isStatisticsEnabled(cache)).isFalse();
  }

  @Test
  void managementComesAndGoesWhileTheCacheIsOpen() throws JMException {
    CacheManager manager = manager("one");
    manager.createCache("books", new MutableConfiguration<String, String>());

    manager.enableManagement("books", true);
    ObjectName bean =
        new ObjectName("javax.cache:type=CacheConfiguration,CacheManager=one,Cache=books");
    assertThat(SERVER.getAttribute(bean, "StoreByValue")).isEqualTo(true);
    assertThat(SERVER.getAttribute(bean, "ManagementEnabled")).isEqualTo(true);

    manager.enableManagement("books", false);
    assertThat(allBeans()).isEmpty();
  }

  @Test
  void enablingTwiceIsEnablingOnce() throws JMException {
    CacheManager manager = manager("one");
    create(manager, "books");

    manager.enableStatistics("books", true);
    manager.enableManagement("books", true);

    assertThat(allBeans()).hasSize(2);
  }

  @Test
  void aCacheThatIsNotThereCannotBeEnabled() throws JMException {
    manager("one").enableStatistics("books", true);
    manager("one").enableManagement("books", true);

    assertThat(allBeans()).isEmpty();
  }

  @Test
  void closingACacheTakesItsBeansAway() throws JMException {
    create(manager("one"), "books").close();

    assertThat(allBeans()).isEmpty();
  }

  @Test
  void destroyingACacheTakesItsBeansAway() throws JMException {
    create(manager("one"), "books");
    manager("one").destroyCache("books");

    assertThat(allBeans()).isEmpty();
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal knows no type parameters
  private static boolean isStatisticsEnabled(Cache cache) {
    return ((CompleteConfiguration<?, ?>) cache.getConfiguration(CompleteConfiguration.class))
        .isStatisticsEnabled();
  }
}
