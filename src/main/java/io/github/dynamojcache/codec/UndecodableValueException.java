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
  private final @Nullable String className;
  private final @Nullable String place;

  /**
   * Creates the exception.
   *
   * @param reason the kind of reason
   * @param explanation what is wrong, without any content of the value
   * @param cause the failure underneath, or null
   */
  public UndecodableValueException(Reason reason, String explanation, @Nullable Throwable cause) {
    this(reason, explanation, null, null, cause);
  }

  /**
   * Creates the exception of one class in the value.
   *
   * @param reason the kind of reason
   * @param explanation what is wrong, without any content of the value
   * @param className the class at fault, as {@code Class.getName} gives it; null when it is not
   *     known
   * @param place the way to it from the value, such as {@code Order.lines[3].supplier}, without any
   *     content of the value; null when it is not known, or is the value itself
   * @param cause the failure underneath, or null
   */
  public UndecodableValueException(
      Reason reason,
      String explanation,
      @Nullable String className,
      @Nullable String place,
      @Nullable Throwable cause) {
    super(explanation, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
    this.className = className;
    this.place = place;
  }

  /**
   * Returns the kind of reason.
   *
   * @return what the value is counted under
   */
  public Reason reason() {
    return reason;
  }

  /**
   * Returns the class that could not be read.
   *
   * @return its name as {@code Class.getName} gives it; null when it is not known
   */
  public @Nullable String className() {
    return className;
  }

  /**
   * Returns where in the value that class stands.
   *
   * @return the way to it, without any content of the value; null when it is not known, or is the
   *     value itself
   */
  public @Nullable String place() {
    return place;
  }
}
