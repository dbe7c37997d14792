package io.github.dynamojcache.internal.failure;

import javax.cache.CacheException;

/**
 * The seal of a cache cannot be used, because the application's keys are not available. No request
 * was sent for it, so it is never an outage of DynamoDB, whatever its cause.
 */
public final class SealUnusableException extends CacheException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param failure the exception of the seal
   */
  public SealUnusableException(CacheException failure) {
    super(failure.getMessage(), failure);
  }
}
