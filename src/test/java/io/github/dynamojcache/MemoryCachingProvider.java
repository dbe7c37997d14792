package io.github.dynamojcache;

import io.github.dynamojcache.internal.assembly.SharedParts;
import io.github.dynamojcache.testing.MemoryConnections;
import java.net.URI;
import java.util.Properties;
import javax.cache.CacheManager;
import javax.cache.configuration.OptionalFeature;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;

/**
 * The provider with its store in memory: everything above the port is the real thing. For tests
 * that are not about DynamoDB, and for the TCK's mode {@code engine}.
 */
public final class MemoryCachingProvider implements CachingProvider {

  private final DynamoCachingProvider provider =
      new DynamoCachingProvider(SharedParts.with(new MemoryConnections()), this);

  /** Creates a provider with empty tables. */
  public MemoryCachingProvider() {}

  @Override
  public CacheManager getCacheManager(
      @Nullable URI uri, @Nullable ClassLoader classLoader, @Nullable Properties properties) {
    return provider.getCacheManager(uri, classLoader, properties);
  }

  @Override
  public ClassLoader getDefaultClassLoader() {
    return provider.getDefaultClassLoader();
  }

  @Override
  public URI getDefaultURI() {
    return provider.getDefaultURI();
  }

  @Override
  public Properties getDefaultProperties() {
    return provider.getDefaultProperties();
  }

  @Override
  public CacheManager getCacheManager(@Nullable URI uri, @Nullable ClassLoader classLoader) {
    return provider.getCacheManager(uri, classLoader);
  }

  @Override
  public CacheManager getCacheManager() {
    return provider.getCacheManager();
  }

  @Override
  public void close() {
    provider.close();
  }

  @Override
  public void close(@Nullable ClassLoader classLoader) {
    provider.close(classLoader);
  }

  @Override
  public void close(@Nullable URI uri, @Nullable ClassLoader classLoader) {
    provider.close(uri, classLoader);
  }

  @Override
  public boolean isSupported(OptionalFeature feature) {
    return provider.isSupported(feature);
  }
}
