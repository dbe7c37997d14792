package io.github.dynamojcache;

import java.util.Map;

/**
 * The values of one cache that this JVM read and could not decode for certain. Each such read was a
 * miss: no wrong value was returned, and no exception thrown. A few after a deployment are what is
 * to be expected, where a class has changed; many that do not end mean that versions of an
 * application that do not understand each other share a table.
 *
 * <p>It stands in JMX as {@code
 * io.github.dynamojcache:type=UndecodableValues,CacheManager=<uri>,Cache=<name>} when the cache's
 * statistics or management are on; in code, {@code cache.unwrap(UndecodableValuesMXBean.class)}
 * gives it. It counts from the opening of the cache. What was wrong with a value, in words, is
 * logged once for each kind of key and reason. Thread-safe.
 */
public interface UndecodableValuesMXBean {

  /**
   * Returns how many reads found such a value.
   *
   * @return the sum of {@link #getReasons()}
   */
  long getTotal();

  /**
   * Returns how many there were for each reason:
   *
   * <ul>
   *   <li>{@code FORMAT}: bytes of an unknown format, or broken ones; an item that another program
   *       has written; a key that an iterator cannot read,
   *   <li>{@code CLASS_MISSING}: a class is not on the class path,
   *   <li>{@code SHAPE}: a class has changed since; a value or a key is not of the declared type,
   *   <li>{@code REFUSED}: the class filter does not let a class in,
   *   <li>{@code LIMIT}: too deep, too long or too large,
   *   <li>{@code FORGED}: the seal does not fit,
   *   <li>{@code INCOMPLETE}: a part is missing.
   * </ul>
   *
   * @return every reason, also those that never occurred, in the order above; a snapshot
   */
  Map<String, Long> getReasons();
}
