package io.github.dynamojcache.internal.dynamo;

import org.jspecify.annotations.Nullable;

/**
 * What became of a {@link WriteIntent}.
 *
 * @param applied whether the write stands in the table
 * @param entry applied: the entry as it was before, where the intent asked for it (of a touch: as
 *     it is now). Not applied: the item that stood in the way. Null when there was no item, or none
 *     was asked for. It may have expired: ask {@link StoredEntry#isLive}
 * @param skipped whether DynamoDB was not asked, or did not answer, and the cache goes on without:
 *     nothing is known then, and it is no use to try again
 * @param oldLost whether an earlier attempt was applied and its response lost. The entry is null
 *     even if requested: the previous entry was in the lost response
 */
public record WriteOutcome(
    boolean applied, @Nullable StoredEntry entry, boolean skipped, boolean oldLost) {

  /** The outcome of a write that was left out. */
  public static final WriteOutcome SKIPPED =
      new WriteOutcome(false, null, /* skipped= */ true, /* oldLost= */ false);

  /** An answer of DynamoDB. */
  WriteOutcome(boolean applied, @Nullable StoredEntry entry) {
    this(applied, entry, /* skipped= */ false, /* oldLost= */ false);
  }

  /**
   * The outcome of a write that a retry found done.
   *
   * @param own the item as it stands there now, with our own write id, for this package's purposes
   */
  static WriteOutcome found(@Nullable StoredEntry own) {
    return new WriteOutcome(true, own, /* skipped= */ false, /* oldLost= */ true);
  }

  /**
   * Returns the entry if it was live.
   *
   * @param now the time, epoch milliseconds
   * @return the live entry, or null
   */
  public @Nullable StoredEntry liveEntry(long now) {
    return entry != null && entry.isLive(now) ? entry : null;
  }
}
