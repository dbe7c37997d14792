package io.github.dynamojcache.faults.client;

import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import org.jspecify.annotations.Nullable;

/** A policy of one's own, which nothing expires by. */
public final class LongLived implements ExpiryPolicy {

  @Override
  public Duration getExpiryForCreation() {
    return Duration.ONE_DAY;
  }

  @Override
  public @Nullable Duration getExpiryForAccess() {
    return null;
  }

  @Override
  public Duration getExpiryForUpdate() {
    return Duration.ETERNAL;
  }
}
