package io.github.dynamojcache.internal.management;

/**
 * What capacity units cost, in whatever currency the one who set it had in mind. Immutable.
 *
 * @param perMillionReadUnits the price of a million read units; NaN when it was not said
 * @param perMillionWriteUnits the price of a million write units; NaN when it was not said
 */
public record Prices(double perMillionReadUnits, double perMillionWriteUnits) {

  private static final double MILLION = 1_000_000;

  /** No price was said. */
  public static final Prices UNKNOWN = new Prices(Double.NaN, Double.NaN);

  /**
   * Turns units into money.
   *
   * @param consumed the units; those of refused writes are paid for like others
   * @return their price; NaN unless both prices were said
   */
  public double of(Consumed consumed) {
    return consumed.readUnits() / MILLION * perMillionReadUnits
        + (consumed.writeUnits() + consumed.refusedWriteUnits()) / MILLION * perMillionWriteUnits;
  }
}
