package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.util.Arrays;

/**
 * Precedes an object that is not in the compact form of its class. No compact form begins with a
 * mark; a reader that does not know marks finds the value broken and never reads another value.
 */
enum Mark {
  /** For a compact form that begins with a text that is never null. */
  NULL_TEXT(0x80),
  /** For a compact form that begins with a count: a negative count. */
  NEGATIVE_COUNT(-1, -1, -1, -1, 0x0F),
  /** For a compact form that begins with a text that may be null, then a count. */
  NULL_TEXT_AND_NEGATIVE_COUNT(0x80, -1, -1, -1, -1, 0x0F),
  /** For a compact form that begins with a year and a month: an invalid month. */
  MONTH_ZERO(-1, -1, -1, -1, 0x0F, 0);

  @SuppressWarnings("ImmutableEnumChecker") // the array is never shared
  private final byte[] bytes;

  Mark(int... bytes) {
    this.bytes = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      this.bytes[i] = (byte) bytes[i];
    }
  }

  /**
   * Writes the mark.
   *
   * @param output receives it
   */
  void write(Output output) {
    output.writeBytes(bytes);
  }

  /**
   * Skips the mark if it is present.
   *
   * @param input the bytes
   * @return whether it was present
   */
  boolean skip(Input input) {
    int from = input.position();
    int to = from + bytes.length;
    if (to > input.limit() || !Arrays.equals(input.getBuffer(), from, to, bytes, 0, bytes.length)) {
      return false;
    }
    input.setPosition(to);
    return true;
  }
}
