package io.github.dynamojcache.internal.bypass;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long a recovery waits before it looks for DynamoDB: never less than {@code bypass-retry}, and
 * up to half as long again by lot, so that not all caches and JVMs ask at the same moment.
 *
 * @param atLeast the shortest pause
 * @param lot draws a number from 0 to 1
 */
record RetryPause(Duration atLeast, DoubleSupplier lot) {

  /** Returns the next pause, nanoseconds. */
  long nextNanos() {
    long shortest = atLeast.toNanos();
    return shortest + (long) (lot.getAsDouble() * shortest / 2);
  }
}
