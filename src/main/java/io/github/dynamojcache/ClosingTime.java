package io.github.dynamojcache;

import java.time.Duration;

/** The time that closing may take, for all that is closed together. Immutable. */
final class ClosingTime {

  /** How long closing waits for operations that are under way, in all. */
  static final Duration LIMIT = Duration.ofSeconds(10);

  private final long begun = System.nanoTime();

  /** Returns what is left; never negative. */
  Duration left() {
    Duration left = LIMIT.minusNanos(System.nanoTime() - begun);
    return left.isNegative() ? Duration.ZERO : left;
  }

  boolean isOver() {
    return left().isZero();
  }
}
