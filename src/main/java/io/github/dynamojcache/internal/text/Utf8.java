package io.github.dynamojcache.internal.text;

/** Answers questions about the UTF-8 form of a text without encoding it. */
public final class Utf8 {

  private Utf8() {}

  /**
   * Returns the number of bytes of a text in UTF-8.
   *
   * @param text the text; an unpaired surrogate counts as the one byte of its replacement
   * @return the length in bytes
   */
  public static int length(String text) {
    int length = text.length();
    int bytes = length;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        if (c < 0x800) {
          bytes++;
        } else if (!Character.isSurrogate(c)) {
          bytes += 2;
        } else if (isPairAt(text, i)) {
          bytes += 2;
          i++;
        }
      }
    }
    return bytes;
  }

  /**
   * Returns whether UTF-8 can represent this text: it has no unpaired surrogate, which an encoder
   * would silently replace.
   *
   * @param text the text
   * @return false when something would be lost
   */
  public static boolean isSafe(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!isPairAt(text, i)) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /**
   * Returns whether a surrogate pair begins here.
   *
   * @param text the text
   * @param i an index in it
   * @return true when {@code i} and {@code i + 1} are one code point
   */
  public static boolean isPairAt(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1));
  }
}
