package io.github.dynamojcache.codec;

import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * A stored key text that cannot be decoded to a key: it was not written by this library, or its
 * class is missing or has changed.
 */
public final class UndecodableKeyException extends CacheException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param reason what is wrong, without any content of the key
   * @param cause the cause, or null
   */
  public UndecodableKeyException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
