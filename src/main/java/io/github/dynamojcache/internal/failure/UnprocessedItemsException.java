package io.github.dynamojcache.internal.failure;

import javax.cache.CacheException;

/** DynamoDB repeatedly left a part of a batch unprocessed: it is throttling. */
public final class UnprocessedItemsException extends CacheException {

  private static final long serialVersionUID = 1L;

  private final boolean ofSome;

  /**
   * Creates the exception.
   *
   * @param message what was left
   * @param ofSome whether other items of the same batch were processed: then not the whole table is
   *     throttled
   */
  public UnprocessedItemsException(String message, boolean ofSome) {
    super(message);
    this.ofSome = ofSome;
  }

  boolean isOfSome() {
    return ofSome;
  }
}
