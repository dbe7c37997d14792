package io.github.dynamojcache.values.libraries;

import java.io.Serializable;

/** An application's plain class with a library's value inside. */
final class Bean implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Object value;
  private final Object again;

  Bean(Object value) {
    this.value = value;
    this.again = value;
  }

  @Override
  public String toString() {
    return "Bean of " + value + " and " + again;
  }
}
