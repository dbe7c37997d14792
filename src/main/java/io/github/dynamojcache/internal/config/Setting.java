package io.github.dynamojcache.internal.config;

import java.util.Optional;

/**
 * One setting. Its declaration is the only place that has its name, limits, default and
 * description.
 *
 * @param name the name, as written under {@code dynamo-jcache}
 * @param byDefault empty when the setting may be absent
 * @param description for {@code reference.conf}; empty when the setting before it describes both
 * @param example a value for {@code reference.conf}; empty when it shows the default
 */
public record Setting<T>(
    String name,
    Place place,
    ValueType<T> type,
    Optional<Default<T>> byDefault,
    String description,
    String example) {

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

  private Setting(String name, Place place, ValueType<T> type) {
    this(name, place, type, Optional.empty(), "", "");
  }

  static <T> Setting<T> manager(String name, ValueType<T> type) {
    return new Setting<>(name, Place.MANAGER, type);
  }

  static <T> Setting<T> everywhere(String name, ValueType<T> type) {
    return new Setting<>(name, Place.EVERYWHERE, type);
  }

  static <T> Setting<T> cache(String name, ValueType<T> type) {
    return new Setting<>(name, Place.CACHE, type);
  }

  /** Returns the same setting with a default. */
  Setting<T> byDefault(String shown, T value) {
    return new Setting<>(
        name, place, type, Optional.of(new Default<>(shown, value)), description, example);
  }

  /** Returns the same setting with a description. */
  Setting<T> describedAs(String lines) {
    return new Setting<>(name, place, type, byDefault, lines, example);
  }

  /** Returns the same setting with an example. */
  Setting<T> example(String value) {
    return new Setting<>(name, place, type, byDefault, description, value);
  }

  boolean standsIn(Section.Level level) {
    return switch (level) {
      case MANAGER -> place != Place.CACHE;
      case CACHE -> place != Place.MANAGER;
    };
  }
}
