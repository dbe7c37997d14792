package io.github.dynamojcache.benchmarks.result;

import java.util.Map;

/**
 * One benchmark on its own.
 *
 * @param benchmark the name of the method
 * @param params its parameters
 * @param score the median of the iterations, in the benchmark's own unit
 * @param cpu microseconds of the process's CPU time an operation
 * @param bytes bytes allocated an operation
 */
public record Single(
    String benchmark, Map<String, String> params, double score, double cpu, double bytes) {

  /**
   * Returns a parameter.
   *
   * @param name its name
   * @return its value; empty when there is none
   */
  public String param(String name) {
    return params.getOrDefault(name, "");
  }
}
