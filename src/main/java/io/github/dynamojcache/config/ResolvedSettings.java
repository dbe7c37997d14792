package io.github.dynamojcache.config;

import java.util.List;
import java.util.Optional;

/**
 * Several sections over each other: a setting is taken from the first section that gives it.
 *
 * @param sections the strongest first
 */
record ResolvedSettings(List<Section> sections) {

  Optional<Located> locate(Setting<?> setting) {
    return sections.stream().flatMap(section -> section.find(setting).stream()).findFirst();
  }

  <T> Optional<T> find(Setting<T> setting) {
    return locate(setting).map(located -> setting.type().type().cast(located.value()));
  }

  /** The value of a setting that has a default, and so is always given. */
  <T> T get(Setting<T> setting) {
    return find(setting).orElseThrow();
  }
}
