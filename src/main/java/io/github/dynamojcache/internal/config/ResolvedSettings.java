package io.github.dynamojcache.internal.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Several sections over each other: a setting is taken from the first section that gives it. What
 * is a list is taken from all of them.
 *
 * @param sections the strongest first
 */
record ResolvedSettings(List<Section> sections) {

  Optional<Located> locate(Setting<?> setting) {
    return located(setting)
        .reduce(
            (strongest, next) -> setting.type().mayBeList() ? both(strongest, next) : strongest);
  }

  private Stream<Located> located(Setting<?> setting) {
    return sections.stream().flatMap(section -> section.find(setting).stream());
  }

  /** Lists are added up: to list a class for one cache must not take away what all caches have. */
  private static Located both(Located first, Located second) {
    Object sum = NameLists.sum(first.value(), second.value());
    return sum.equals(second.value())
        ? second
        : new Located(first.path(), sum, String.valueOf(NameLists.names(sum)), first.origin());
  }

  <T> Optional<T> find(Setting<T> setting) {
    return locate(setting).map(located -> setting.type().type().cast(located.value()));
  }

  /** The value of a setting that has a default, and so is always given. */
  <T> T get(Setting<T> setting) {
    return find(setting).orElseThrow();
  }
}
