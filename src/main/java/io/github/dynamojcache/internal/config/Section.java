package io.github.dynamojcache.internal.config;

import java.util.Map;
import java.util.Optional;

/**
 * The settings in one section.
 *
 * @param values by the setting's name; only settings that are given
 */
record Section(Map<String, Located> values) {

  /** The scope of a section, which determines the settings that it may contain. */
  enum Level {
    /** {@code dynamo-jcache} itself. */
    MANAGER,
    /** A section in {@code caches}, or the settings of one cache in code. */
    CACHE
  }

  Section {
    values = Map.copyOf(values);
  }

  Optional<Located> find(Setting<?> setting) {
    return Optional.ofNullable(values.get(setting.name()));
  }
}
