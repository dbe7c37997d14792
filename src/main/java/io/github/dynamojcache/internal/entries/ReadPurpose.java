package io.github.dynamojcache.internal.entries;

/** The purpose of a read. It decides which tier may answer, and what to do when none can. */
public enum ReadPurpose {
  /** The caller wants the value: a copy that is within the bounds of the cache may answer. */
  LOOKUP,
  /** The table must answer, because the caller knows that something has changed. */
  FRESH,
  /**
   * The entry is about to be changed on the basis of the read: the table must answer. If it cannot,
   * the old entry must not be returned later.
   */
  CHANGE
}
