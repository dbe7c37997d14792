package io.github.dynamojcache.values.libraries.generated;

import com.google.auto.value.AutoValue;
import com.google.common.collect.ImmutableList;
import java.util.Optional;

/** A value that AutoValue implements. */
@AutoValue
public abstract class AutoItem {

  /** Creates a value. */
  public static AutoItem of(String name, int count, ImmutableList<String> tags) {
    return new AutoValue_AutoItem(name, count, tags, Optional.empty());
  }

  abstract String name();

  abstract int count();

  abstract ImmutableList<String> tags();

  abstract Optional<String> note();
}
