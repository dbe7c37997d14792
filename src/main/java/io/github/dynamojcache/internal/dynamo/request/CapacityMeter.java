package io.github.dynamojcache.internal.dynamo.request;

/**
 * Is notified of every request that one cache sends to its table, and of the capacity units that
 * DynamoDB reports for it. The store knows nothing else about costs. Implementations are
 * thread-safe, never throw and never block: they are called during every operation.
 */
public interface CapacityMeter {

  /**
   * Returns whether the store requests the units from DynamoDB. The result never changes. If it is
   * false, recorded units have no meaning.
   */
  boolean isEnabled();

  /**
   * Records a read request.
   *
   * @param operation the operation that needed it
   * @param units the read units reported; 0 if none were
   */
  void recordRead(String operation, double units);

  /**
   * Records a write request.
   *
   * @param operation the operation that needed it
   * @param units the write units reported; 0 if none were
   */
  void recordWrite(String operation, double units);

  /**
   * Records a write whose condition did not hold. DynamoDB charges it, but does not report how
   * much.
   *
   * @param operation the operation that needed it
   * @param computedUnits the write units, computed from what is known of the items; 0 if this meter
   *     is not enabled
   */
  void recordRefusedWrite(String operation, double computedUnits);

  /**
   * Records a request that failed in any other way: no units were reported.
   *
   * @param operation the operation that needed it
   */
  void recordFailure(String operation);
}
