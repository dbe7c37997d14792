package io.github.dynamojcache.internal.values;

import io.github.dynamojcache.codec.NativeValue;
import io.github.dynamojcache.internal.text.Utf8;
import java.math.BigDecimal;

/** What DynamoDB's own types can hold. What is beyond that is stored as bytes. */
public final class NativeLimits {

  /** DynamoDB allows 32 levels; the attribute of the value itself is one of them. */
  private static final int MAX_DEPTH = 31;

  /** Below DynamoDB's limit of an item, so that keys and names have room beside the value. */
  private static final int MAX_SIZE = 384 * 1024;

  private static final int MAX_NAME = 255;
  private static final int MAX_DIGITS = 38;
  private static final int MAX_EXPONENT = 125;
  private static final int MIN_EXPONENT = -130;

  private NativeLimits() {}

  /**
   * Returns whether a value can be stored as it is, and comes back as it was.
   *
   * @param value the value
   * @return false when it is too deep or too large, or something in it cannot be said
   */
  public static boolean allow(NativeValue value) {
    return allowAnySize(value) && value.size() <= MAX_SIZE;
  }

  /**
   * Returns whether DynamoDB's own types can say a value, wherever it would be stored.
   *
   * @param value the value
   * @return false when it is too deep, or something in it cannot be said
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
