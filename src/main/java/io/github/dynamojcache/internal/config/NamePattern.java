package io.github.dynamojcache.internal.config;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * The name of a section in {@code caches}: an exact cache name, or a pattern in which {@code *}
 * matches any characters and {@code ?} one.
 *
 * <p>The order puts the more specific first: an exact name, then the pattern with more characters
 * that are not wildcards, then the one with fewer {@code *}.
 */
record NamePattern(String text) implements Comparable<NamePattern> {

  private static final Comparator<NamePattern> MORE_SPECIFIC_FIRST =
      Comparator.comparing((NamePattern pattern) -> !pattern.isExact())
          .thenComparing(NamePattern::literals, Comparator.reverseOrder())
          .thenComparing(NamePattern::stars)
          .thenComparing(NamePattern::text);

  boolean isExact() {
    return text.chars().noneMatch(NamePattern::isWildcard);
  }

  boolean matches(String cacheName) {
    return isExact() ? text.equals(cacheName) : regex().matcher(cacheName).matches();
  }

  @Override
  public int compareTo(NamePattern other) {
    return MORE_SPECIFIC_FIRST.compare(this, other);
  }

  private long literals() {
    return text.codePoints().filter(c -> !isWildcard(c)).count();
  }

  private long stars() {
    return text.chars().filter(c -> c == '*').count();
  }

  private static boolean isWildcard(int c) {
    return c == '*' || c == '?';
  }

  private Pattern regex() {
    StringBuilder regex = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(c)));
              }
            });
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
