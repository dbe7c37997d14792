package io.github.dynamojcache.internal.bypass;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long a recovery waits before it probes DynamoDB: {@code bypass-retry} plus a random delay of
 * up to half that time, so that not all caches and JVMs probe at the same moment.
 *
 * @param atLeast the shortest pause
 * @param lot returns a random number from 0 to 1
 */
record RetryPause(Duration atLeast, DoubleSupplier lot) {

  /** Returns the next pause, nanoseconds. */
  long nextNanos() {
    long shortest = atLeast.toNanos();
    return shortest + (long) (lot.getAsDouble() * shortest / 2);
  }
}
