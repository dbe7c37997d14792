package io.github.dynamojcache;

/**
 * The failure state of a cache with {@code failure-mode = bypass}, in this JVM. Counting starts
 * when the cache is opened.
 *
 * <p>The JMX name is {@code
 * io.github.dynamojcache:type=FailureMode,CacheManager=<uri>,Cache=<name>}; the bean is registered
 * while the cache's statistics or management are enabled. In code, {@code
 * cache.unwrap(FailureModeMXBean.class)} returns it. There is none with {@code failure-mode =
 * throw}. Thread-safe.
 */
public interface FailureModeMXBean {

  /**
   * Returns the name of the {@link io.github.dynamojcache.options.FailureState}.
   *
   * @return {@code CLOSED} when requests are sent to DynamoDB, otherwise {@code OPEN}, {@code
   *     HALF_OPEN} or {@code REPLAYING}
   */
  String getState();

  /**
   * Returns when the current state began.
   *
   * @return epoch milliseconds
   */
  long getStateSince();

  /**
   * Returns the number of journalled keys, which are still to be deleted from the table one by one.
   *
   * @return keys; 0 when the whole cache is to be emptied
   */
  int getJournalledKeys();

  /**
   * Returns whether the whole cache is to be emptied by a new generation.
   *
   * @return true after a {@code clear()} that failed, when more than {@code bypass-journal} keys
   *     were to be journalled, and when the cache was opened during the outage
   */
  boolean isGenerationChangeDue();

  /**
   * Returns the number of requests that failed because of an outage.
   *
   * @return requests
   */
  long getFailures();

  /**
   * Returns the number of reads that missed because they were not sent or got no response.
   *
   * @return reads
   */
  long getSkippedReads();

  /**
   * Returns the number of writes that were not sent or got no response.
   *
   * @return writes
   */
  long getSkippedWrites();

  /**
   * Returns how many recoveries emptied the cache for every JVM.
   *
   * @return times
   */
  long getGenerationChanges();
}
