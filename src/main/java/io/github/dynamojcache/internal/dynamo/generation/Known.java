package io.github.dynamojcache.internal.dynamo.generation;

import io.github.dynamojcache.internal.dynamo.item.Generation;
import io.github.dynamojcache.internal.dynamo.item.Meta;
import io.github.dynamojcache.internal.dynamo.item.Partitions;

/**
 * What a JVM knows of a cache's meta item, and when that was true. Immutable.
 *
 * @param meta what the item said
 * @param partitions the partition keys of its generation
 * @param askedAt when the read was sent, by {@link System#nanoTime()}: the item may have changed at
 *     any time after that
 * @param settledAt responses to reads that were sent later are newer: for a read, when it was sent;
 *     for a write, when its response arrived
 */
public record Known(Meta meta, Partitions partitions, long askedAt, long settledAt) {

  public Generation generation() {
    return meta.generation();
  }

  public boolean isOfTheSameGenerationAs(Known other) {
    return generation().equals(other.generation());
  }

  /**
   * Returns whether this replaces what was known. If one read was sent after the response to the
   * other, the later read is newer, whatever the ids: a restored table has earlier ids. If both may
   * have been in flight at the same time, the later generation is newer.
   */
  boolean isNewerThan(Known before) {
    if (askedAt - before.settledAt >= 0) {
      return true;
    }
    return settledAt - before.askedAt >= 0 && generation().isAfter(before.generation());
  }

  /**
   * Returns the same, with what else was known of the same generation, whose contents only grow.
   */
  Known and(Known before) {
    return isOfTheSameGenerationAs(before)
        ? new Known(
            new Meta(
                generation(),
                meta.contents().and(before.meta.contents()),
                meta.left(),
                meta.purgeLeaseUntil(),
                Math.max(meta.graceMillis(), before.meta.graceMillis())),
            before.partitions,
            later(askedAt, before.askedAt),
            later(settledAt, before.settledAt))
        : this;
  }

  private static long later(long one, long other) {
    return one - other > 0 ? one : other;
  }
}
