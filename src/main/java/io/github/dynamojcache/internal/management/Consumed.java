package io.github.dynamojcache.internal.management;

/**
 * The requests sent to DynamoDB, and the units that it reported. Immutable.
 *
 * @param requests the number of requests, whatever their outcome
 * @param readUnits the read units reported
 * @param writeUnits the write units reported
 * @param refusedWrites how many of the requests were writes whose condition failed; DynamoDB
 *     charges for them, but reports no units
 * @param refusedWriteUnits the write units of those, computed here
 */
public record Consumed(
    long requests,
    double readUnits,
    double writeUnits,
    long refusedWrites,
    double refusedWriteUnits) {

  /** All zero. */
  public static final Consumed NOTHING = new Consumed(0, 0, 0, 0, 0);

  /**
   * Returns the sum.
   *
   * @param other the other summand
   * @return the sum
   */
  public Consumed plus(Consumed other) {
    return new Consumed(
        requests + other.requests,
        readUnits + other.readUnits,
        writeUnits + other.writeUnits,
        refusedWrites + other.refusedWrites,
        refusedWriteUnits + other.refusedWriteUnits);
  }

  /**
   * Returns the difference.
   *
   * @param earlier the sums at an earlier time
   * @return the increase since then
   */
  public Consumed minus(Consumed earlier) {
    return new Consumed(
        requests - earlier.requests,
        readUnits - earlier.readUnits,
        writeUnits - earlier.writeUnits,
        refusedWrites - earlier.refusedWrites,
        refusedWriteUnits - earlier.refusedWriteUnits);
  }
}
