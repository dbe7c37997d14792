package io.github.dynamojcache.internal.entries;

import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;

/**
 * What an operation wants done to one entry: the one way into the table for every write. An intent
 * becomes a single DynamoDB request by a pure function. Immutable.
 */
public sealed interface WriteIntent {

  /**
   * Returns the key of the entry.
   *
   * @return the canonical key
   */
  CanonicalKey key();

  /**
   * Returns what must hold for the intent to be applied.
   *
   * @return the condition
   */
  Precondition precondition();

  /**
   * Write a value.
   *
   * @param key the entry's key
   * @param value the new value
   * @param expiry what becomes of the deadline
   * @param precondition what must hold
   * @param returnOld whether the entry as it was before is wanted
   */
  record Store(
      CanonicalKey key,
      EncodedValue value,
      ExpiryRule expiry,
      Precondition precondition,
      boolean returnOld)
      implements WriteIntent {

    public Store withValue(EncodedValue other) {
      return new Store(key, other, expiry, precondition, returnOld);
    }

    public Store returningOld() {
      return returnOld ? this : new Store(key, value, expiry, precondition, true);
    }
  }

  /**
   * Delete the item. The entry as it was before always comes back: that is how a caller learns
   * whether there was a live one.
   *
   * @param key the entry's key
   * @param precondition what must hold
   * @param returnOld whether its value is wanted too, even where it stands in chunks
   */
  record Remove(CanonicalKey key, Precondition precondition, boolean returnOld)
      implements WriteIntent {}

  /**
   * Move the deadline of a live entry; the write id stays, so that reads do not disturb writers.
   *
   * @param key the entry's key
   * @param deadline the new deadline, epoch milliseconds
   * @param precondition what must hold
   * @param returnEntry whether the entry is wanted
   */
  record Touch(CanonicalKey key, long deadline, Precondition precondition, boolean returnEntry)
      implements WriteIntent {

    public Touch returningEntry() {
      return new Touch(key, deadline, precondition, true);
    }
  }

  /** {@code put} with one deadline for new and existing entries. */
  static Store put(CanonicalKey key, EncodedValue value, ExpiryRule expiry, boolean returnOld) {
    return new Store(key, value, expiry, new Precondition.None(), returnOld);
  }

  /** {@code putIfAbsent}. */
  static Store putIfAbsent(CanonicalKey key, EncodedValue value, long deadline) {
    return putIfAbsent(key, value, deadline, /* returnOld= */ false);
  }

  /** {@code putIfAbsent} that brings the expired item which it writes over. */
  static Store putIfAbsent(CanonicalKey key, EncodedValue value, long deadline, boolean returnOld) {
    return new Store(key, value, new ExpiryRule.At(deadline), new Precondition.Absent(), returnOld);
  }

  /** {@code replace(key, value)}. */
  static Store replace(CanonicalKey key, EncodedValue value, ExpiryRule expiry, boolean returnOld) {
    return new Store(key, value, expiry, new Precondition.Live(), returnOld);
  }

  /** {@code replace(key, expected, value)}. */
  static Store replaceIfEqual(
      CanonicalKey key, EncodedValue expected, EncodedValue value, ExpiryRule expiry) {
    return new Store(key, value, expiry, new Precondition.LiveAndEqual(expected), false);
  }

  /** A write on what was read before, and only on that. */
  static Store replaceIfUnmodified(
      CanonicalKey key, Version read, EncodedValue value, ExpiryRule expiry) {
    return new Store(key, value, expiry, new Precondition.Unmodified(read), false);
  }

  /** A read that moves the deadline of a live entry, whatever it was. */
  static Touch readAndTouch(CanonicalKey key, long deadline) {
    return new Touch(key, deadline, new Precondition.Live(), true);
  }

  /**
   * Moves the deadline that was read, and only that: an entry that is gone stays gone, and whoever
   * has set another deadline meanwhile is right.
   */
  static Touch touchIfUnmoved(CanonicalKey key, long read, long deadline) {
    return new Touch(key, deadline, new Precondition.LiveUntil(read), false);
  }

  /** {@code remove(key)}. */
  static Remove remove(CanonicalKey key, boolean returnOld) {
    return new Remove(key, new Precondition.None(), returnOld);
  }

  /** {@code remove(key, expected)}. */
  static Remove removeIfEqual(CanonicalKey key, EncodedValue expected) {
    return new Remove(key, new Precondition.LiveAndEqual(expected), false);
  }

  /** A removal of what was read before, and only of that. */
  static Remove removeIfUnmodified(CanonicalKey key, Version read) {
    return new Remove(key, new Precondition.Unmodified(read), false);
  }
}
