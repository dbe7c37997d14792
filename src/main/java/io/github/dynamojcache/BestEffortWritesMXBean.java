package io.github.dynamojcache;

import java.util.Map;

/**
 * The writes of one cache that failed beside an operation of this JVM, and that the operation went
 * on without: it has given the caller the right answer. The first one of each kind is logged, at
 * WARN. Many of them mean that DynamoDB refuses or throttles writes while it serves reads.
 *
 * <p>In JMX it is {@code
 * io.github.dynamojcache:type=BestEffortWrites,CacheManager=<uri>,Cache=<name>} when the cache's
 * statistics or management are on; in code, {@code cache.unwrap(BestEffortWritesMXBean.class)}
 * gives it. It counts from the opening of the cache. Thread-safe.
 */
public interface BestEffortWritesMXBean {

  /**
   * Returns how many writes failed.
   *
   * @return the sum of {@link #getFailures()}
   */
  long getTotal();

  /**
   * Returns how many of each kind failed:
   *
   * <ul>
   *   <li>{@code TOUCH}: a read did not move the deadline of its entry, as the expiry policy wants
   *       it; the entry expires earlier,
   *   <li>{@code EXPIRED}: an expired entry was not deleted; its EXPIRED event is published later,
   *       or never if DynamoDB deletes it first,
   *   <li>{@code LOADED}: with {@code failure-mode = bypass}, a loaded value was not stored; the
   *       next {@code get} loads it again.
   * </ul>
   *
   * @return every kind, also those that never failed, in the order above; a snapshot
   */
  Map<String, Long> getFailures();
}
