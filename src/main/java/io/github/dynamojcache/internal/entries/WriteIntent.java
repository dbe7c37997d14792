package io.github.dynamojcache.internal.entries;

import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;

/**
 * A write that an operation requests for one entry. Every write to the table is an intent. A pure
 * function turns an intent into a single DynamoDB request. Immutable.
 */
public sealed interface WriteIntent {

  /**
   * Returns the key of the entry.
   *
   * @return the canonical key
   */
  CanonicalKey key();

  /**
   * Returns the condition under which the intent is applied.
   *
   * @return the condition
   */
  Precondition precondition();

  /**
   * Write a value.
   *
   * @param key the entry's key
   * @param value the new value
   * @param expiry how the deadline is set
   * @param precondition the condition
   * @param returnOld whether the previous entry is wanted
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
   * Delete the item. The previous entry is always returned: it tells the caller whether there was a
   * live one.
   *
   * @param key the entry's key
   * @param precondition the condition
   * @param returnOld whether its value is wanted too, even if it is stored in chunks
   */
  record Remove(CanonicalKey key, Precondition precondition, boolean returnOld)
      implements WriteIntent {}

  /**
   * Move the deadline of a live entry; the write id does not change, so that reads do not disturb
   * writers.
   *
   * @param key the entry's key
   * @param deadline the new deadline, epoch milliseconds
   * @param precondition the condition
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

  /** {@code putIfAbsent} that returns the expired item which it overwrites. */
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

  /** A write that is applied only if the entry is unchanged since it was read. */
  static Store replaceIfUnmodified(
      CanonicalKey key, Version read, EncodedValue value, ExpiryRule expiry) {
    return new Store(key, value, expiry, new Precondition.Unmodified(read), false);
  }

  /** A read that moves the deadline of a live entry, whatever the deadline was. */
  static Touch readAndTouch(CanonicalKey key, long deadline) {
    return new Touch(key, deadline, new Precondition.Live(), true);
  }

  /**
   * Moves the deadline only if it is still the one that was read: a deleted entry stays deleted,
   * and a deadline that another writer has set meanwhile is kept.
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

  /** A removal that is applied only if the entry is unchanged since it was read. */
  static Remove removeIfUnmodified(CanonicalKey key, Version read) {
    return new Remove(key, new Precondition.Unmodified(read), false);
  }
}
