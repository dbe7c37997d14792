package io.github.dynamojcache.hibernate;

/** How good a customer is. */
public enum Rank {
  /** New, or seldom there. */
  REGULAR,
  /** Often there. */
  GOLD
}
