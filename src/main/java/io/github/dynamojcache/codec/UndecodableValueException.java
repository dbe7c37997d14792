package io.github.dynamojcache.codec;

import org.jspecify.annotations.Nullable;

/**
 * A stored value that cannot be read back for certain: unknown format, a class that is missing or
 * has changed, bytes left over. The entry is a miss, never a wrong value.
 */
public final class UndecodableValueException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param reason what is wrong, without any content of the value
   * @param cause the failure underneath, or null
   */
  public UndecodableValueException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
