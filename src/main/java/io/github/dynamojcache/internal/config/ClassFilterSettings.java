package io.github.dynamojcache.internal.config;

import io.github.dynamojcache.internal.classes.filter.ClassPatterns;
import io.github.dynamojcache.internal.classes.filter.FilterMode;

/**
 * The settings for the classes that one cache stores.
 *
 * @param mode how the filter decides
 * @param allowed the additional classes that it allows, from all matching sections
 */
public record ClassFilterSettings(FilterMode mode, ClassPatterns allowed) {

  static ClassFilterSettings from(ResolvedSettings settings) {
    return new ClassFilterSettings(
        settings.get(ValueSchema.CLASS_FILTER), settings.get(ValueSchema.ALLOWED_CLASSES));
  }
}
