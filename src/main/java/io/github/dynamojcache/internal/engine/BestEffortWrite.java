package io.github.dynamojcache.internal.engine;

/** Side writes of an operation: the operation continues when one of them fails. */
public enum BestEffortWrite {
  /** An access that moves the deadline of an entry, or expires the entry. */
  TOUCH,
  /** The deletion of an expired entry, so that its EXPIRED event is published once. */
  EXPIRED,
  /** A value that the cache loader returned for {@code get} or {@code getAll}. */
  LOADED
}
