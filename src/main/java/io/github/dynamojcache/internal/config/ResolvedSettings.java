package io.github.dynamojcache.internal.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Several sections in order of precedence: a setting comes from the first section that has it.
 * Lists are combined from all sections.
 *
 * @param sections the highest precedence first
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

  /**
   * Combines lists: allowing a class for one cache must not remove those allowed for all caches.
   */
  private static Located both(Located first, Located second) {
    Object sum = NameLists.sum(first.value(), second.value());
    return sum.equals(second.value())
        ? second
        : new Located(first.path(), sum, String.valueOf(NameLists.names(sum)), first.origin());
  }

  <T> Optional<T> find(Setting<T> setting) {
    return locate(setting).map(located -> setting.type().type().cast(located.value()));
  }

  /** Returns the value of a setting that has a default, and so always has a value. */
  <T> T get(Setting<T> setting) {
    return find(setting).orElseThrow();
  }
}
