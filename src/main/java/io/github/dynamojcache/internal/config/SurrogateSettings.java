package io.github.dynamojcache.internal.config;

import io.github.dynamojcache.codec.ValueSurrogate;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.cache.CacheException;

/**
 * The surrogates that are named for one cache's values.
 *
 * @param classNames the names of their classes, from all matching sections, each once
 */
public record SurrogateSettings(List<String> classNames) implements Serializable {

  /** No surrogates. */
  static final SurrogateSettings NONE = new SurrogateSettings(List.of());

  /** Copies the names. */
  public SurrogateSettings {
    classNames = List.copyOf(classNames);
  }

  /** Returns both lists combined, each name once. */
  SurrogateSettings and(SurrogateSettings others) {
    return new SurrogateSettings(
        Stream.concat(classNames.stream(), others.classNames.stream()).distinct().toList());
  }

  /**
   * Creates the surrogates.
   *
   * @param classLoader the manager's
   * @return a new instance of each class, in the order of the names
   * @throws CacheException if a class is missing, is not a {@link ValueSurrogate}, has no public
   *     constructor without parameters, or that constructor fails
   */
  public List<ValueSurrogate<?, ?>> make(ClassLoader classLoader) {
    List<ValueSurrogate<?, ?>> made = new ArrayList<>();
    for (String name : classNames) {
      made.add(
          InstanceFactory.<ValueSurrogate<?, ?>>of(
                  ValueSchema.VALUE_SURROGATES.name(), name, ValueSurrogate.class, classLoader)
              .create());
    }
    return List.copyOf(made);
  }
}
