package io.github.dynamojcache.codec;

import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * A key of a class that has no canonical form, or whose canonical form is too long. The message
 * names the class, its place in the key, the reason and the remedy.
 */
public final class UnsupportedKeyException extends CacheException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what is wrong and the remedy, without any content of the key
   * @param cause the cause, or null
   */
  public UnsupportedKeyException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
