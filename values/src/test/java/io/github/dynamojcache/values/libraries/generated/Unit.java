package io.github.dynamojcache.values.libraries.generated;

import java.io.Serializable;
import org.immutables.value.Value;

/** A value that Immutables implements, of which each exists once. */
@Value.Immutable(singleton = true, intern = true)
public interface Unit extends Serializable {

  /** Returns its symbol. */
  @Value.Default
  default String symbol() {
    return "m";
  }
}
