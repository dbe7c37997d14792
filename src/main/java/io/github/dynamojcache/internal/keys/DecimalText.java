package io.github.dynamojcache.internal.keys;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Floating point numbers as the shortest decimal text that reads back to the same number.
 *
 * <p>{@code Double.toString} is not suitable: JDK 19 changed its result for some numbers, and a key
 * must have the same text on every JDK.
 */
final class DecimalText {

  private static final int DOUBLE_DIGITS = 17;
  private static final int FLOAT_DIGITS = 9;
  private static final int PLAIN_DIGITS = 17;

  private DecimalText() {}

  static String of(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return Double.toString(number);
    }
    if (number == 0) {
      return zero(1 / number < 0);
    }
    BigDecimal exact = new BigDecimal(number);
    for (int digits = 1; digits < DOUBLE_DIGITS; digits++) {
      String text = rounded(exact, digits);
      if (Double.parseDouble(text) == number) {
        return text;
      }
    }
    return rounded(exact, DOUBLE_DIGITS);
  }

  static String of(float number) {
    if (Float.isNaN(number) || Float.isInfinite(number)) {
      return Float.toString(number);
    }
    if (number == 0) {
      return zero(1 / number < 0);
    }
    BigDecimal exact = new BigDecimal(number);
    for (int digits = 1; digits < FLOAT_DIGITS; digits++) {
      String text = rounded(exact, digits);
      if (Float.parseFloat(text) == number) {
        return text;
      }
    }
    return rounded(exact, FLOAT_DIGITS);
  }

  private static String zero(boolean negative) {
    return negative ? "-0" : "0";
  }

  private static String rounded(BigDecimal exact, int digits) {
    BigDecimal rounded =
        exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale();
    boolean plain = exponent > -5 && exponent <= PLAIN_DIGITS;
    return plain ? rounded.toPlainString() : rounded.toString();
  }
}
