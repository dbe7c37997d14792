package io.github.dynamojcache.testing;

import java.util.concurrent.TimeUnit;
import javax.cache.configuration.Factory;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import org.jspecify.annotations.Nullable;

/** An expiry policy of the user's own: its answers are not known before it is asked. */
public record Lifetimes(Answer creation, Answer update, Answer access) implements ExpiryPolicy {

  public static final Answer UNCHANGED = () -> null;
  public static final Answer ETERNAL = () -> Duration.ETERNAL;
  public static final Answer ZERO = () -> Duration.ZERO;
  public static final Answer HOUR = () -> Duration.ONE_HOUR;
  public static final Answer THROWS =
      () -> {
        throw new IllegalStateException("no answer, on purpose");
      };

  /** A duration, or null, or an exception. */
  @FunctionalInterface
  public interface Answer {
    @Nullable Duration give();
  }

  public static Answer millis(long millis) {
    return () -> new Duration(TimeUnit.MILLISECONDS, millis);
  }

  public static Factory<ExpiryPolicy> policy(Answer creation, Answer update, Answer access) {
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
