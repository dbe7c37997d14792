package io.github.dynamojcache.internal.entries;

/** The effect of a write on the entry's deadline. Immutable. */
public sealed interface ExpiryRule {

  /**
   * The entry expires at this time, whether it was there before or not.
   *
   * @param deadline epoch milliseconds
   */
  record At(long deadline) implements ExpiryRule {}

  /**
   * A live entry keeps its deadline; a new one gets this.
   *
   * @param deadlineIfCreated epoch milliseconds
   */
  record Keep(long deadlineIfCreated) implements ExpiryRule {}
}
