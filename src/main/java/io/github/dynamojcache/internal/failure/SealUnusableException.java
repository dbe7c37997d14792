package io.github.dynamojcache.internal.failure;

import javax.cache.CacheException;

/**
 * The seal of a cache cannot be used, because the application's keys cannot be had. Nothing was
 * sent for it, so it is no outage of DynamoDB, whatever its cause is.
 */
public final class SealUnusableException extends CacheException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param failure what the seal threw
   */
  public SealUnusableException(CacheException failure) {
    super(failure.getMessage(), failure);
  }
}
