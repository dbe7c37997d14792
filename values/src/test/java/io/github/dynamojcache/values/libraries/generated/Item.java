package io.github.dynamojcache.values.libraries.generated;

import io.github.dynamojcache.values.libraries.Color;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.immutables.value.Value;

/** A value that Immutables implements. */
@Value.Immutable(prehash = true)
public interface Item extends Serializable {

  /** Returns its name. */
  String name();

  /** Returns its tags. */
  List<String> tags();

  /** Returns its limits. */
  Map<Color, Integer> limits();

  /** Returns its colors. */
  Set<Color> colors();

  /** Returns a note. */
  Optional<String> note();

  /** Returns a rank. */
  OptionalInt rank();

  /** Returns what is computed when first asked for. */
  @Value.Lazy
  default String summary() {
    return name() + tags();
  }

  /** Returns what is computed at once. */
  @Value.Derived
  default int size() {
    return tags().size();
  }
}
