package io.github.dynamojcache.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.DynamoCachingProvider;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.Properties;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code endpoint = embedded}: DynamoDB Local inside this JVM, without a line about AWS. */
@Tag("server")
class EmbeddedTest {

  private static final URI ONE = URI.create("embedded-one");
  private static final URI TWO = URI.create("embedded-two");

  private final DynamoCachingProvider provider = new DynamoCachingProvider();
  private final Properties properties = TestProperties.patient("embedded");

  @BeforeEach
  void choose() {
    properties.setProperty("dynamo-jcache.endpoint", "embedded");
  }

  @AfterEach
  void close() {
    provider.close();
  }

  private Cache<String, String> open(URI uri) {
    return manager(uri)
        .createCache(
            "books",
            new MutableConfiguration<String, String>().setTypes(String.class, String.class));
  }

  private CacheManager manager(URI uri) {
    return provider.getCacheManager(uri, getClass().getClassLoader(), properties);
  }

  @Test
  void twoManagersShareTheEngineAndItsEntries() {
    Cache<String, String> one = open(ONE);
    Cache<String, String> two = open(TWO);

    one.put("k", "v");

    assertThat(two.get("k")).isEqualTo("v");
  }

  @Test
  void theEngineLivesAsLongAsTheLastManager() {
    Cache<String, String> one = open(ONE);
    Cache<String, String> two = open(TWO);
    one.put("k", "v");

    manager(ONE).close();

    assertThat(two.get("k")).isEqualTo("v");
    assertThat(open(ONE).get("k")).isEqualTo("v");
  }

  @Test
  void nothingRunsAfterTheLastClose() {
    Threads threads = new Threads();
    open(ONE).put("k", "v");
    open(TWO).put("k", "v");
    assertThat(threads.started()).isNotEmpty();

    manager(ONE).close();
    manager(TWO).close();

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(threads.started()).isEmpty());
  }

  @Test
  void theNextEngineBeginsEmpty() {
    open(ONE).put("k", "v");
    provider.close();

    assertThat(open(ONE).get("k")).isNull();
  }

  @Test
  void whatFailsNamesTheEmbeddedEngine() {
    properties.setProperty("dynamo-jcache.table-mode", "verify");

    assertThatThrownBy(() -> open(ONE))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("'books'")
        .hasMessageContaining("table 'embedded' at DynamoDB Local in this JVM")
        .hasMessageContaining("table-mode = create");
  }

  @Test
  void aMissingEngineIsNamedWithItsCoordinatesAndItsLicence() throws Exception {
    CachingProvider apart =
        (CachingProvider)
            new WithoutEngine()
                .loadClass(DynamoCachingProvider.class.getName())
                .getConstructor()
                .newInstance();
    CacheManager manager =
        apart.getCacheManager(ONE, apart.getClass().getClassLoader(), properties);

    assertThatThrownBy(() -> manager.createCache("books", new MutableConfiguration<>()))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("endpoint = embedded needs DynamoDB Local")
        .hasMessageContaining("software.amazon.dynamodb:DynamoDBLocal")
        .hasMessageContaining("licence")
        .hasMessageContaining("AWS account");
    apart.close();
  }

  /** An application that has the provider and all that it needs, but no DynamoDB Local. */
  private static final class WithoutEngine extends URLClassLoader {

    WithoutEngine() {
      super(
          new URL[] {
            DynamoCachingProvider.class.getProtectionDomain().getCodeSource().getLocation()
          },
          EmbeddedTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("software.amazon.dynamodb.") || name.startsWith("com.amazonaws.")) {
        throw new ClassNotFoundException(name);
      }
      synchronized (getClassLoadingLock(name)) {
        if (!name.startsWith(DynamoCachingProvider.class.getPackageName())) {
          return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : findClass(name);
      }
    }
  }
}
