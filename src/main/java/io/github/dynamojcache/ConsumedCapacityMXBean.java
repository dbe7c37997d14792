package io.github.dynamojcache;

import java.util.Map;

/**
 * The bill of one cache in this JVM: the requests that the cache sent to its table, and the
 * capacity units that DynamoDB said they took; for writes that it refused, which it charges without
 * saying so, those that they must have taken ({@link #getRefusedWriteUnits()}).
 *
 * <p>It stands in JMX as {@code
 * io.github.dynamojcache:type=ConsumedCapacity,CacheManager=<uri>,Cache=<name>} when the setting
 * {@code consumed-capacity} is on and the cache's statistics or management are; in code, {@code
 * cache.unwrap(ConsumedCapacityMXBean.class)} gives it. It counts from the opening of the cache, or
 * from the last {@link #clear()}.
 *
 * <p>Everything that the cache sends to read and write items is in it: what operations, loaders and
 * listeners need, the cache's own item, and the purge that goes on in the background. Requests
 * about tables are not: they take no units. Not seen are
 *
 * <ul>
 *   <li>what other JVMs send: each counts its own,
 *   <li>the units of an attempt whose answer was lost and that the AWS SDK repeated, although
 *       DynamoDB may have carried it out and charged it: only the last answer tells units,
 *   <li>storage, backups, and whatever else a table costs.
 * </ul>
 *
 * <p>Thread-safe. The totals are the sums over {@link #getOperations()}.
 */
public interface ConsumedCapacityMXBean extends Consumption {

  /**
   * The same by operation of JCache, {@code get} or {@code putAll}, as messages name them, with
   * {@code createCache} for opening and {@code purge} for the deletion of cleared entries.
   *
   * @return the operations that sent something, in the order of their names; a snapshot
   */
  Map<String, Consumption> getOperations();

  /** Begins to count from zero. */
  void clear();
}
