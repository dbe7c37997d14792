package io.github.dynamojcache.codec;

import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * A value that cannot be stored because it, or an object in it, cannot be encoded so that it can be
 * decoded again. The message names the classes, the reason and the remedy. Nothing was stored.
 */
public final class UnsupportedValueException extends CacheException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what is wrong and the remedy, without any content of the value
   * @param cause the cause, or null
   */
  public UnsupportedValueException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
