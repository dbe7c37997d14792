package io.github.dynamojcache.codec;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stored value that cannot be decoded with certainty: unknown format, a class that is missing or
 * has changed, excess bytes. The entry is a miss, never a wrong value.
 */
public final class UndecodableValueException extends Exception {

  private static final long serialVersionUID = 1L;

  /** The reasons by which such values are counted. */
  public enum Reason {
    /** The bytes have a format that this version does not know, or are corrupt. */
    FORMAT,
    /** A class that the value names is not on the class path. */
    CLASS_MISSING,
    /** A class has changed since the value was written. */
    SHAPE,
    /** The class filter does not allow a class that the value names. */
    REFUSED,
    /** The value is deeper, longer or larger than the limits for decoding. */
    LIMIT,
    /** The seal is missing, invalid, made with an unknown key, or belongs to another entry. */
    FORGED,
    /** A chunk of the value is missing. */
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
   * @param cause the cause, or null
   */
  public UndecodableValueException(Reason reason, String explanation, @Nullable Throwable cause) {
    this(reason, explanation, null, null, cause);
  }

  /**
   * Creates the exception for one class in the value.
   *
   * @param reason the kind of reason
   * @param explanation what is wrong, without any content of the value
   * @param className the class that could not be read, as {@code Class.getName} returns it; null
   *     when it is not known
   * @param place the path to it from the value, such as {@code Order.lines[3].supplier}, without
   *     any content of the value; null when it is not known, or is the value itself
   * @param cause the cause, or null
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
   * @return the reason under which the value is counted
   */
  public Reason reason() {
    return reason;
  }

  /**
   * Returns the class that could not be read.
   *
   * @return its name as {@code Class.getName} returns it; null when it is not known
   */
  public @Nullable String className() {
    return className;
  }

  /**
   * Returns where in the value that class occurs.
   *
   * @return the path to it, without any content of the value; null when it is not known, or is the
   *     value itself
   */
  public @Nullable String place() {
    return place;
  }
}
