package io.github.dynamojcache.options;

/** What happens when this JVM's clock is wrong: the setting {@code clock-skew}. */
public enum SkewMode {
  /** The skew is logged, and entries expire by DynamoDB's clock. */
  CORRECT,
  /** The skew is logged, but entries expire by this JVM's clock. */
  WARN,
  /** The skew is only measured. */
  IGNORE
}
