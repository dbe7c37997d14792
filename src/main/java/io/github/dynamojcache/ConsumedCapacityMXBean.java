package io.github.dynamojcache;

import java.util.Map;

/**
 * The consumed capacity of one cache in this JVM, its bill: the requests that the cache sent to its
 * table and the capacity units that DynamoDB reported for them. DynamoDB charges for writes whose
 * condition failed but reports no units for them: their units are computed here ({@link
 * #getRefusedWriteUnits()}).
 *
 * <p>The JMX name is {@code
 * io.github.dynamojcache:type=ConsumedCapacity,CacheManager=<uri>,Cache=<name>}; the bean is
 * registered while the setting {@code consumed-capacity} is on and the cache's statistics or
 * management are enabled. In code, {@code cache.unwrap(ConsumedCapacityMXBean.class)} returns it.
 * Counting starts when the cache is opened, or at the last {@link #clear()}.
 *
 * <p>All requests that read or write items are counted: those of operations, loaders and listeners,
 * those for the meta item, and those of the background purge. Requests about tables are not
 * counted: they consume no units. Not counted either are
 *
 * <ul>
 *   <li>the requests of other JVMs: each JVM counts its own,
 *   <li>the units of an attempt whose response was lost and which the AWS SDK retried, although
 *       DynamoDB may have executed and charged it: only the last response reports units,
 *   <li>storage, backups, and any other cost of a table.
 * </ul>
 *
 * <p>Thread-safe. The totals are the sums over {@link #getOperations()}.
 */
public interface ConsumedCapacityMXBean extends Consumption {

  /**
   * Returns the same figures for each JCache operation, such as {@code get} or {@code putAll},
   * under the names used in messages. {@code createCache} is the opening of the cache, and {@code
   * purge} the deletion of cleared entries.
   *
   * @return the operations that have sent requests, sorted by name; a snapshot
   */
  Map<String, Consumption> getOperations();

  /** Resets the counts to zero. */
  void clear();
}
