package io.github.dynamojcache.internal.config;

import java.util.Map;
import java.util.Optional;

/**
 * The settings that one section gives.
 *
 * @param values by the setting's name; a setting that is not given is not here
 */
record Section(Map<String, Located> values) {

  /** What a section is about, which decides what may stand in it. */
  enum Level {
    /** {@code dynamo-jcache} itself. */
    MANAGER,
    /** A section in {@code caches}, or what code says of one cache. */
    CACHE
  }

  Section {
    values = Map.copyOf(values);
  }

  Optional<Located> find(Setting<?> setting) {
    return Optional.ofNullable(values.get(setting.name()));
  }
}
