package io.github.dynamojcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ForkJoinPool;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.OptionalFeature;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DynamoCachingProviderTest {

  private static final URI ONE = URI.create("one");
  private static final URI TWO = URI.create("two");

  private final DynamoCachingProvider provider = new DynamoCachingProvider();
  private final ClassLoader loader = newLoader();
  private final ClassLoader otherLoader = newLoader();

  private static ClassLoader newLoader() {
    return new URLClassLoader(new URL[0], DynamoCachingProviderTest.class.getClassLoader());
  }

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void isFoundAsAService() {
    CachingProvider found = Caching.getCachingProvider();

    assertThat(found).isInstanceOf(DynamoCachingProvider.class);
    found.close();
  }

  @Test
  void isFoundByItsName() {
    CachingProvider found = Caching.getCachingProvider(DynamoCachingProvider.class.getName());

    assertThat(found).isInstanceOf(DynamoCachingProvider.class);
    found.close();
  }

  @Test
  void keepsOneManagerForAUriAndAClassLoader() {
    CacheManager manager = provider.getCacheManager(ONE, loader);

    assertThat(provider.getCacheManager(ONE, loader)).isSameAs(manager);
    assertThat(provider.getCacheManager(ONE, loader, new Properties())).isSameAs(manager);
  }

  @Test
  void anotherUriIsAnotherManager() {
    CacheManager one = provider.getCacheManager(ONE, loader);
    CacheManager two = provider.getCacheManager(TWO, loader);

    assertThat(two).isNotSameAs(one);
    assertThat(one.getURI()).isEqualTo(ONE);
    assertThat(two.getURI()).isEqualTo(TWO);
  }

  @Test
  void anotherClassLoaderIsAnotherManagerOfTheSameUri() {
    CacheManager first = provider.getCacheManager(ONE, loader);
    CacheManager second = provider.getCacheManager(ONE, otherLoader);

    assertThat(second).isNotSameAs(first);
    assertThat(first.getClassLoader()).isSameAs(loader);
    assertThat(second.getClassLoader()).isSameAs(otherLoader);
  }

  @Test
  void nullStandsForTheDefaults() {
    CacheManager manager = provider.getCacheManager(null, null, null);

    assertThat(manager).isSameAs(provider.getCacheManager());
    assertThat(manager.getURI()).isEqualTo(provider.getDefaultURI());
    assertThat(manager.getClassLoader()).isSameAs(provider.getDefaultClassLoader());
    assertThat(manager.getProperties()).isEmpty();
  }

  @Test
  void theDefaultUriNeedsNoEscapeInJmxAndMeters() {
    assertThat(provider.getDefaultURI().toString()).matches("[a-z-]+");
  }

  /** Hibernate closes the manager that it gets; Spring must not lose its own by that. */
  @Test
  void theDefaultClassLoaderIsNoneThatAnApplicationHas() {
    ClassLoader own = provider.getDefaultClassLoader();

    assertThat(own)
        .isNotSameAs(Thread.currentThread().getContextClassLoader())
        .isNotSameAs(DynamoCachingProvider.class.getClassLoader());
    assertThat(provider.getDefaultClassLoader()).isSameAs(own);
  }

  @Test
  void theDefaultClassLoaderSeesWhatTheThreadSees() throws Exception {
    URL folder =
        DynamoCachingProviderTest.class.getProtectionDomain().getCodeSource().getLocation();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader apart =
        new URLClassLoader(new URL[] {folder}, ClassLoader.getPlatformClassLoader()) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.equals("only.here.Something")) {
              return DynamoCachingProviderTest.class;
            }
            return super.findClass(name);
          }
        }) {
      thread.setContextClassLoader(apart);

      assertThat(provider.getDefaultClassLoader().loadClass("only.here.Something"))
          .isSameAs(DynamoCachingProviderTest.class);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void aThreadWithoutAContextClassLoaderGetsAManagerToo() {
    CacheManager manager =
        ForkJoinPool.commonPool()
            .submit(
                () -> {
                  Thread thread = Thread.currentThread();
                  ClassLoader before = thread.getContextClassLoader();
                  thread.setContextClassLoader(null);
                  try {
                    assertThat(
                            provider.getDefaultClassLoader().loadClass("javax.cache.CacheManager"))
                        .isSameAs(CacheManager.class);
                    return provider.getCacheManager();
                  } catch (ClassNotFoundException e) {
                    throw new AssertionError(e);
                  } finally {
                    thread.setContextClassLoader(before);
                  }
                })
            .join();

    assertThat(manager.isClosed()).isFalse();
  }

  @Test
  void aManagerThatWasClosedIsReplacedByANewOne() {
    CacheManager first = provider.getCacheManager(ONE, loader);
    first.close();

    CacheManager second = provider.getCacheManager(ONE, loader);

    assertThat(second).isNotSameAs(first);
    assertThat(second.isClosed()).isFalse();
  }

  @Test
  void closingClosesEveryManager() {
    CacheManager one = provider.getCacheManager(ONE, loader);
    CacheManager two = provider.getCacheManager(TWO, otherLoader);

    provider.close();

    assertThat(one.isClosed()).isTrue();
    assertThat(two.isClosed()).isTrue();
  }

  @Test
  void aProviderThatWasClosedTwiceWorksAgain() {
    provider.getCacheManager(ONE, loader);
    provider.close();
    provider.close();

    assertThat(provider.getCacheManager(ONE, loader).isClosed()).isFalse();
  }

  @Test
  void closingAClassLoaderClosesItsManagersOnly() {
    CacheManager one = provider.getCacheManager(ONE, loader);
    CacheManager two = provider.getCacheManager(TWO, loader);
    CacheManager other = provider.getCacheManager(ONE, otherLoader);

    provider.close(loader);

    assertThat(one.isClosed()).isTrue();
    assertThat(two.isClosed()).isTrue();
    assertThat(other.isClosed()).isFalse();
  }

  @Test
  void closingAUriAndAClassLoaderClosesOneManagerOnly() {
    CacheManager one = provider.getCacheManager(ONE, loader);
    CacheManager two = provider.getCacheManager(TWO, loader);
    CacheManager other = provider.getCacheManager(ONE, otherLoader);

    provider.close(ONE, loader);

    assertThat(one.isClosed()).isTrue();
    assertThat(two.isClosed()).isFalse();
    assertThat(other.isClosed()).isFalse();
  }

  @Test
  void closingWhatIsNotThereDoesNothing() {
    CacheManager manager = provider.getCacheManager(ONE, loader);

    provider.close(TWO, loader);
    provider.close(otherLoader);

    assertThat(manager.isClosed()).isFalse();
  }

  @Test
  void theSecondProviderOfAJvmHasManagersOfItsOwn() {
    DynamoCachingProvider second = new DynamoCachingProvider();
    CacheManager manager = provider.getCacheManager(ONE, loader);

    assertThat(second.getCacheManager(ONE, loader)).isNotSameAs(manager);
    second.close();
    assertThat(manager.isClosed()).isFalse();
  }

  @Test
  void storeByReferenceIsNotSupported() {
    CachingProvider standard = provider;

    assertThat(standard.isSupported(OptionalFeature.STORE_BY_REFERENCE)).isFalse();
    assertThatNullPointerException().isThrownBy(() -> standard.isSupported(null));
  }

  @Test
  void aManagerKeepsACopyOfItsProperties() {
    Properties given = new Properties();
    given.setProperty("mine", "1");
    CacheManager manager = provider.getCacheManager(ONE, loader, given);
    given.setProperty("mine", "2");
    manager.getProperties().setProperty("mine", "3");

    assertThat(manager.getProperties()).containsExactly(Map.entry("mine", "1"));
  }

  @Test
  void thePropertiesBehindThoseThatAreGivenCount() {
    Properties behind = new Properties();
    behind.setProperty("dynamo-jcache.table", "orders");
    behind.setProperty("mine", "1");
    Properties given = new Properties(behind);
    given.setProperty("mine", "2");

    DynamoCacheManager manager = (DynamoCacheManager) provider.getCacheManager(ONE, loader, given);

    assertThat(manager.describeSettings("books"))
        .containsPattern("table += orders +.Properties of the manager");
    assertThat(manager.getProperties())
        .containsOnly(Map.entry("mine", "2"), Map.entry("dynamo-jcache.table", "orders"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {DynamoCachingProvider.CLIENT_PROPERTY, DynamoCachingProvider.CLOCK_PROPERTY})
  void anObjectBehindThoseThatAreGivenIsRefusedByItsName(String name) {
    Properties behind = new Properties();
    behind.put(name, InstantSource.system());

    assertThatThrownBy(() -> provider.getCacheManager(ONE, loader, new Properties(behind)))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("The property " + name + " is an object in the defaults");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {DynamoCachingProvider.CLIENT_PROPERTY, DynamoCachingProvider.CLOCK_PROPERTY})
  void textBehindThoseThatAreGivenIsNoObject(String name) {
    Properties behind = new Properties();
    behind.setProperty(name, "text");

    assertThatThrownBy(() -> provider.getCacheManager(ONE, loader, new Properties(behind)))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("property " + name + " holds a java.lang.String; it takes a ");
  }
}
