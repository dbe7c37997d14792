package io.github.dynamojcache.values.libraries;

/** A key whose hash code differs from one JVM to the next. */
public enum Color {
  RED,
  GREEN,
  BLUE
}
