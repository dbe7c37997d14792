package io.github.dynamojcache.internal.lifecycle;

import java.time.Duration;

/** The time that closing may take, for all that is closed together. Immutable. */
public final class ClosingTime {

  /** How long closing waits for operations that are under way, in all. */
  static final Duration LIMIT = Duration.ofSeconds(10);

  private final Duration limit;
  private final long begun = System.nanoTime();

  public ClosingTime() {
    this(LIMIT);
  }

  public ClosingTime(Duration limit) {
    this.limit = limit;
  }

  /** Returns what is left; never negative. */
  public Duration left() {
    Duration left = limit.minusNanos(System.nanoTime() - begun);
    return left.isNegative() ? Duration.ZERO : left;
  }

  boolean isOver() {
    return left().isZero();
  }
}
