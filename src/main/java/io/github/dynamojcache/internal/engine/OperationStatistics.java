package io.github.dynamojcache.internal.engine;

/**
 * Receives the counts and times of operations for the statistics of JSR-107 (section 12.4).
 * Implementations are thread-safe and do nothing while {@link #isEnabled()} is false.
 */
public interface OperationStatistics {

  /**
   * Returns whether anything is counted; lets callers save the clock reading.
   *
   * @return true while statistics are enabled
   */
  boolean isEnabled();

  /**
   * Counts requests that found a live entry.
   *
   * @param count how many
   */
  void recordHits(long count);

  /**
   * Counts requests that found no live entry.
   *
   * @param count how many
   */
  void recordMisses(long count);

  /**
   * Counts entries written.
   *
   * @param count how many
   */
  void recordPuts(long count);

  /**
   * Counts live entries removed.
   *
   * @param count how many
   */
  void recordRemovals(long count);

  /**
   * Adds to the total time of gets.
   *
   * @param nanos the time taken, in nanoseconds
   */
  void recordGetTime(long nanos);

  /**
   * Adds to the total time of puts.
   *
   * @param nanos the time taken, in nanoseconds
   */
  void recordPutTime(long nanos);

  /**
   * Adds to the total time of removals.
   *
   * @param nanos the time taken, in nanoseconds
   */
  void recordRemoveTime(long nanos);
}
