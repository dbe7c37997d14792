package io.github.dynamojcache.internal.values;

import io.github.dynamojcache.codec.NativeValue;
import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.internal.text.Utf8;
import java.util.Arrays;

/**
 * A cache value in its stored form: text as a DynamoDB string, documents in DynamoDB's own types,
 * anything else as a DynamoDB binary in an envelope. Immutable and thread-safe as long as the bytes
 * are not modified.
 */
public sealed interface EncodedValue {

  /**
   * Returns the size for which DynamoDB charges.
   *
   * @return the size in bytes
   */
  int size();

  /**
   * A {@code String} value, stored as it is.
   *
   * @param text the value itself, never null
   */
  record Text(String text) implements EncodedValue {
    @Override
    public int size() {
      return Utf8.length(text);
    }
  }

  /**
   * Any other value.
   *
   * @param bytes the envelope and its content; must not be modified
   */
  @SuppressWarnings("ArrayRecordComponent") // passed on, never shared with a user
  record Binary(byte[] bytes) implements EncodedValue {
    @Override
    public int size() {
      return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Binary that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "Binary[" + bytes.length + " bytes]";
    }
  }

  /**
   * A value in DynamoDB's own types, without an envelope.
   *
   * @param value the value; never text or bytes, which are a {@link Text} and a {@link Binary}
   */
  record Native(NativeValue value) implements EncodedValue {
    @Override
    public int size() {
      return value.size();
    }
  }

  /**
   * Stored data that is known not to be a value before any codec has seen it. It is only read,
   * never stored, and no codec decodes it.
   *
   * @param reason the kind of reason
   * @param explanation what is wrong, without any content of the value
   */
  record Unreadable(UndecodableValueException.Reason reason, String explanation)
      implements EncodedValue {
    @Override
    public int size() {
      return 0;
    }
  }
}
