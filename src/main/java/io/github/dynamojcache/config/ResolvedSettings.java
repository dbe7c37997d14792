package io.github.dynamojcache.config;

import java.util.List;
import java.util.Optional;
import javax.cache.CacheException;

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

  /**
   * @throws CacheException if it is given nowhere, which takes a {@code null} over the default
   */
  <T> T get(Setting<T> setting) {
    return find(setting)
        .orElseThrow(
            () ->
                new CacheException(
                    "The setting %s.%s is null, but it must be %s"
                        .formatted(SettingNames.ROOT, setting.name(), setting.type().allowed())));
  }
}
