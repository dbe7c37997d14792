package io.github.dynamojcache.internal.assembly;

import io.github.dynamojcache.codec.KeyCodec;
import io.github.dynamojcache.internal.keys.CanonicalKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import javax.cache.CacheException;

/**
 * The codecs that an application declares for all caches of a manager, as services that its class
 * loader finds. Thread-safe.
 *
 * @param keys the key codecs, independent of the class filters of caches
 * @param values finds the value codecs
 */
record ApplicationServices(CanonicalKeys keys, ValueCodecs values) {

  static ApplicationServices of(ClassLoader loader) {
    return new ApplicationServices(keys(loader), new ValueCodecs(loader));
  }

  private static CanonicalKeys keys(ClassLoader loader) {
    try {
      List<KeyCodec<?>> declared = new ArrayList<>();
      ServiceLoader.load(KeyCodec.class, loader).forEach(declared::add);
      return new CanonicalKeys(loader, declared);
    } catch (ServiceConfigurationError | IllegalArgumentException e) {
      throw new CacheException(
          "a KeyCodec declared in META-INF/services cannot be used: " + e.getMessage(), e);
    } catch (Exception e) { // thrown by tag() or type()
      throw new CacheException("a KeyCodec declared in META-INF/services cannot be used: " + e, e);
    }
  }
}
