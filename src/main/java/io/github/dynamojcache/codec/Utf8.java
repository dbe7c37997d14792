package io.github.dynamojcache.codec;

/** Counts bytes of UTF-8 without making them. */
final class Utf8 {

  private Utf8() {}

  /**
   * Returns how many bytes a text takes in UTF-8.
   *
   * @param text the text; an unpaired surrogate counts as the one byte of its replacement
   * @return the length in bytes
   */
  static int length(String text) {
    int length = text.length();
    int bytes = length;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        if (c < 0x800) {
          bytes++;
        } else if (!Character.isSurrogate(c)) {
          bytes += 2;
        } else if (Character.isHighSurrogate(c)
            && i + 1 < length
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          bytes += 2;
          i++;
        }
      }
    }
    return bytes;
  }
}
