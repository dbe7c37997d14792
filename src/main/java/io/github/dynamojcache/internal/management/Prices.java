package io.github.dynamojcache.internal.management;

/**
 * The price of capacity units, in any currency. Immutable.
 *
 * @param perMillionReadUnits the price of a million read units; NaN when it is not set
 * @param perMillionWriteUnits the price of a million write units; NaN when it is not set
 */
public record Prices(double perMillionReadUnits, double perMillionWriteUnits) {

  private static final double MILLION = 1_000_000;

  /** No prices are set. */
  public static final Prices UNKNOWN = new Prices(Double.NaN, Double.NaN);

  /**
   * Returns the price of units.
   *
   * @param consumed the units; refused writes cost as much as others
   * @return the price; NaN unless both prices are set
   */
  public double of(Consumed consumed) {
    return consumed.readUnits() / MILLION * perMillionReadUnits
        + (consumed.writeUnits() + consumed.refusedWriteUnits()) / MILLION * perMillionWriteUnits;
  }
}
