package io.github.dynamojcache.internal.config;

import java.util.List;

/** The bill. */
public final class CapacitySchema {

  public static final Setting<Boolean> CONSUMED_CAPACITY =
      Setting.everywhere("consumed-capacity", ValueType.bool())
          .byDefault("true", true)
          .describedAs(
              """
              Whether the cache keeps its bill: requests, and the capacity units that DynamoDB reports, by operation
              (ConsumedCapacityMXBean, JMX, Micrometer). Costs no requests or units.
              """);

  public static final Setting<Double> PRICE_PER_MILLION_READ_UNITS =
      Setting.everywhere("price-per-million-read-units", ValueType.price())
          .describedAs(
              """
              Price of a million read units, for the bill: at least 0, in any currency.
              """);

  public static final Setting<Double> PRICE_PER_MILLION_WRITE_UNITS =
      Setting.everywhere("price-per-million-write-units", ValueType.price())
          .describedAs(
              """
              The same for write units, reported or computed for refused writes, in the same currency. Without both prices, the
              bill has units only.
              """);

  static final List<Setting<?>> ALL =
      List.of(CONSUMED_CAPACITY, PRICE_PER_MILLION_READ_UNITS, PRICE_PER_MILLION_WRITE_UNITS);

  private CapacitySchema() {}
}
