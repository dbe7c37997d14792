package io.github.dynamojcache;

/**
 * The clock by which a cache decides expiry in this JVM: its skew against DynamoDB's clock,
 * measured from DynamoDB's responses, and the correction applied. Caches that share a client share
 * the clock.
 *
 * <p>The JMX name is {@code io.github.dynamojcache:type=Clock,CacheManager=<uri>,Cache=<name>}; the
 * bean is registered while the cache's statistics or management are enabled. In code, {@code
 * cache.unwrap(ClockMXBean.class)} returns it. Thread-safe.
 */
public interface ClockMXBean {

  /**
   * Returns whether a response has contained DynamoDB's time.
   *
   * @return false before the first response, with the embedded engine, and with clients that do not
   *     pass on the header {@code Date}
   */
  boolean isMeasured();

  /**
   * Returns how far the JVM's clock is ahead of DynamoDB's, without correction.
   *
   * @return milliseconds; negative when it is behind, 0 when it is not measured
   */
  long getSkewMillis();

  /**
   * Returns the possible error of the skew, in either direction. It grows while no requests are
   * sent.
   *
   * @return milliseconds; 0 when it is not measured
   */
  long getUncertaintyMillis();

  /**
   * Returns the correction that is added to the JVM's clock when expiry is decided.
   *
   * @return milliseconds; 0 when there is no correction, and always unless {@code clock-skew =
   *     correct}
   */
  long getCorrectionMillis();
}
