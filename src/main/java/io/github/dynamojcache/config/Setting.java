package io.github.dynamojcache.config;

/**
 * One setting: its name, where it may stand, and what it accepts.
 *
 * @param name the name, as in {@link SettingNames}
 */
record Setting<T>(String name, Place place, ValueType<T> type) {

  /** Where a setting may stand. */
  enum Place {
    /** Directly under {@code dynamo-jcache} only: it is about the manager, not about one cache. */
    MANAGER,
    /** Directly under {@code dynamo-jcache}, as the default of every cache, and in a cache's. */
    EVERYWHERE,
    /** In the section of a cache only. */
    CACHE
  }

  boolean standsIn(Section.Level level) {
    return switch (level) {
      case MANAGER -> place != Place.CACHE;
      case CACHE -> place != Place.MANAGER;
    };
  }
}
