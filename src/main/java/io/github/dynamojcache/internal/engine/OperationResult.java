package io.github.dynamojcache.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * The result of an operation, in the terms of JSR-107. Immutable.
 *
 * @param kind what happened to the entry
 * @param found whether there was a live entry before; meaningful only if the operation needed to
 *     know
 * @param oldValue the previous value, if it was requested and there was one
 * @param newValue the value written, if one was
 * @param <V> the type of value
 */
record OperationResult<V>(Kind kind, boolean found, @Nullable V oldValue, @Nullable V newValue) {

  enum Kind {
    /** Nothing was written or removed. */
    NONE,
    /** A new entry was stored. */
    CREATED,
    /** A live entry got a new value, or a value was written with no need to know what was there. */
    UPDATED,
    /** The new value is stored; whether there was an old one is unknown. */
    UPDATED_UNSEEN,
    /** A live entry was removed. */
    REMOVED,
    /** The writer was called; the content of the cache was not changed, and is unknown. */
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

  /** The response with the old value was lost. */
  static <V> OperationResult<V> updatedUnseen(V newValue) {
    return new OperationResult<>(Kind.UPDATED_UNSEEN, false, null, newValue);
  }

  static <V> OperationResult<V> removed(@Nullable V oldValue) {
    return new OperationResult<>(Kind.REMOVED, true, oldValue, null);
  }

  /** The removed value could not be decoded: a miss, for a caller that requested it. */
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
