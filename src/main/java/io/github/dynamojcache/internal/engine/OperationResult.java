package io.github.dynamojcache.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * What an operation came to, in the terms of JSR-107. Immutable.
 *
 * @param kind what happened to the entry
 * @param found whether a live entry stood there before; meaningful only where the operation had to
 *     know
 * @param oldValue the value before, where it was asked for and there was one
 * @param newValue the value written, if one was
 * @param <V> the type of value
 */
record OperationResult<V>(Kind kind, boolean found, @Nullable V oldValue, @Nullable V newValue) {

  enum Kind {
    /** Nothing was written or removed. */
    NONE,
    /** A new entry was stored. */
    CREATED,
    /** A live entry got a new value, or was written over without anybody having to know. */
    UPDATED,
    /** It is the new value that stands there; whether there was another, nobody can tell. */
    UPDATED_UNSEEN,
    /** A live entry was removed. */
    REMOVED,
    /** The writer was told; what the cache holds was not changed, and is not known. */
    WRITTEN_THROUGH
  }

  static <V> OperationResult<V> none(boolean found, @Nullable V oldValue) {
    return new OperationResult<>(Kind.NONE, found, oldValue, null);
  }

  static <V> OperationResult<V> created(V newValue) {
    return new OperationResult<>(Kind.CREATED, false, null, newValue);
  }

  static <V> OperationResult<V> updated(@Nullable V oldValue, V newValue) {
    return new OperationResult<>(Kind.UPDATED, true, oldValue, newValue);
  }

  /** The answer that held the old value was lost. */
  static <V> OperationResult<V> updatedUnseen(V newValue) {
    return new OperationResult<>(Kind.UPDATED_UNSEEN, false, null, newValue);
  }

  static <V> OperationResult<V> removed(@Nullable V oldValue) {
    return new OperationResult<>(Kind.REMOVED, true, oldValue, null);
  }

  /** What was removed had a value that could not be read: for who asked for it, a miss. */
  static <V> OperationResult<V> removedUnread() {
    return new OperationResult<>(Kind.REMOVED, false, null, null);
  }

  static <V> OperationResult<V> writtenThrough(@Nullable V oldValue) {
    return new OperationResult<>(Kind.WRITTEN_THROUGH, oldValue != null, oldValue, null);
  }

  boolean isApplied() {
    return kind != Kind.NONE;
  }
}
