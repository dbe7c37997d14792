package io.github.dynamojcache.internal.config;

import io.github.dynamojcache.internal.classes.filter.ClassPatterns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings that are lists of names: they are added up over all sections that fit. */
final class NameLists {

  private NameLists() {}

  /**
   * Returns the names of a list.
   *
   * @param value the value of any setting
   * @return null when it is no list
   */
  static @Nullable List<String> names(Object value) {
    if (value instanceof ClassPatterns patterns) {
      return patterns.names();
    }
    return value instanceof SurrogateSettings surrogates ? surrogates.classNames() : null;
  }

  /**
   * Adds up two values of one setting.
   *
   * @param first the stronger one, a list
   * @param second the weaker one, of the same setting
   */
  static Object sum(Object first, Object second) {
    return first instanceof ClassPatterns patterns
        ? patterns.and((ClassPatterns) second)
        : ((SurrogateSettings) first).and((SurrogateSettings) second);
  }
}
