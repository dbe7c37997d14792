package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.util.Arrays;

/**
 * What stands before an object that is not in the compact form of its class. No compact form begins
 * so; whoever does not know of marks finds the value broken, and not another one.
 */
enum Mark {
  /** Where a text that is never null begins the compact form. */
  NULL_TEXT(0x80),
  /** Where a count begins it: less than none. */
  NEGATIVE_COUNT(-1, -1, -1, -1, 0x0F),
  /** Where a text that may be null, and then a count, begin it. */
  NULL_TEXT_AND_NEGATIVE_COUNT(0x80, -1, -1, -1, -1, 0x0F),
  /** Where a year and a month begin it: a month that there is not. */
  MONTH_ZERO(-1, -1, -1, -1, 0x0F, 0);

  @SuppressWarnings("ImmutableEnumChecker") // nobody else sees it
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
   * @param output where to
   */
  void write(Output output) {
    output.writeBytes(bytes);
  }

  /**
   * Goes behind the mark when it is there.
   *
   * @param input where from
   * @return whether it was there
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
