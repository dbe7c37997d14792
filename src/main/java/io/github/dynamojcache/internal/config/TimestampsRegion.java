package io.github.dynamojcache.internal.config;

import java.util.List;
import java.util.Map;

/**
 * The section that is built in for the region in which Hibernate keeps when a table was last
 * written. An entry that is gone from it, or was read late, makes old results of queries look new:
 * so no pattern gives it a lifetime or takes its consistent reads away. Its exact name does.
 */
final class TimestampsRegion {

  /** The name of today, and former ones, which Hibernate still takes where such caches exist. */
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
                  entry(Schema.EXPIRY_TYPE, ExpirySpec.Type.ETERNAL, "eternal"),
                  entry(Schema.CONSISTENT_READS, true, "true"))));

  private TimestampsRegion() {}

  /**
   * Returns what is built in for a cache.
   *
   * @param cacheName any cache's name
   * @return the section, or nothing when it is not this region
   */
  static List<Section> sectionsFor(String cacheName) {
    return isNameOf(cacheName) ? SECTION : List.of();
  }

  /** Hibernate's region prefix may stand before the name, with a dot. */
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
        setting.name(),
        new Located(SettingNames.ROOT + "." + setting.name(), value, shown, ORIGIN));
  }
}
