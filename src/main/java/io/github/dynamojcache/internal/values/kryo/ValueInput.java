package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.io.Input;

/**
 * The bytes of one value. A reader that is about to allocate room for a number of elements read
 * from the bytes must claim it first. The sum of all claims cannot exceed the number of bytes,
 * because each element takes at least one. So the room is proportional to the bytes, whatever they
 * contain.
 */
final class ValueInput extends Input {

  private int unclaimed;

  ValueInput(byte[] bytes, int offset, int length) {
    super(bytes, offset, length);
    unclaimed = length;
  }

  /**
   * Claims room for elements in the bytes ahead.
   *
   * @param input a {@code ValueInput}
   * @param count the number of elements according to the bytes
   * @return the same number
   * @throws LimitException when there cannot be so many
   */
  static int claim(Input input, int count) {
    return ((ValueInput) input).claim(count);
  }

  private int claim(int count) {
    if (count < 0 || count > limit - position || count > unclaimed) {
      throw new LimitException("claims more elements than it has bytes");
    }
    unclaimed -= count;
    return count;
  }

  /** A character takes at least one byte. */
  private void checkText() {
    if (readVarIntFlag()) {
      int start = position;
      int characters = readVarIntFlag(true) - 1;
      if (characters > limit - position || characters < -1) {
        throw new LimitException("claims a longer text than it has bytes");
      }
      position = start;
    }
  }

  @Override
  public String readString() {
    checkText();
    return super.readString();
  }

  @Override
  public StringBuilder readStringBuilder() {
    checkText();
    return super.readStringBuilder();
  }

  @Override
  public byte[] readBytes(int length) {
    return super.readBytes(claim(length));
  }

  @Override
  public int[] readInts(int length) {
    return super.readInts(claim(length));
  }

  @Override
  public int[] readInts(int length, boolean optimizePositive) {
    return super.readInts(claim(length), optimizePositive);
  }

  @Override
  public long[] readLongs(int length) {
    return super.readLongs(claim(length));
  }

  @Override
  public long[] readLongs(int length, boolean optimizePositive) {
    return super.readLongs(claim(length), optimizePositive);
  }

  @Override
  public float[] readFloats(int length) {
    return super.readFloats(claim(length));
  }

  @Override
  public double[] readDoubles(int length) {
    return super.readDoubles(claim(length));
  }

  @Override
  public short[] readShorts(int length) {
    return super.readShorts(claim(length));
  }

  @Override
  public char[] readChars(int length) {
    return super.readChars(claim(length));
  }

  @Override
  public boolean[] readBooleans(int length) {
    return super.readBooleans(claim(length));
  }
}
