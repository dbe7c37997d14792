package io.github.dynamojcache.internal.config;

import java.util.List;
import java.util.Map;

/**
 * The built-in section for the region in which Hibernate stores the time when a table was last
 * written. If one of its entries is missing or was read late, old query results look current. So no
 * pattern can give this region a lifetime or turn off its consistent reads; only its exact name
 * can.
 */
final class TimestampsRegion {

  /** The current name, and former ones, which Hibernate still uses where such caches exist. */
  private static final List<String> NAMES =
      List.of(
          "default-update-timestamps-region",
          "org.hibernate.cache.spi.TimestampsRegion",
          "org.hibernate.cache.spi.UpdateTimestampsCache");

  private static final String ORIGIN = "built in, for Hibernate's timestamps";

  private static final List<Section> SECTION =
      List.of(
          new Section(
              Map.ofEntries(
                  entry(CacheSchema.EXPIRY_TYPE, ExpirySpec.Type.ETERNAL, "eternal"),
                  entry(StoreSchema.CONSISTENT_READS, true, "true"))));

  private TimestampsRegion() {}

  /**
   * Returns the built-in section for a cache.
   *
   * @param cacheName any cache's name
   * @return the section, or an empty list when this is another cache
   */
  static List<Section> sectionsFor(String cacheName) {
    return isNameOf(cacheName) ? SECTION : List.of();
  }

  /** Hibernate's region prefix, with a dot, may precede the name. */
  private static boolean isNameOf(String cacheName) {
    for (String name : NAMES) {
      if (cacheName.equals(name) || cacheName.endsWith("." + name)) {
        return true;
      }
    }
    return false;
  }

  private static <T> Map.Entry<String, Located> entry(Setting<T> setting, T value, String shown) {
    return Map.entry(
        setting.name(), new Located(RootBlock.NAME + "." + setting.name(), value, shown, ORIGIN));
  }
}
