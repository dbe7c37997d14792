package io.github.dynamojcache.internal.dynamo.item;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Computes the size of an item as DynamoDB does: the names and the values of all attributes, by the
 * rules of <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">its
 * documentation</a>. The documented size of numbers is only approximate. Pure; thread-safe.
 */
public final class ItemBytes {

  /** The overhead of a list or a map. */
  private static final int CONTAINER = 3;

  /** The overhead of each element of a list or a map. */
  private static final int ELEMENT = 1;

  private ItemBytes() {}

  /**
   * Returns the size of an item.
   *
   * @param item its attributes
   * @return the size in bytes; 0 for no attributes
   */
  public static long of(Map<String, AttributeValue> item) {
    long bytes = 0;
    for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
      bytes += utf8(attribute.getKey()) + of(attribute.getValue());
    }
    return bytes;
  }

  /**
   * Returns the size of an attribute's value, without its name.
   *
   * @param value the value
   * @return the size in bytes
   */
  public static long of(AttributeValue value) {
    return switch (value.type()) {
      case S -> utf8(value.s());
      case N -> number(value.n());
      case B -> bytes(value.b());
      case SS -> value.ss().stream().mapToLong(ItemBytes::utf8).sum();
      case NS -> value.ns().stream().mapToLong(ItemBytes::number).sum();
      case BS -> value.bs().stream().mapToLong(ItemBytes::bytes).sum();
      case L -> list(value.l());
      case M -> CONTAINER + ELEMENT * (long) value.m().size() + of(value.m());
      case BOOL, NUL -> 1;
      case UNKNOWN_TO_SDK_VERSION -> 0;
    };
  }

  private static long list(List<AttributeValue> elements) {
    long bytes = CONTAINER;
    for (AttributeValue element : elements) {
      bytes += ELEMENT + of(element);
    }
    return bytes;
  }

  private static long bytes(SdkBytes binary) {
    return binary.asByteArrayUnsafe().length;
  }

  /** One byte for each two significant digits, and one more; another one for a negative number. */
  private static int number(String number) {
    int significant = 0;
    int trailingZeros = 0;
    boolean exponent = false;
    for (int i = 0; i < number.length() && !exponent; i++) {
      char c = number.charAt(i);
      exponent = c == 'e' || c == 'E';
      if (c == '0') {
        trailingZeros += significant == 0 ? 0 : 1; // leading zeros do not count
      } else if (c > '0' && c <= '9') {
        significant += trailingZeros + 1;
        trailingZeros = 0;
      }
    }
    int sign = significant > 0 && number.startsWith("-") ? 1 : 0;
    return 1 + sign + (significant + 1) / 2;
  }

  private static long utf8(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes++;
      } else if (c < 0x800 || Character.isSurrogate(c)) {
        bytes += 2; // a pair of surrogates makes four bytes
      } else {
        bytes += 3;
      }
    }
    return bytes;
  }
}
