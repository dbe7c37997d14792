package io.github.dynamojcache.internal.failure;

import java.util.function.Predicate;

/**
 * One kind of failure and what mends it. The first one of the list that fits is used.
 *
 * @param fits whether a failure is of this kind
 * @param words what happened and what mends it, in whole sentences
 */
record Remedy(Predicate<Failure> fits, Words words) {

  /** Puts a failure into words. */
  @FunctionalInterface
  interface Words {
    String say(Failure failure, FailedOperation operation, AwsCommands commands);
  }

  /** A remedy that is the same for every table. */
  static Remedy of(Predicate<Failure> fits, String words) {
    return new Remedy(fits, (failure, operation, commands) -> words);
  }

  /**
   * A remedy for a request that may have been carried out without an answer.
   *
   * @param event what happened
   * @param words what mends it
   */
  static Remedy ofUnanswered(Predicate<Failure> fits, String event, String words) {
    return new Remedy(
        fits, (failure, operation, commands) -> event + operation.doubt() + " " + words);
  }
}
