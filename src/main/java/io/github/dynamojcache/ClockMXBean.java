package io.github.dynamojcache;

/**
 * The clock that a cache goes by, in this JVM: how far it is off from that of DynamoDB, as the
 * answers of DynamoDB show, and what is done about it. Caches that share a client share it.
 *
 * <p>It stands in JMX as {@code io.github.dynamojcache:type=Clock,CacheManager=<uri>,Cache=<name>}
 * when the cache's statistics or management are on; in code, {@code
 * cache.unwrap(ClockMXBean.class)} gives it. Thread-safe.
 */
public interface ClockMXBean {

  /**
   * Returns whether an answer has told the service's time.
   *
   * @return false before the first answer, with the embedded engine, and for clients that do not
   *     hand on the header {@code Date}
   */
  boolean isMeasured();

  /**
   * Returns how far the JVM's clock is ahead of the service's, uncorrected.
   *
   * @return milliseconds; negative when it is behind, 0 when it is not measured
   */
  long getSkewMillis();

  /**
   * Returns how wrong the skew may be, in either direction. It grows while nothing is sent.
   *
   * @return milliseconds; 0 when it is not measured
   */
  long getUncertaintyMillis();

  /**
   * Returns what is added to the JVM's clock when an entry's expiry is decided.
   *
   * @return milliseconds; 0 when nothing is, and always unless {@code clock-skew = correct}
   */
  long getCorrectionMillis();
}
