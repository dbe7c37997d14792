package io.github.dynamojcache.internal.failure;

import java.util.function.Predicate;

/**
 * One kind of failure and its remedy. The first in the list that fits is used.
 *
 * @param fits whether a failure is of this kind
 * @param words what happened and the remedy, in whole sentences
 */
record Remedy(Predicate<Failure> fits, Words words) {

  /** Describes a failure. */
  @FunctionalInterface
  interface Words {
    String say(Failure failure, FailedOperation operation, AwsCommands commands);
  }

  /** Returns a remedy with fixed words. */
  static Remedy of(Predicate<Failure> fits, String words) {
    return new Remedy(fits, (failure, operation, commands) -> words);
  }

  /**
   * Returns a remedy for a request that may have been executed without a response.
   *
   * @param event what happened
   * @param words the remedy
   */
  static Remedy ofUnanswered(Predicate<Failure> fits, String event, String words) {
    return new Remedy(
        fits, (failure, operation, commands) -> event + operation.doubt() + " " + words);
  }
}
