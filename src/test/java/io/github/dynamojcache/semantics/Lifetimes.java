package io.github.dynamojcache.semantics;

import java.util.concurrent.TimeUnit;
import javax.cache.configuration.Factory;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import org.jspecify.annotations.Nullable;

/** An expiry policy of the user's own: its answers are not known before it is asked. */
record Lifetimes(Answer creation, Answer update, Answer access) implements ExpiryPolicy {

  static final Answer UNCHANGED = () -> null;
  static final Answer ETERNAL = () -> Duration.ETERNAL;
  static final Answer ZERO = () -> Duration.ZERO;
  static final Answer HOUR = () -> Duration.ONE_HOUR;
  static final Answer THROWS =
      () -> {
        throw new IllegalStateException("no answer, on purpose");
      };

  /** A duration, or null, or an exception. */
  @FunctionalInterface
  interface Answer {
    @Nullable Duration give();
  }

  static Answer millis(long millis) {
    return () -> new Duration(TimeUnit.MILLISECONDS, millis);
  }

  static Factory<ExpiryPolicy> policy(Answer creation, Answer update, Answer access) {
    return () -> new Lifetimes(creation, update, access);
  }

  @Override
  public @Nullable Duration getExpiryForCreation() {
    return creation.give();
  }

  @Override
  public @Nullable Duration getExpiryForUpdate() {
    return update.give();
  }

  @Override
  public @Nullable Duration getExpiryForAccess() {
    return access.give();
  }
}
