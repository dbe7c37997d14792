package io.github.dynamojcache.codec;

import io.github.dynamojcache.internal.text.Utf8;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value in DynamoDB's own types, which the console can show and PartiQL can query. Two are equal
 * when DynamoDB's {@code =} considers them equal. Immutable and thread-safe, provided that the
 * bytes are not modified.
 */
public sealed interface NativeValue {

  /** The bytes that DynamoDB adds for a list or a map, besides 1 for each element. */
  int CONTAINER = 3;

  /**
   * Returns the size that DynamoDB charges for; approximate for numbers.
   *
   * @return the size in bytes
   */
  int size();

  /** Null, {@code NULL}. */
  record Null() implements NativeValue {
    @Override
    public int size() {
      return 1;
    }
  }

  /**
   * True or false, {@code BOOL}.
   *
   * @param value the value
   */
  record Bool(boolean value) implements NativeValue {
    @Override
    public int size() {
      return 1;
    }
  }

  /**
   * A number, {@code N}. DynamoDB keeps its value but not its notation: 1.50 is returned as 1.5. So
   * numbers are normalized here.
   *
   * @param value the number, without trailing zeros after the decimal point, and with no scale
   *     below 0 unless it is beyond DynamoDB's range
   */
  record Decimal(BigDecimal value) implements NativeValue {

    /** The most zeros to expand: a few bytes can denote a number of millions of digits. */
    private static final int MOST_ZEROS = 200;

    /** Normalizes the number. */
    public Decimal {
      BigDecimal stripped = value.stripTrailingZeros();
      boolean isWhole = stripped.scale() < 0 && stripped.scale() >= -MOST_ZEROS;
      value = isWhole ? stripped.setScale(0) : stripped;
    }

    @Override
    public int size() {
      return 2 + (value.stripTrailingZeros().precision() + 1) / 2;
    }
  }

  /**
   * Text, {@code S}.
   *
   * @param value the text, may be empty
   */
  record Text(String value) implements NativeValue {
    @Override
    public int size() {
      return Utf8.length(value);
    }
  }

  /**
   * Bytes, {@code B}.
   *
   * @param value the bytes; must not be modified
   */
  @SuppressWarnings("ArrayRecordComponent") // passed on, never shared with a user
  record Bytes(byte[] value) implements NativeValue {
    @Override
    public int size() {
      return value.length;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes that && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
      return "Bytes[" + value.length + "]";
    }
  }

  /**
   * A list, {@code L}.
   *
   * @param values its elements, in order
   */
  record Items(List<NativeValue> values) implements NativeValue {

    /** Makes an unmodifiable copy. */
    public Items {
      values = List.copyOf(values);
    }

    @Override
    public int size() {
      int size = CONTAINER;
      for (NativeValue value : values) {
        size += 1 + value.size();
      }
      return size;
    }
  }

  /**
   * A map, {@code M}. DynamoDB does not keep its order.
   *
   * @param values its elements, by name
   */
  record Attributes(Map<String, NativeValue> values) implements NativeValue {

    /** Makes a copy of its own. */
    public Attributes {
      values = new LinkedHashMap<>(values);
    }

    @Override
    public int size() {
      int size = CONTAINER;
      for (Map.Entry<String, NativeValue> entry : values.entrySet()) {
        size += 1 + Utf8.length(entry.getKey()) + entry.getValue().size();
      }
      return size;
    }
  }
}
