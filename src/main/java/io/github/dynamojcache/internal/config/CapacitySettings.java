package io.github.dynamojcache.internal.config;

import io.github.dynamojcache.internal.management.Prices;

/**
 * The settings for one cache's bill.
 *
 * @param counted whether DynamoDB must report the units of each request, and they are counted
 * @param prices the price of units, as far as given
 */
public record CapacitySettings(boolean counted, Prices prices) {

  static CapacitySettings from(ResolvedSettings settings) {
    return new CapacitySettings(
        settings.get(CapacitySchema.CONSUMED_CAPACITY),
        new Prices(
            settings.find(CapacitySchema.PRICE_PER_MILLION_READ_UNITS).orElse(Double.NaN),
            settings.find(CapacitySchema.PRICE_PER_MILLION_WRITE_UNITS).orElse(Double.NaN)));
  }
}
