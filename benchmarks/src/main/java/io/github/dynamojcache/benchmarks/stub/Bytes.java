package io.github.dynamojcache.benchmarks.stub;

/** Looks for a few bytes in a request's body, without making an object. */
final class Bytes {

  private Bytes() {}

  /**
   * Returns where a text ends for the first time.
   *
   * @return the index after it; -1 when it is not there
   */
  static int after(byte[] text, byte[] body, int from, int length) {
    int last = length - text.length;
    for (int i = from; i <= last; i++) {
      if (body[i] == text[0] && startsWith(text, body, i, length)) {
        return i + text.length;
      }
    }
    return -1;
  }

  static boolean startsWith(byte[] text, byte[] body, int at, int length) {
    if (at + text.length > length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (body[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  /** Reads a decimal number of known width. */
  static int number(byte[] body, int at, int digits) {
    int number = 0;
    for (int i = at; i < at + digits; i++) {
      number = 10 * number + (body[i] - '0');
    }
    return number;
  }

  /** Reads the decimal number that begins there. */
  static int number(byte[] body, int at) {
    int end = at;
    while (body[end] >= '0' && body[end] <= '9') {
      end++;
    }
    return number(body, at, end - at);
  }
}
