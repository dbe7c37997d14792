package io.github.dynamojcache.benchmarks.jmh;

/**
 * How long is measured.
 *
 * @param forks how many JVMs, one after the other
 * @param warmups iterations that do not count; a multiple of four
 * @param iterations iterations that count; a multiple of four
 * @param millis how long an iteration takes, milliseconds
 */
public record Effort(int forks, int warmups, int iterations, int millis) {

  /**
   * Returns the same in one JVM only.
   *
   * @return an effort
   */
  public Effort inOneFork() {
    return new Effort(1, warmups, iterations, millis);
  }

  /**
   * Returns the same with other iterations.
   *
   * @param otherMillis how long an iteration takes, milliseconds
   * @return an effort
   */
  public Effort lasting(int otherMillis) {
    return new Effort(forks, warmups, iterations, otherMillis);
  }

  /**
   * Returns the same with other counts.
   *
   * @param otherWarmups iterations that do not count
   * @param otherIterations iterations that count
   * @return an effort
   */
  public Effort counting(int otherWarmups, int otherIterations) {
    return new Effort(forks, otherWarmups, otherIterations, millis);
  }
}
