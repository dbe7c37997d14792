package io.github.dynamojcache.internal.engine;

import javax.cache.CacheException;

/** Marks an error of a codec or a listener that was thrown after the write had been made. */
final class AfterWrite {

  private AfterWrite() {}

  /**
   * Adds a suppressed exception that says so. The error itself is passed on unchanged.
   *
   * @return the same error
   */
  static Error saidBy(Error error) {
    error.addSuppressed(
        new CacheException(
            "The write has been made: the error came after it, when the old value was decoded or a"
                + " listener was told. The write is not counted in the statistics"));
    return error;
  }
}
