package io.github.dynamojcache.internal.config;

/** One section of {@code caches}. */
record CacheSection(NamePattern pattern, Section section) implements Comparable<CacheSection> {

  /** The more specific first. */
  @Override
  public int compareTo(CacheSection other) {
    return pattern.compareTo(other.pattern);
  }
}
