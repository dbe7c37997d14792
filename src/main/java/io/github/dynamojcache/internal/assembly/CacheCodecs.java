package io.github.dynamojcache.internal.assembly;

import io.github.dynamojcache.internal.classes.ClassFilter;
import io.github.dynamojcache.internal.classes.PerApplication;
import io.github.dynamojcache.internal.classes.filter.DerivedClassFilter;
import io.github.dynamojcache.internal.coding.CacheCodec;
import io.github.dynamojcache.internal.coding.CacheValues;
import io.github.dynamojcache.internal.coding.DeclaredTypes;
import io.github.dynamojcache.internal.coding.LoggingEntryCodec;
import io.github.dynamojcache.internal.coding.UndecodableCounters;
import io.github.dynamojcache.internal.config.CacheSettings;
import io.github.dynamojcache.internal.config.ClassFilterSettings;
import io.github.dynamojcache.internal.config.ValueSizeSettings;
import io.github.dynamojcache.internal.values.StoredValues;
import io.github.dynamojcache.internal.values.compression.CompressedValues;
import io.github.dynamojcache.internal.values.compression.Compressors;
import io.github.dynamojcache.options.SealMode;
import javax.cache.CacheException;

/**
 * Creates the codecs of one manager's caches, for each application that shares the manager.
 * Thread-safe.
 */
final class CacheCodecs implements AutoCloseable {

  private final ClassLoader classLoader;
  private final PerApplication<ApplicationServices> services;
  private final Compressors compressors = new Compressors();

  CacheCodecs(ClassLoader classLoader) {
    this.classLoader = classLoader;
    this.services = PerApplication.of(classLoader, ApplicationServices::of);
    services.get(); // reports their errors in the application that uses them first
  }

  private CompressedValues compressedValues(String cacheName, ValueSizeSettings size) {
    try {
      return new CompressedValues(
          compressors, size.compression(), size.compressionThreshold(), size.maxValueSize());
    } catch (CacheException e) {
      throw new CacheException("cache '" + cacheName + "': " + e.getMessage(), e);
    }
  }

  <K, V> LoggingEntryCodec<K, V> ofCache(
      String name,
      CacheDefinition<K, V> definition,
      CacheSettings cacheSettings,
      UndecodableCounters undecodable) {
    ClassFilterSettings filter = cacheSettings.classFilter();
    ClassFilter forKeys =
        DerivedClassFilter.of(
            name, filter.mode(), filter.allowed(), definition.standard().getKeyType());
    ClassFilter forValues =
        DerivedClassFilter.of(
            name, filter.mode(), filter.allowed(), definition.standard().getValueType());
    CompressedValues compressed = compressedValues(name, cacheSettings.size());
    PerApplication<CacheCodec> codecs =
        PerApplication.of(
            classLoader,
            loader ->
                new CacheCodec(
                    services.of(loader).keys().behind(forKeys),
                    new CacheValues(
                        name,
                        values(name, definition, cacheSettings, forValues, loader),
                        compressed,
                        cacheSettings.size().chunks())));
    codecs.get(); // reports its errors in the application that opens the cache
    return new LoggingEntryCodec<>(
        codecs,
        new DeclaredTypes<>(
            name, definition.standard().getKeyType(), definition.standard().getValueType()),
        undecodable);
  }

  private StoredValues values(
      String name,
      CacheDefinition<?, ?> definition,
      CacheSettings cacheSettings,
      ClassFilter filter,
      ClassLoader loader) {
    StoredValues values =
        services
            .of(loader)
            .values()
            .forCache(
                name, definition, cacheSettings.valueCodec(), cacheSettings.surrogates(), filter);
    return cacheSettings.seal().mode() == SealMode.NONE ? values : values.inBytes();
  }

  @Override
  public void close() {
    services.close();
  }
}
