package io.github.dynamojcache.failure;

import javax.cache.CacheException;

/** DynamoDB has left a part of a batch undone, again and again: it is throttled. */
public final class UnprocessedItemsException extends CacheException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what was left, and what mends it
   */
  public UnprocessedItemsException(String message) {
    super(message);
  }
}
