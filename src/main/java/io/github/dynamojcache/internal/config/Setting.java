package io.github.dynamojcache.internal.config;

import java.util.Optional;

/**
 * One setting: its name, where it may be set, the values that it accepts, and its default.
 *
 * @param name the name, as in {@link SettingNames}
 * @param byDefault as {@code reference.conf} says; empty when the setting may be absent
 */
record Setting<T>(String name, Place place, ValueType<T> type, Optional<Default<T>> byDefault) {

  /** Where a setting may be set. */
  enum Place {
    /** Only directly under {@code dynamo-jcache}: it concerns the manager, not a single cache. */
    MANAGER,
    /**
     * Directly under {@code dynamo-jcache}, as the default of every cache, and in a cache's
     * section.
     */
    EVERYWHERE,
    /** Only in the section of a cache. */
    CACHE
  }

  /**
   * A default.
   *
   * @param shown the default as written in a file
   * @param value the same as a value
   */
  record Default<T>(String shown, T value) {}

  Setting(String name, Place place, ValueType<T> type) {
    this(name, place, type, Optional.empty());
  }

  /** Returns the same setting with a default. */
  Setting<T> byDefault(String shown, T value) {
    return new Setting<>(name, place, type, Optional.of(new Default<>(shown, value)));
  }

  boolean standsIn(Section.Level level) {
    return switch (level) {
      case MANAGER -> place != Place.CACHE;
      case CACHE -> place != Place.MANAGER;
    };
  }
}
