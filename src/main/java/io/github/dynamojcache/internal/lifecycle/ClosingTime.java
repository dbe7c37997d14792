package io.github.dynamojcache.internal.lifecycle;

import java.time.Duration;

/** The time limit for closing, shared by all that is closed together. Immutable. */
public final class ClosingTime {

  /** The longest time to wait for running operations, in all. */
  static final Duration LIMIT = Duration.ofSeconds(10);

  private final Duration limit;
  private final long begun = System.nanoTime();

  public ClosingTime() {
    this(LIMIT);
  }

  public ClosingTime(Duration limit) {
    this.limit = limit;
  }

  /** Returns the time left; never negative. */
  public Duration left() {
    Duration left = limit.minusNanos(System.nanoTime() - begun);
    return left.isNegative() ? Duration.ZERO : left;
  }

  boolean isOver() {
    return left().isZero();
  }
}
