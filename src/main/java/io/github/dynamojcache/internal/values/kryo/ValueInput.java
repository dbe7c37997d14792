package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.io.Input;

/**
 * The bytes of one value. Whoever is about to make room for a number of things that the bytes claim
 * says so first: all of them together cannot be more than there are bytes, since each takes one at
 * least. So room is in proportion to the bytes, whatever they say.
 */
final class ValueInput extends Input {

  private int unclaimed;

  ValueInput(byte[] bytes, int offset, int length) {
    super(bytes, offset, length);
    unclaimed = length;
  }

  /**
   * Claims room for elements that stand in the bytes ahead.
   *
   * @param input a {@code ValueInput}
   * @param count how many the bytes say there are
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

  /** Text takes a byte for a character at least. */
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
