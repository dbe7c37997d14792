package io.github.dynamojcache.internal.config;

import io.github.dynamojcache.options.SealMode;
import io.github.dynamojcache.seal.SealKeys;
import java.util.Optional;
import javax.cache.CacheException;

/**
 * How one cache's values are sealed.
 *
 * @param mode the way
 * @param keysClass the class of the {@link SealKeys}, where one is given
 */
public record SealSettings(SealMode mode, Optional<String> keysClass) {

  /**
   * Makes the keys, where a class is given.
   *
   * @param classLoader the manager's
   * @throws CacheException if the class is missing, is no {@link SealKeys}, has no public
   *     constructor without parameters, or that one fails
   */
  public Optional<SealKeys> makeKeys(ClassLoader classLoader) {
    return keysClass.map(
        name ->
            InstanceFactory.<SealKeys>of(SettingNames.SEAL_KEYS, name, SealKeys.class, classLoader)
                .create());
  }

  /**
   * @throws CacheException if there are keys and nobody said what for: values in the clear would be
   *     a surprise
   */
  static SealSettings from(ResolvedSettings settings) {
    Located mode = settings.locate(Schema.SEAL).orElseThrow();
    Optional<Located> keys = settings.locate(Schema.SEAL_KEYS);
    if (keys.isPresent() && mode.origin().equals(Schema.DEFAULT_ORIGIN)) {
      throw new CacheException(
          "%s seals nothing without the setting seal: write seal = hmac or seal = aes-gcm beside it, or seal = none"
              .formatted(keys.get()));
    }
    return new SealSettings(settings.get(Schema.SEAL), settings.find(Schema.SEAL_KEYS));
  }
}
