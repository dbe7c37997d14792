package io.github.dynamojcache.codec;

import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * A value that cannot be stored because it, or something in it, cannot be written so that it can be
 * read back. The message names the classes, the reason and the remedy. Nothing was stored.
 */
public final class UnsupportedValueException extends CacheException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what is wrong and what to do about it, without any content of the value
   * @param cause the failure underneath, or null
   */
  public UnsupportedValueException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
