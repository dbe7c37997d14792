package io.github.dynamojcache.benchmarks;

import io.github.dynamojcache.benchmarks.jmh.JmhRun;
import java.util.List;

/**
 * Benchmarks of one class that are measured for one table. Immutable.
 *
 * @param name what the command line calls it
 * @param benchmarks the class
 * @param methods those that belong to it
 */
record Part(String name, Class<?> benchmarks, List<String> methods) {

  /** Returns a part with all methods of a class. */
  static Part of(String name, Class<?> benchmarks) {
    return new Part(name, benchmarks, JmhRun.methodsOf(benchmarks).toList());
  }

  boolean isWanted(Selection selection, String method) {
    return methods.contains(method) && selection.wants(name, method);
  }

  boolean isWanted(Selection selection) {
    return methods.stream().anyMatch(method -> isWanted(selection, method));
  }
}
