package io.github.dynamojcache.engine;

import java.util.Set;

/** Makes the exception of a bulk operation that did not do all it was asked for. Thread-safe. */
@FunctionalInterface
public interface BulkFailure {

  /**
   * Makes it.
   *
   * @param operation the operation, for the message
   * @param finished the keys that are done for certain
   * @param unfinished the keys that are not, or perhaps not; never empty
   * @param cause what failed first
   * @return the exception to throw
   */
  RuntimeException unfinished(
      String operation, Set<?> finished, Set<?> unfinished, RuntimeException cause);
}
