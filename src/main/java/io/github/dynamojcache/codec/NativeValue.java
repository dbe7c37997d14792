package io.github.dynamojcache.codec;

import io.github.dynamojcache.internal.text.Utf8;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value in DynamoDB's own types, in plain terms: what the console shows and PartiQL can look
 * into. Two are equal when DynamoDB's {@code =} says so. Immutable and thread-safe, as long as
 * nobody writes to the bytes.
 */
public sealed interface NativeValue {

  /** What DynamoDB adds for a list or a map, and what it adds for each thing in it. */
  int CONTAINER = 3;

  /**
   * Returns the size that DynamoDB charges for, near enough for numbers.
   *
   * @return the size in bytes
   */
  int size();

  /** Nothing, {@code NULL}. */
  record Null() implements NativeValue {
    @Override
    public int size() {
      return 1;
    }
  }

  /**
   * True or false, {@code BOOL}.
   *
   * @param value which of them
   */
  record Bool(boolean value) implements NativeValue {
    @Override
    public int size() {
      return 1;
    }
  }

  /**
   * A number, {@code N}. DynamoDB keeps what it is worth, and forgets how it was written: 1.50
   * comes back as 1.5. So it is written in one way only here.
   *
   * @param value the number, without zeros behind the decimal point, and with no scale below 0
   *     where that is within what DynamoDB can hold
   */
  record Decimal(BigDecimal value) implements NativeValue {

    /**
     * A few bytes may claim to be a number of millions of digits, which must not be written out.
     */
    private static final int MOST_ZEROS = 200;

    /** A number in its only form. */
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
   * @param value the text, maybe empty
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
   * @param value the bytes; must not be changed by anyone
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never shared with a user
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
   * @param values what is in it, in order
   */
  record Items(List<NativeValue> values) implements NativeValue {

    /** A list that nobody can change. */
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
   * @param values what is in it, by name
   */
  record Attributes(Map<String, NativeValue> values) implements NativeValue {

    /** A map that nobody else can change. */
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
