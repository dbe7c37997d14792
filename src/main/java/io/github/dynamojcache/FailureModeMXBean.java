package io.github.dynamojcache;

/**
 * How a cache with {@code failure-mode = bypass} stands to DynamoDB, in this JVM. Counts begin with
 * the opening of the cache.
 *
 * <p>It stands in JMX as {@code
 * io.github.dynamojcache:type=FailureMode,CacheManager=<uri>,Cache=<name>} when the cache's
 * statistics or management are on; in code, {@code cache.unwrap(FailureModeMXBean.class)} gives it.
 * With {@code failure-mode = throw} there is none. Thread-safe.
 */
public interface FailureModeMXBean {

  /**
   * Returns the state.
   *
   * @return {@code CLOSED} when DynamoDB is asked, else {@code OPEN}, {@code HALF_OPEN} or {@code
   *     REPLAYING}
   */
  String getState();

  /**
   * Returns since when the state is what it is.
   *
   * @return epoch milliseconds
   */
  long getStateSince();

  /**
   * Returns how many keys wait to be deleted from the table, one by one.
   *
   * @return keys; 0 when the whole cache waits to be emptied
   */
  int getJournalledKeys();

  /**
   * Returns whether the whole cache waits to be emptied.
   *
   * @return true after a {@code clear()} that could not be done, when more keys were to be
   *     journalled than {@code bypass-journal}, and when the cache was opened during the outage
   */
  boolean isGenerationChangeDue();

  /**
   * Returns how many requests failed by an outage.
   *
   * @return requests
   */
  long getFailures();

  /**
   * Returns how many reads missed because they were not sent, or not answered.
   *
   * @return reads
   */
  long getSkippedReads();

  /**
   * Returns how many writes were not sent, or not answered.
   *
   * @return writes
   */
  long getSkippedWrites();

  /**
   * Returns how often a recovery emptied the cache for every JVM.
   *
   * @return times
   */
  long getGenerationChanges();
}
