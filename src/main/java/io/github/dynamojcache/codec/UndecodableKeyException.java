package io.github.dynamojcache.codec;

import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * A stored key text from which no key object can be made: not written by this library, or its class
 * is missing or has changed.
 */
public final class UndecodableKeyException extends CacheException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param reason what is wrong, without any content of the key
   * @param cause the failure underneath, or null
   */
  public UndecodableKeyException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
