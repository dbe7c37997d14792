package io.github.dynamojcache.internal.entries;

/** What a read is for: it decides which tier may answer, and what to do when none can. */
public enum ReadPurpose {
  /** The caller wants the value: a copy may answer that is within the bounds of the cache. */
  LOOKUP,
  /** The table must answer, because the caller knows that something has changed. */
  FRESH,
  /**
   * The entry is about to be changed, on what is read: the table must answer, and where it cannot,
   * what was to be changed must not be seen again as it was.
   */
  CHANGE
}
