package io.github.dynamojcache.internal.config;

/** A section of {@code caches}. */
record CacheSection(NamePattern pattern, Section section) implements Comparable<CacheSection> {

  /** Puts the more specific first. */
  @Override
  public int compareTo(CacheSection other) {
    return pattern.compareTo(other.pattern);
  }
}
