package io.github.dynamojcache.ledger;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.cache.configuration.Factory;
import javax.cache.configuration.FactoryBuilder;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.jspecify.annotations.Nullable;

/** The expiry policies of the ledger: the five standard ones, and one of a user's own class. */
enum Policy {
  ETERNAL,
  CREATED,
  MODIFIED,
  ACCESSED,
  TOUCHED,
  CUSTOM;

  static final Duration LIFETIME = new Duration(TimeUnit.MINUTES, 10);

  Factory<? extends ExpiryPolicy> factory() {
    return switch (this) {
      case ETERNAL -> EternalExpiryPolicy.factoryOf();
      case CREATED -> CreatedExpiryPolicy.factoryOf(LIFETIME);
      case MODIFIED -> ModifiedExpiryPolicy.factoryOf(LIFETIME);
      case ACCESSED -> AccessedExpiryPolicy.factoryOf(LIFETIME);
      case TOUCHED -> TouchedExpiryPolicy.factoryOf(LIFETIME);
      case CUSTOM -> FactoryBuilder.factoryOf(OwnModifiedPolicy.class);
    };
  }

  /**
   * Reads a column's head.
   *
   * @param head the names of policies with commas between them, or "every policy"
   */
  static Set<Policy> named(String head) {
    if (head.equals("every policy")) {
      return EnumSet.allOf(Policy.class);
    }
    Set<Policy> policies = EnumSet.noneOf(Policy.class);
    Arrays.stream(head.split(",", -1))
        .map(name -> valueOf(name.strip().toUpperCase(Locale.ROOT)))
        .forEach(policies::add);
    return policies;
  }

  /** Answers as the standard policy does, which nobody can know without asking. */
  public static final class OwnModifiedPolicy implements ExpiryPolicy {
    @Override
    public Duration getExpiryForCreation() {
      return LIFETIME;
    }

    @Override
    public @Nullable Duration getExpiryForAccess() {
      return null;
    }

    @Override
    public Duration getExpiryForUpdate() {
      return LIFETIME;
    }
  }
}
