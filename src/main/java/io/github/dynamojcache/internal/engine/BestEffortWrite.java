package io.github.dynamojcache.internal.engine;

/** Writes beside an operation: the operation goes on when one of them fails. */
public enum BestEffortWrite {
  /** An access that moves the deadline of an entry, or ends it. */
  TOUCH,
  /** The deletion of an expired entry, so that its EXPIRED event is told once. */
  EXPIRED,
  /** A value that the cache loader brought for {@code get} or {@code getAll}. */
  LOADED
}
