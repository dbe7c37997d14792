package io.github.dynamojcache.codec;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stored value that cannot be read back for certain: unknown format, a class that is missing or
 * has changed, bytes left over. The entry is a miss, never a wrong value.
 */
public final class UndecodableValueException extends Exception {

  private static final long serialVersionUID = 1L;

  /** The kinds of reason, under which such values are counted. */
  public enum Reason {
    /** The bytes are not of a format that this version knows, or are broken. */
    FORMAT,
    /** A class that the value names is not on the class path. */
    CLASS_MISSING,
    /** A class has another shape than it had when the value was written. */
    SHAPE,
    /** The class filter does not let a class in that the value names. */
    REFUSED,
    /** The value is deeper, longer or larger than may be decoded. */
    LIMIT,
    /** The seal is missing, broken, of an unknown key, or of another entry. */
    FORGED,
    /** A part of a value that was stored in parts is missing. */
    INCOMPLETE
  }

  private final Reason reason;

  /**
   * Creates the exception.
   *
   * @param reason the kind of reason
   * @param explanation what is wrong, without any content of the value
   * @param cause the failure underneath, or null
   */
  public UndecodableValueException(Reason reason, String explanation, @Nullable Throwable cause) {
    super(explanation, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /**
   * Returns the kind of reason.
   *
   * @return what the value is counted under
   */
  public Reason reason() {
    return reason;
  }
}
