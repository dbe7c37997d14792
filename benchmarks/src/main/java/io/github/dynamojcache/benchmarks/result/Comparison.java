package io.github.dynamojcache.benchmarks.result;

import java.util.Map;

/**
 * One benchmark on two sides.
 *
 * @param benchmark the name of the method
 * @param params its parameters
 * @param threads how many threads called it
 * @param throughput operations a second
 * @param cpu microseconds of the process's CPU time an operation
 * @param bytes bytes allocated an operation
 */
public record Comparison(
    String benchmark,
    Map<String, String> params,
    int threads,
    Paired throughput,
    Paired cpu,
    Paired bytes) {

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
