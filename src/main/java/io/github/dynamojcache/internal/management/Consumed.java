package io.github.dynamojcache.internal.management;

/**
 * What was sent to DynamoDB, and what DynamoDB said that it took. Immutable.
 *
 * @param requests how many requests there were, whatever became of them
 * @param readUnits read units reported
 * @param writeUnits write units reported
 * @param refusedWrites how many of the requests were writes whose condition did not hold; they are
 *     charged, and their units are not reported
 * @param refusedWriteUnits the write units of those, as they are computed here
 */
public record Consumed(
    long requests,
    double readUnits,
    double writeUnits,
    long refusedWrites,
    double refusedWriteUnits) {

  /** Nothing at all. */
  public static final Consumed NOTHING = new Consumed(0, 0, 0, 0, 0);

  /**
   * Adds up.
   *
   * @param other what to add
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
   * Takes away.
   *
   * @param earlier what had been reached at an earlier moment
   * @return what came after it
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
