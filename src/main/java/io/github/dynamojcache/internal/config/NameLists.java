package io.github.dynamojcache.internal.config;

import io.github.dynamojcache.internal.classes.filter.ClassPatterns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings that are lists of names, which are combined over all matching sections. */
final class NameLists {

  private NameLists() {}

  /**
   * Returns the names of a list.
   *
   * @param value the value of any setting
   * @return null when it is not a list
   */
  static @Nullable List<String> names(Object value) {
    if (value instanceof ClassPatterns patterns) {
      return patterns.names();
    }
    return value instanceof SurrogateSettings surrogates ? surrogates.classNames() : null;
  }

  /**
   * Combines two values of one setting.
   *
   * @param first the value with precedence, a list
   * @param second the other value, of the same setting
   */
  static Object sum(Object first, Object second) {
    return first instanceof ClassPatterns patterns
        ? patterns.and((ClassPatterns) second)
        : ((SurrogateSettings) first).and((SurrogateSettings) second);
  }
}
