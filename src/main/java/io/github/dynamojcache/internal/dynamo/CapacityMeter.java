package io.github.dynamojcache.internal.dynamo;

/**
 * Is told of every request that one cache sends to its table, and of the capacity units that
 * DynamoDB reports for it. The store knows no more of the bill than this. Implementations are
 * thread-safe, never throw and never block: they are called on the way of every operation.
 */
public interface CapacityMeter {

  /**
   * Whether DynamoDB is to be asked for the units. It does not change: where it is false, nothing
   * that is recorded counts.
   */
  boolean isEnabled();

  /**
   * Records a request that read.
   *
   * @param operation the operation that needed it
   * @param units the read units reported; 0 when none were
   */
  void recordRead(String operation, double units);

  /**
   * Records a request that wrote.
   *
   * @param operation the operation that needed it
   * @param units the write units reported; 0 when none were
   */
  void recordWrite(String operation, double units);

  /**
   * Records a write whose condition did not hold: charged, but DynamoDB does not say with how much.
   *
   * @param operation the operation that needed it
   * @param computedUnits the write units, computed from what is known of the items; 0 where this
   *     meter is not enabled
   */
  void recordRefusedWrite(String operation, double computedUnits);

  /**
   * Records a request that failed in any other way: no units were reported.
   *
   * @param operation the operation that needed it
   */
  void recordFailure(String operation);
}
