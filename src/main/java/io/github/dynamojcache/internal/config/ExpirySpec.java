package io.github.dynamojcache.internal.config;

import java.util.Optional;
import javax.cache.CacheException;
import javax.cache.configuration.Factory;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;

/**
 * The expiry of a cache's entries, as a configuration file defines it.
 *
 * @param type which of the five standard policies
 * @param duration the lifetime; {@link Duration#ETERNAL} if the type is {@link Type#ETERNAL}
 */
public record ExpirySpec(Type type, Duration duration) {

  /** The five standard policies of JCache. */
  public enum Type {
    /** Entries never expire. */
    ETERNAL,
    /** The lifetime starts when the entry is created. */
    CREATED,
    /** The lifetime starts again with every update. */
    MODIFIED,
    /** The lifetime starts again with every read. */
    ACCESSED,
    /** The lifetime starts again with every read and every update. */
    TOUCHED
  }

  /** Sets the duration of the type eternal. */
  public ExpirySpec {
    if (type == Type.ETERNAL) {
      duration = Duration.ETERNAL;
    }
  }

  /** Returns a factory for exactly the standard policy class, which the engine recognizes. */
  public Factory<ExpiryPolicy> policyFactory() {
    return switch (type) {
      case ETERNAL -> EternalExpiryPolicy.factoryOf();
      case CREATED -> CreatedExpiryPolicy.factoryOf(duration);
      case MODIFIED -> ModifiedExpiryPolicy.factoryOf(duration);
      case ACCESSED -> AccessedExpiryPolicy.factoryOf(duration);
      case TOUCHED -> TouchedExpiryPolicy.factoryOf(duration);
    };
  }

  static Optional<ExpirySpec> from(ResolvedSettings settings) {
    Optional<Located> type = settings.locate(CacheSchema.EXPIRY_TYPE);
    Optional<Located> duration = settings.locate(CacheSchema.EXPIRY_DURATION);
    if (type.isEmpty()) {
      duration.ifPresent(
          given -> {
            throw new CacheException(
                given + " needs expiry.type, " + CacheSchema.EXPIRY_TYPE.type().allowed());
          });
      return Optional.empty();
    }
    if (type.get().value() == Type.ETERNAL) {
      refuseLifetimeOfEternal(settings, type.get());
      return Optional.of(new ExpirySpec(Type.ETERNAL, Duration.ETERNAL));
    }
    if (duration.isEmpty()) {
      throw new CacheException(
          type.get() + " needs expiry.duration, " + CacheSchema.EXPIRY_DURATION.type().allowed());
    }
    return Optional.of(
        new ExpirySpec(
            settings.get(CacheSchema.EXPIRY_TYPE), settings.get(CacheSchema.EXPIRY_DURATION)));
  }

  /**
   * Allows a duration in a less specific section, which eternal overrides, but not in the same one.
   */
  private static void refuseLifetimeOfEternal(ResolvedSettings settings, Located type) {
    for (Section section : settings.sections()) {
      section
          .find(CacheSchema.EXPIRY_DURATION)
          .filter(duration -> !Duration.ETERNAL.equals(duration.value()))
          .ifPresent(
              duration -> {
                throw new CacheException(
                    duration + " contradicts " + type + ": leave the duration out");
              });
      if (section.find(CacheSchema.EXPIRY_TYPE).isPresent()) {
        return;
      }
    }
  }
}
