package io.github.dynamojcache;

/**
 * What requests to DynamoDB came to: of one operation, or of a cache in all.
 *
 * <p>The figures are DynamoDB's own, from its answers, but for {@link #getRefusedWriteUnits()} and
 * what {@link #getCost()} makes of it. Each is right by itself; figures read while operations run
 * need not agree.
 */
public interface Consumption {

  /**
   * How many requests were sent, whatever became of them. A request that the AWS SDK tried several
   * times counts once.
   */
  long getRequests();

  /**
   * The read units that DynamoDB reported, in steps of a half: a strongly consistent read takes one
   * for 4 KB, another read half of that.
   */
  double getReadUnits();

  /** The write units that DynamoDB reported: a write takes one for 1 KB. */
  double getWriteUnits();

  /**
   * How many of the requests were writes that DynamoDB refused because their condition did not
   * hold. DynamoDB charges them, but reports no units for them.
   */
  long getRefusedWrites();

  /**
   * The write units of refused writes, computed here, since DynamoDB does not report them: for each
   * one unit for 1 KB of the larger of the item that was there and the item that would have been.
   * They are not in {@link #getWriteUnits()}. Sizes are computed by DynamoDB's documented rules, in
   * which those of numbers are approximate. Where a refusal brings no item along, only the item
   * that would have been is counted.
   */
  double getRefusedWriteUnits();

  /**
   * The price of the units, in the currency in which the settings {@code
   * price-per-million-read-units} and {@code price-per-million-write-units} are: of those that
   * DynamoDB reported, and of those computed for refused writes. Storage is not in it. NaN unless
   * both settings are given.
   */
  double getCost();
}
