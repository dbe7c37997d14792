package io.github.dynamojcache.internal.assembly;

import io.github.dynamojcache.internal.config.SealSettings;
import io.github.dynamojcache.internal.lifecycle.CloseFailures;
import io.github.dynamojcache.internal.values.seal.KeyedSeal;
import io.github.dynamojcache.internal.values.seal.NoSeal;
import io.github.dynamojcache.internal.values.seal.Seal;
import io.github.dynamojcache.options.SealMode;
import io.github.dynamojcache.seal.SealKeys;
import java.util.List;
import java.util.Optional;
import javax.cache.CacheException;

/**
 * The seal of one cache, and the keys created for it, which are closed with the cache. Immutable.
 *
 * @param cacheName the cache, for messages
 * @param seal the seal
 * @param own the keys that were created here, at most one; the application's own keys are not
 *     included
 */
record CacheSeal(String cacheName, Seal seal, List<SealKeys> own) implements AutoCloseable {

  /**
   * Creates the seal that the settings require. Without keys, a cache with a seal is not opened.
   *
   * @param given the keys from code; they override the class in the settings
   * @throws CacheException when there are no keys, or they are not suitable
   */
  static CacheSeal open(
      String cacheName, SealSettings settings, Optional<SealKeys> given, ClassLoader classLoader) {
    if (settings.mode() == SealMode.NONE) {
      return new CacheSeal(cacheName, NoSeal.UNSEALED, List.of());
    }
    List<SealKeys> own =
        given.isPresent() ? List.of() : settings.makeKeys(classLoader).stream().toList();
    SealKeys keys =
        given.or(() -> own.stream().findFirst()).orElseThrow(() -> keysMissing(cacheName));
    try {
      return new CacheSeal(cacheName, KeyedSeal.of(cacheName, settings.mode(), keys), own);
    } catch (RuntimeException | Error e) {
      closeAfter(e, cacheName, own);
      throw e;
    }
  }

  private static CacheException keysMissing(String cacheName) {
    return new CacheException(
        "cache '"
            + cacheName
            + "': its values are to be sealed, and there are no keys: name a class in the setting"
            + " seal-keys, or hand keys in with DynamoConfiguration.Builder.seal");
  }

  private static void closeAfter(Throwable failure, String cacheName, List<SealKeys> own) {
    try {
      CloseFailures.closeAll("cache '" + cacheName + "'", own);
    } catch (CacheException closing) {
      failure.addSuppressed(closing);
    }
  }

  @Override
  public void close() {
    CloseFailures.closeAll("cache '" + cacheName + "'", own);
  }
}
