package io.github.dynamojcache.internal.values;

import io.github.dynamojcache.codec.NativeValue;
import io.github.dynamojcache.internal.text.Utf8;
import java.math.BigDecimal;

/** The limits of DynamoDB's own types. A value beyond them is stored as bytes. */
public final class NativeLimits {

  /** DynamoDB allows 32 levels; the value's own attribute is one of them. */
  private static final int MAX_DEPTH = 31;

  /** Below DynamoDB's limit for an item, to leave room for keys and attribute names. */
  private static final int MAX_SIZE = 384 * 1024;

  private static final int MAX_NAME = 255;
  private static final int MAX_DIGITS = 38;
  private static final int MAX_EXPONENT = 125;
  private static final int MIN_EXPONENT = -130;

  private NativeLimits() {}

  /**
   * Returns whether a value can be stored as it is and read back unchanged.
   *
   * @param value the value
   * @return false when it is too deep or too large, or DynamoDB cannot represent a part of it
   */
  public static boolean allow(NativeValue value) {
    return allowAnySize(value) && value.size() <= MAX_SIZE;
  }

  /**
   * Returns whether DynamoDB's own types can represent a value, whatever its size.
   *
   * @param value the value
   * @return false when it is too deep, or DynamoDB cannot represent a part of it
   */
  public static boolean allowAnySize(NativeValue value) {
    return fits(value, MAX_DEPTH);
  }

  private static boolean fits(NativeValue value, int levels) {
    if (value instanceof NativeValue.Decimal decimal) {
      return fits(decimal.value());
    }
    if (value instanceof NativeValue.Text text) {
      return Utf8.isSafe(text.value());
    }
    if (value instanceof NativeValue.Items items) {
      return levels > 0 && items.values().stream().allMatch(item -> fits(item, levels - 1));
    }
    if (value instanceof NativeValue.Attributes attributes) {
      return levels > 0
          && attributes.values().entrySet().stream()
              .allMatch(entry -> isName(entry.getKey()) && fits(entry.getValue(), levels - 1));
    }
    return true;
  }

  private static boolean fits(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    int exponent = stripped.precision() - stripped.scale() - 1;
    return number.signum() == 0
        || (stripped.precision() <= MAX_DIGITS
            && exponent <= MAX_EXPONENT
            && exponent >= MIN_EXPONENT);
  }

  private static boolean isName(String name) {
    return !name.isEmpty() && Utf8.isSafe(name) && Utf8.length(name) <= MAX_NAME;
  }
}
