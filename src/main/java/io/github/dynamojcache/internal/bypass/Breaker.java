package io.github.dynamojcache.internal.bypass;

import dev.failsafe.CircuitBreaker;

/**
 * Counts successes and failures, and decides when requests are no longer worth sending. The
 * Failsafe library is optional: only this class needs it. Thread-safe.
 */
final class Breaker {

  private final CircuitBreaker<Object> breaker;

  /**
   * @param failures the breaker opens when this many of the last {@code 2 * failures} requests
   *     failed
   */
  Breaker(int failures) {
    this.breaker = CircuitBreaker.builder().withFailureThreshold(failures, 2 * failures).build();
  }

  /**
   * A late success says nothing about the present: while the breaker is open, the recovery decides.
   */
  void succeeded() {
    if (breaker.isClosed()) {
      breaker.recordSuccess();
    }
  }

  /**
   * Counts a failure.
   *
   * @return whether the breaker is open now
   */
  boolean failed() {
    if (breaker.isClosed()) {
      breaker.recordFailure();
    }
    return breaker.isOpen();
  }

  void open() {
    breaker.open();
  }

  /** Closes the breaker and resets its counts. */
  void close() {
    breaker.close();
  }
}
