package io.github.dynamojcache.values.libraries;

/** What a use of a sample finds wrong. */
final class Check {

  private Check() {}

  static void that(boolean holds, Object value) {
    if (!holds) {
      throw new IllegalStateException("It does not behave: " + value);
    }
  }
}
