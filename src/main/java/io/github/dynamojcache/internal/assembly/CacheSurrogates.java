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
   * Returns all that are declared for a cache.
   *
   * @param definition holds those of the code
   * @param settings names those of the setting
   * @throws CacheException when one that is named cannot be made
   */
  List<ValueSurrogate<?, ?>> forCache(
      CacheDefinition<?, ?> definition, SurrogateSettings settings) {
    List<ValueSurrogate<?, ?>> all = new ArrayList<>(definition.valueSurrogates());
    all.addAll(settings.make(loader));
    all.addAll(services());
    return all;
  }

  /**
   * They are looked for once, as a rule: a search reads every jar on the class path. Two threads
   * may both search, since no lock is held while constructors run.
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
   * Makes sure that nobody relies on surrogates where another codec writes all values. The setting
   * may be meant for other caches, so that is only logged.
   *
   * @param cache the cache's name, for messages
   * @param codec the name of the codec that writes its values
   * @throws CacheException when the code hands one in for this cache
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
