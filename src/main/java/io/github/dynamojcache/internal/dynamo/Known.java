package io.github.dynamojcache.internal.dynamo;

/**
 * What a JVM knows of a cache's meta item, and when it was so. Immutable.
 *
 * @param meta what the item said
 * @param partitions the partition keys of its generation
 * @param askedAt when the question was sent, by {@link System#nanoTime()}: it may have been so ever
 *     since, and not after
 * @param settledAt answers to questions that were sent later are newer: for a read, when it was
 *     sent; for a write, when its answer came
 */
record Known(Meta meta, Partitions partitions, long askedAt, long settledAt) {

  Generation generation() {
    return meta.generation();
  }

  boolean isOfTheSameGenerationAs(Known other) {
    return generation().equals(other.generation());
  }

  /**
   * Returns whether this replaces what was known. Answers to one question after the other are in
   * order, whatever their ids: a table that was restored has earlier ones. Of two that may have
   * been on the way at the same time, the later generation is the newer one.
   */
  boolean isNewerThan(Known before) {
    if (askedAt - before.settledAt >= 0) {
      return true;
    }
    return settledAt - before.askedAt >= 0 && generation().isAfter(before.generation());
  }

  /** The same, and what else was known of the same generation, whose contents only grow. */
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
