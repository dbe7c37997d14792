package io.github.dynamojcache;

import java.util.Map;

/**
 * Best-effort writes of one cache in this JVM that failed. The operation they belonged to succeeded
 * without them and returned the correct result. The first failure of each kind is logged at WARN.
 * Many failures mean that DynamoDB refuses or throttles writes while it serves reads.
 *
 * <p>The JMX name is {@code
 * io.github.dynamojcache:type=BestEffortWrites,CacheManager=<uri>,Cache=<name>}; the bean is
 * registered while the cache's statistics or management are enabled. In code, {@code
 * cache.unwrap(BestEffortWritesMXBean.class)} returns it. Counting starts when the cache is opened.
 * Thread-safe.
 */
public interface BestEffortWritesMXBean {

  /**
   * Returns the total number of failed writes.
   *
   * @return the sum of {@link #getFailures()}
   */
  long getTotal();

  /**
   * Returns the number of failed writes of each kind:
   *
   * <ul>
   *   <li>{@code TOUCH}: a read could not write the new expiry that the expiry policy requires; the
   *       entry expires earlier,
   *   <li>{@code EXPIRED}: an expired entry was not deleted; its EXPIRED event is published later,
   *       or never if DynamoDB deletes it first,
   *   <li>{@code LOADED}: with {@code failure-mode = bypass}, a loaded value was not stored; the
   *       next {@code get} loads it again.
   * </ul>
   *
   * @return all kinds, including those with no failure, in the order above; a snapshot
   */
  Map<String, Long> getFailures();
}
