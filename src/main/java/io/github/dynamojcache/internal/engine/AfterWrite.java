package io.github.dynamojcache.internal.engine;

import javax.cache.CacheException;

/** What an error says that came when the write had been made, of a codec or a listener. */
final class AfterWrite {

  private AfterWrite() {}

  /**
   * Says so in an error, which is passed on as it is.
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
