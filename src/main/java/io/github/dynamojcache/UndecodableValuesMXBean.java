package io.github.dynamojcache;

import java.util.Map;

/**
 * The values of one cache that this JVM read and could not decode with certainty. Each such read
 * was a miss: no wrong value was returned, and no exception was thrown. A few are normal after a
 * deployment that changed a class. A continuous flow means that incompatible versions of an
 * application share a table.
 *
 * <p>The JMX name is {@code
 * io.github.dynamojcache:type=UndecodableValues,CacheManager=<uri>,Cache=<name>}; the bean is
 * registered while the cache's statistics or management are enabled. In code, {@code
 * cache.unwrap(UndecodableValuesMXBean.class)} returns it. Counting starts when the cache is
 * opened. The explanation for a value is logged once for each message text. Thread-safe.
 */
public interface UndecodableValuesMXBean {

  /**
   * Returns the number of reads that found such a value.
   *
   * @return the sum of {@link #getReasons()}
   */
  long getTotal();

  /**
   * Returns the number of such reads for each reason:
   *
   * <ul>
   *   <li>{@code FORMAT}: bytes of an unknown format, or corrupt bytes; an item that another
   *       program wrote; a key that an iterator cannot read,
   *   <li>{@code CLASS_MISSING}: a class is not on the class path,
   *   <li>{@code SHAPE}: a class has changed since the value was written; a value or a key is not
   *       of the declared type,
   *   <li>{@code REFUSED}: the class filter does not allow a class,
   *   <li>{@code LIMIT}: too deep, too long or too large,
   *   <li>{@code FORGED}: the seal is not valid,
   *   <li>{@code INCOMPLETE}: a chunk is missing.
   * </ul>
   *
   * @return all reasons, including those that never occurred, in the order above; a snapshot
   */
  Map<String, Long> getReasons();
}
