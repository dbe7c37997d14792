package io.github.dynamojcache;

/**
 * What requests to DynamoDB came to: of one operation, or of a cache in all.
 *
 * <p>The figures are DynamoDB's own, from its answers. Each is right by itself; figures read while
 * operations run need not agree.
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
   * hold. DynamoDB charges each, by the size of the item, with one write unit at least, but reports
   * no units for it: what they cost is in no other figure here.
   */
  long getRefusedWrites();

  /**
   * The price of the units that were reported, in the currency in which the settings {@code
   * price-per-million-read-units} and {@code price-per-million-write-units} are. Neither refused
   * writes nor storage are in it. NaN unless both settings are given.
   */
  double getCost();
}
