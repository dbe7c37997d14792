package io.github.dynamojcache.options;

/** What becomes of it when the clock of this JVM is off. */
public enum SkewMode {
  /** It is said, and entries expire by the service's clock. */
  CORRECT,
  /** It is said, and entries expire by this JVM's clock all the same. */
  WARN,
  /** It is measured, and that is all. */
  IGNORE
}
