package io.github.dynamojcache.internal.assembly;

import io.github.dynamojcache.codec.ValueSurrogate;
import io.github.dynamojcache.internal.config.SurrogateSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the surrogates that an application declares for values: in code, in the settings, and as
 * services. Thread-safe.
 */
final class CacheSurrogates {

  private static final Logger LOG = LoggerFactory.getLogger(CacheSurrogates.class);

  private final ClassLoader loader;
  private volatile @Nullable List<ValueSurrogate<?, ?>> services;

  CacheSurrogates(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Returns all surrogates that are declared for a cache.
   *
   * @param definition contains those from code
   * @param settings contains the class names from the setting
   * @throws CacheException when a named one cannot be created
   */
  List<ValueSurrogate<?, ?>> forCache(
      CacheDefinition<?, ?> definition, SurrogateSettings settings) {
    List<ValueSurrogate<?, ?>> all = new ArrayList<>(definition.valueSurrogates());
    all.addAll(settings.make(loader));
    all.addAll(services());
    return all;
  }

  /**
   * Finds the services, normally once: a search reads every jar on the class path. Two threads may
   * both search, because no lock is held while constructors run.
   */
  private List<ValueSurrogate<?, ?>> services() {
    List<ValueSurrogate<?, ?>> known = services;
    if (known != null) {
      return known;
    }
    List<ValueSurrogate<?, ?>> found = new ArrayList<>();
    try {
      ServiceLoader.load(ValueSurrogate.class, loader).forEach(found::add);
    } catch (ServiceConfigurationError e) {
      throw new CacheException(
          "a ValueSurrogate declared in META-INF/services cannot be used: " + e.getMessage(), e);
    }
    services = List.copyOf(found);
    return found;
  }

  /**
   * Rejects surrogates for a codec that does not use them. The setting may be meant for other
   * caches, so it is only logged.
   *
   * @param cache the cache's name, for messages
   * @param codec the name of the codec that writes its values
   * @throws CacheException when code declares a surrogate for this cache
   */
  static void requireNone(
      String cache, CacheDefinition<?, ?> definition, SurrogateSettings settings, String codec) {
    if (!definition.valueSurrogates().isEmpty()) {
      throw new CacheException(
          "cache '"
              + cache
              + "': valueSurrogate was called, but surrogates are not used by the codec '"
              + codec
              + "'. Use value-codec = kryo, or teach that codec the class instead: with json, hand"
              + " in a JsonValueCodec whose mapper has a serializer and a deserializer for it");
    }
    if (!settings.classNames().isEmpty()) {
      LOG.warn(
          "cache '{}': value-surrogates {} are not used by the codec '{}'",
          cache,
          settings.classNames(),
          codec);
    }
  }
}
