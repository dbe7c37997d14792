package io.github.dynamojcache.internal.entries;

import org.jspecify.annotations.Nullable;

/**
 * What became of a {@link WriteIntent}. Immutable.
 *
 * @param applied whether the write is in the table
 * @param entry applied: the entry as it was before, where the intent asked for it (of a touch: as
 *     it is now). Not applied: the item that was in the way. Null when there was no item, or none
 *     was asked for. It may have expired: ask {@link StoredEntry#isLive}
 * @param skipped whether no request was sent, or none was answered, and the cache does without:
 *     nothing is known then, and it is no use to try again
 * @param oldLost whether an earlier attempt was applied and its response lost. The entry is null
 *     even if requested: the previous entry was in the lost response
 * @param writeId names the write of a value that was applied; null for any other outcome
 * @param generation in which generation of the cache it was carried out; null when skipped, or when
 *     the store has none
 */
public record WriteOutcome(
    boolean applied,
    @Nullable StoredEntry entry,
    boolean skipped,
    boolean oldLost,
    @Nullable WriteId writeId,
    @Nullable String generation) {

  /** The outcome of a write that was left out. */
  public static final WriteOutcome SKIPPED =
      new WriteOutcome(false, null, /* skipped= */ true, /* oldLost= */ false, null, null);

  /**
   * The write was applied.
   *
   * @param entry the entry before; of a touch, now
   * @param writeId names the write; null when it wrote no value
   * @return the outcome
   */
  public static WriteOutcome applied(@Nullable StoredEntry entry, @Nullable WriteId writeId) {
    return new WriteOutcome(true, entry, /* skipped= */ false, /* oldLost= */ false, writeId, null);
  }

  /**
   * The condition did not hold.
   *
   * @param entry what was in the way
   * @return the outcome
   */
  public static WriteOutcome refused(@Nullable StoredEntry entry) {
    return new WriteOutcome(false, entry, /* skipped= */ false, /* oldLost= */ false, null, null);
  }

  /**
   * A retry found the write applied.
   *
   * @param own the item as it is there now, with the write's own id, for the store's purposes
   * @param writeId names the write
   * @return the outcome
   */
  public static WriteOutcome found(@Nullable StoredEntry own, @Nullable WriteId writeId) {
    return new WriteOutcome(true, own, /* skipped= */ false, /* oldLost= */ true, writeId, null);
  }

  /**
   * Returns the same outcome with another entry.
   *
   * @param other the entry
   * @return an outcome
   */
  public WriteOutcome withEntry(@Nullable StoredEntry other) {
    return new WriteOutcome(applied, other, skipped, oldLost, writeId, generation);
  }

  /**
   * Returns the same outcome, in a generation.
   *
   * @param id the generation
   * @return an outcome
   */
  public WriteOutcome in(String id) {
    return new WriteOutcome(applied, entry, skipped, oldLost, writeId, id);
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
