package io.github.dynamojcache.benchmarks;

import java.util.regex.Pattern;

/**
 * Which benchmarks are wanted: all whose name, {@code part.method}, has a match. Immutable.
 *
 * @param pattern the regular expression
 */
record Selection(Pattern pattern) {

  boolean wants(String part, String method) {
    return pattern.matcher(part + "." + method).find();
  }
}
