package io.github.dynamojcache.internal.entries;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of a {@link WriteIntent}. Immutable.
 *
 * @param applied whether the write is in the table
 * @param entry if applied: the previous entry, if the intent requested it (for a touch: the current
 *     entry). If not applied: the item that did not meet the condition. Null when there was no
 *     item, or none was requested. It may have expired: check {@link StoredEntry#isLive}
 * @param skipped whether no request was sent, or none was answered, because the cache bypasses
 *     DynamoDB: nothing is known then, and trying again is pointless
 * @param oldLost whether an earlier attempt was applied and its response lost. The entry is null
 *     even if requested: the previous entry was in the lost response
 * @param writeId identifies the applied write of a value; null for any other outcome
 * @param generation the generation of the cache in which it was carried out; null when skipped, or
 *     when the store has none
 */
public record WriteOutcome(
    boolean applied,
    @Nullable StoredEntry entry,
    boolean skipped,
    boolean oldLost,
    @Nullable WriteId writeId,
    @Nullable String generation) {

  /** The outcome of a skipped write. */
  public static final WriteOutcome SKIPPED =
      new WriteOutcome(false, null, /* skipped= */ true, /* oldLost= */ false, null, null);

  /**
   * The write was applied.
   *
   * @param entry the previous entry; for a touch, the current one
   * @param writeId identifies the write; null when it wrote no value
   * @return the outcome
   */
  public static WriteOutcome applied(@Nullable StoredEntry entry, @Nullable WriteId writeId) {
    return new WriteOutcome(true, entry, /* skipped= */ false, /* oldLost= */ false, writeId, null);
  }

  /**
   * The condition did not hold.
   *
   * @param entry the item that did not meet the condition
   * @return the outcome
   */
  public static WriteOutcome refused(@Nullable StoredEntry entry) {
    return new WriteOutcome(false, entry, /* skipped= */ false, /* oldLost= */ false, null, null);
  }

  /**
   * A retry found the write applied.
   *
   * @param own the current item, which has the write's own id, for the store's purposes
   * @param writeId identifies the write
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
