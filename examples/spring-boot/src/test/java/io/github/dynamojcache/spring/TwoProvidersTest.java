package io.github.dynamojcache.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.DynamoCacheManager;
import io.github.dynamojcache.DynamoCachingProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.OptionalFeature;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Configuration;

/** A second provider on the class path: what is said, and what helps. */
class TwoProvidersTest {

  private static final String OURS = DynamoCachingProvider.class.getName();

  @TempDir private Path secondJar = Path.of("");

  @BeforeEach
  void declareASecondProvider() throws IOException {
    Path services = Files.createDirectories(secondJar.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(CachingProvider.class.getName()), OtherProvider.class.getName());
  }

  @Test
  void jcacheRefusesToChoose() throws IOException {
    try (URLClassLoader loader = withBoth()) {
      assertThatThrownBy(() -> Caching.getCachingProvider(loader))
          .isInstanceOf(CacheException.class)
          .hasMessage(
              "Multiple CachingProviders have been configured when only a single CachingProvider is"
                  + " expected");
      assertThat(Caching.getCachingProviders(loader))
          .extracting(provider -> provider.getClass().getName())
          .containsExactlyInAnyOrder(OURS, OtherProvider.class.getName());
    }
  }

  @Test
  void codeThatSaysANameGetsThatProvider() throws IOException {
    try (URLClassLoader loader = withBoth()) {
      assertThat(Caching.getCachingProvider(OURS, loader))
          .isInstanceOf(DynamoCachingProvider.class);
      assertThat(Caching.getCachingProvider(OtherProvider.class.getName(), loader))
          .isInstanceOf(OtherProvider.class);
    }
  }

  @Test
  void theSystemPropertyDecidesForCodeThatSaysNoName() throws IOException {
    System.setProperty(Caching.JAVAX_CACHE_CACHING_PROVIDER, OURS);
    try (URLClassLoader loader = withBoth()) {
      assertThat(Caching.getCachingProvider(loader)).isInstanceOf(DynamoCachingProvider.class);
      assertThat(Caching.getCachingProvider(OtherProvider.class.getName(), loader))
          .isInstanceOf(OtherProvider.class);
    } finally {
      System.clearProperty(Caching.JAVAX_CACHE_CACHING_PROVIDER);
    }
  }

  @Test
  void aLoaderThatSeesNoProviderSaysSo() {
    assertThatThrownBy(() -> Caching.getCachingProvider(ClassLoader.getPlatformClassLoader()))
        .isInstanceOf(CacheException.class)
        .hasMessage("No CachingProviders have been configured");
  }

  @Test
  void springBootFindsNoCacheManager() throws IOException {
    try (URLClassLoader loader = withBoth()) {
      assertThatThrownBy(() -> Application.start(loader, NothingButCaching.class))
          .hasStackTraceContaining(
              "No cache manager could be auto-configured, check your configuration (caching type is"
                  + " 'JCACHE')");
    }
  }

  @Test
  void theNameOfTheProviderHelps() throws IOException {
    try (URLClassLoader loader = withBoth();
        Application application =
            Application.start(loader, BookShop.class, "--spring.cache.jcache.provider=" + OURS)) {
      assertThat(application.bean(CacheManager.class)).isInstanceOf(DynamoCacheManager.class);
      assertThat(application.web().get("/books/1865")).contains("Wonderland");
    }
  }

  /** An application without beans that need a {@code CacheManager}. */
  @Configuration
  @EnableAutoConfiguration
  @EnableCaching
  static class NothingButCaching {}

  private URLClassLoader withBoth() throws IOException {
    return new URLClassLoader(
        new URL[] {secondJar.toUri().toURL()}, TwoProvidersTest.class.getClassLoader());
  }

  /** A provider that is only there. */
  public static final class OtherProvider implements CachingProvider {

    @Override
    public CacheManager getCacheManager(URI uri, ClassLoader classLoader, Properties properties) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ClassLoader getDefaultClassLoader() {
      return OtherProvider.class.getClassLoader();
    }

    @Override
    public URI getDefaultURI() {
      return URI.create("other");
    }

    @Override
    public Properties getDefaultProperties() {
      return new Properties();
    }

    @Override
    public CacheManager getCacheManager(URI uri, ClassLoader classLoader) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CacheManager getCacheManager() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}

    @Override
    public void close(ClassLoader classLoader) {}

    @Override
    public void close(URI uri, ClassLoader classLoader) {}

    @Override
    public boolean isSupported(OptionalFeature feature) {
      return false;
    }
  }
}
