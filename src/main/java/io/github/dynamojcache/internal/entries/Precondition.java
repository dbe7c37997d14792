package io.github.dynamojcache.internal.entries;

import io.github.dynamojcache.internal.values.EncodedValue;

/**
 * The condition that must hold in the table for a write to be applied. An expired item counts as
 * absent. Immutable.
 */
public sealed interface Precondition {

  /** No condition: the write is always applied. */
  record None() implements Precondition {}

  /** There is no live entry. */
  record Absent() implements Precondition {}

  /** There is a live entry. */
  record Live() implements Precondition {}

  /**
   * There is a live entry, and its deadline has not been moved since it was read.
   *
   * @param deadline the deadline that was read, epoch milliseconds
   */
  record LiveUntil(long deadline) implements Precondition {}

  /**
   * There is a live entry with exactly this value.
   *
   * @param value the expected value, compared byte for byte
   */
  record LiveAndEqual(EncodedValue value) implements Precondition {}

  /**
   * The entry has not been written since it was read.
   *
   * @param version the version that was read
   */
  record Unmodified(Version version) implements Precondition {}
}
