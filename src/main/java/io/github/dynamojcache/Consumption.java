package io.github.dynamojcache;

/**
 * The requests to DynamoDB and their cost, of one operation or of a whole cache.
 *
 * <p>All figures come from DynamoDB's responses, except {@link #getRefusedWriteUnits()} and the
 * part of {@link #getCost()} that is computed from it. Each figure is correct by itself; figures
 * that are read while operations run may be inconsistent with each other.
 */
public interface Consumption {

  /**
   * The number of requests sent, whatever their outcome. A request with several attempts counts
   * once.
   */
  long getRequests();

  /**
   * The read units that DynamoDB reported, in steps of 0.5: a strongly consistent read takes one
   * unit for each 4 KB, an eventually consistent read half of that.
   */
  double getReadUnits();

  /** The write units that DynamoDB reported: a write takes one unit for each 1 KB. */
  double getWriteUnits();

  /**
   * The number of writes that DynamoDB refused because their condition failed. They are included in
   * {@link #getRequests()}. DynamoDB charges for them, but reports no units.
   */
  long getRefusedWrites();

  /**
   * The write units of refused writes, computed here because DynamoDB does not report them: one
   * unit for each 1 KB of the larger of the existing item and the item to be written. They are not
   * included in {@link #getWriteUnits()}. Sizes follow DynamoDB's documented rules, which are
   * approximate for numbers. If a refusal does not return the existing item, only the item to be
   * written is counted.
   */
  double getRefusedWriteUnits();

  /**
   * The price of all units, reported and computed, in the currency of the settings {@code
   * price-per-million-read-units} and {@code price-per-million-write-units}. Storage is not
   * included. NaN unless both settings are given.
   */
  double getCost();
}
