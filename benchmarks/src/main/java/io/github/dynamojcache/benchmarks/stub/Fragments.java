package io.github.dynamojcache.benchmarks.stub;

import java.io.InputStream;
import java.util.Arrays;

/**
 * A stream of arrays that were prepared before, one after the other, without joining them. For one
 * thread.
 */
final class Fragments extends InputStream {

  private byte[][] fragments;
  private int count;
  private int current;
  private int position;

  /**
   * @param expected how many fragments there will be
   */
  Fragments(int expected) {
    fragments = new byte[expected][];
  }

  Fragments add(byte[] fragment) {
    if (count == fragments.length) {
      fragments = Arrays.copyOf(fragments, 2 * count);
    }
    fragments[count++] = fragment;
    return this;
  }

  @Override
  public int read() {
    while (current < count) {
      byte[] fragment = fragments[current];
      if (position < fragment.length) {
        return fragment[position++] & 0xFF;
      }
      advance();
    }
    return -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    int copied = 0;
    while (copied < length && current < count) {
      byte[] fragment = fragments[current];
      int part = Math.min(length - copied, fragment.length - position);
      System.arraycopy(fragment, position, target, offset + copied, part);
      copied += part;
      position += part;
      if (position == fragment.length) {
        advance();
      }
    }
    return copied == 0 && length > 0 ? -1 : copied;
  }

  private void advance() {
    current++;
    position = 0;
  }
}
