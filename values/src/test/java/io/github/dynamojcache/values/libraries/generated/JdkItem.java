package io.github.dynamojcache.values.libraries.generated;

import io.github.dynamojcache.values.libraries.Color;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.immutables.value.Value;

/** A value that Immutables implements without Guava. */
@Value.Immutable
@Value.Style(jdkOnly = true)
public interface JdkItem {

  /** Returns its name. */
  String name();

  /** Returns its tags. */
  List<String> tags();

  /** Returns its limits. */
  Map<Color, Integer> limits();

  /** Returns its colors. */
  Set<Color> colors();

  /** Returns what is computed when first asked for. */
  @Value.Lazy
  default String summary() {
    return name() + tags();
  }
}
