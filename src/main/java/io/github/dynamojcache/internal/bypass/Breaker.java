package io.github.dynamojcache.internal.bypass;

import dev.failsafe.CircuitBreaker;

/**
 * Counts what succeeds and what fails, and says when it is no use to go on asking. The library is
 * optional: only this class needs it. Thread-safe.
 */
final class Breaker {

  private final CircuitBreaker<Object> breaker;

  /**
   * @param failures how many of the last twice as many requests must have failed
   */
  Breaker(int failures) {
    this.breaker = CircuitBreaker.builder().withFailureThreshold(failures, 2 * failures).build();
  }

  /** A straggler says nothing about now: when the breaker is open, others find out. */
  void succeeded() {
    if (breaker.isClosed()) {
      breaker.recordSuccess();
    }
  }

  /**
   * Counts a failure.
   *
   * @return whether it was one too many
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

  /** Begins anew: what was counted before is forgotten. */
  void close() {
    breaker.close();
  }
}
