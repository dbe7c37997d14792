package io.github.dynamojcache.internal.config;

import java.util.Optional;

/**
 * One setting: its name, where it may stand, what it accepts, and what holds when nobody sets it.
 *
 * @param name the name, as in {@link SettingNames}
 * @param byDefault what {@code reference.conf} says; empty when the setting may be absent
 */
record Setting<T>(String name, Place place, ValueType<T> type, Optional<Default<T>> byDefault) {

  /** Where a setting may stand. */
  enum Place {
    /** Directly under {@code dynamo-jcache} only: it is about the manager, not about one cache. */
    MANAGER,
    /** Directly under {@code dynamo-jcache}, as the default of every cache, and in a cache's. */
    EVERYWHERE,
    /** In the section of a cache only. */
    CACHE
  }

  /**
   * A default.
   *
   * @param shown as it would be written
   * @param value what that means
   */
  record Default<T>(String shown, T value) {}

  Setting(String name, Place place, ValueType<T> type) {
    this(name, place, type, Optional.empty());
  }

  /** The same setting with a default. */
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
