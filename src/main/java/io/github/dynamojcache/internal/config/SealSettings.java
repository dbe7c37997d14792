package io.github.dynamojcache.internal.config;

import io.github.dynamojcache.options.SealMode;
import io.github.dynamojcache.seal.SealKeys;
import java.util.Optional;
import javax.cache.CacheException;

/**
 * How one cache's values are sealed.
 *
 * @param mode the kind of seal
 * @param keysClass the class of the {@link SealKeys}, if given
 */
public record SealSettings(SealMode mode, Optional<String> keysClass) {

  /**
   * Creates the keys, if a class is given.
   *
   * @param classLoader the manager's
   * @throws CacheException if the class is missing, is not a {@link SealKeys}, has no public
   *     constructor without parameters, or that constructor fails
   */
  public Optional<SealKeys> makeKeys(ClassLoader classLoader) {
    return keysClass.map(
        name ->
            InstanceFactory.<SealKeys>of(
                    ValueSchema.SEAL_KEYS.name(), name, SealKeys.class, classLoader)
                .create());
  }

  /**
   * @throws CacheException if keys are given, but not the setting {@code seal}: unsealed values
   *     would be a surprise
   */
  static SealSettings from(ResolvedSettings settings) {
    Located mode = settings.locate(ValueSchema.SEAL).orElseThrow();
    Optional<Located> keys = settings.locate(ValueSchema.SEAL_KEYS);
    if (keys.isPresent() && mode.origin().equals(Schema.DEFAULT_ORIGIN)) {
      throw new CacheException(
          "%s seals nothing without the setting seal: write seal = hmac or seal = aes-gcm beside it, or seal = none"
              .formatted(keys.get()));
    }
    return new SealSettings(settings.get(ValueSchema.SEAL), settings.find(ValueSchema.SEAL_KEYS));
  }
}
