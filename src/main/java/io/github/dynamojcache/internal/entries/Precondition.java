package io.github.dynamojcache.internal.entries;

import io.github.dynamojcache.internal.values.EncodedValue;

/**
 * What must hold in the table for a write to be applied. An expired item counts as absent.
 * Immutable.
 */
public sealed interface Precondition {

  /** Nothing: the write is always applied. */
  record None() implements Precondition {}

  /** There is no live entry. */
  record Absent() implements Precondition {}

  /** There is a live entry. */
  record Live() implements Precondition {}

  /**
   * There is a live entry, and nobody has moved its deadline since it was read.
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
   * Nobody has written the entry since it was read.
   *
   * @param version what was read
   */
  record Unmodified(Version version) implements Precondition {}
}
