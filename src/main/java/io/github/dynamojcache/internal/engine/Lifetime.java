package io.github.dynamojcache.internal.engine;

import java.util.concurrent.TimeUnit;
import javax.cache.expiry.Duration;
import org.jspecify.annotations.Nullable;

/** The result of an expiry policy for an entry, in the only three possible forms. Immutable. */
sealed interface Lifetime {

  /** The entry keeps the deadline it has. */
  record Unchanged() implements Lifetime {}

  /** The entry expires at once ({@link Duration#ZERO}). */
  record Zero() implements Lifetime {}

  /**
   * The entry lives that long from now.
   *
   * @param millis more than 0 milliseconds; {@link Long#MAX_VALUE} for ever
   */
  record For(long millis) implements Lifetime {
    boolean isEternal() {
      return millis == Long.MAX_VALUE;
    }
  }

  Lifetime UNCHANGED = new Unchanged();
  Lifetime ETERNAL = new For(Long.MAX_VALUE);

  /**
   * Converts the duration of JSR-107.
   *
   * @param duration a duration, or null for unchanged
   */
  static Lifetime of(@Nullable Duration duration) {
    if (duration == null) {
      return UNCHANGED;
    }
    if (duration.isEternal()) {
      return ETERNAL;
    }
    if (duration.isZero()) {
      return new Zero();
    }
    return new For(
        TimeUnit.MILLISECONDS.convert(duration.getDurationAmount(), duration.getTimeUnit()));
  }
}
