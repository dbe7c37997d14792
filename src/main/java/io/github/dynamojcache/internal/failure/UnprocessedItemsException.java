package io.github.dynamojcache.internal.failure;

import javax.cache.CacheException;

/** DynamoDB has left a part of a batch undone, again and again: it is throttled. */
public final class UnprocessedItemsException extends CacheException {

  private static final long serialVersionUID = 1L;

  private final boolean ofSome;

  /**
   * Creates the exception.
   *
   * @param message what was left
   * @param ofSome whether others of the same batch were done: then it is not the whole table that
   *     is throttled
   */
  public UnprocessedItemsException(String message, boolean ofSome) {
    super(message);
    this.ofSome = ofSome;
  }

  boolean isOfSome() {
    return ofSome;
  }
}
