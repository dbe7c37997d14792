package io.github.dynamojcache.internal.keys;

import io.github.dynamojcache.internal.text.Utf8;

/**
 * How free text is written inside a canonical key.
 *
 * <p>A backslash makes the next character ordinary; a backslash with {@code u} and four hexadecimal
 * digits is an unpaired surrogate, which UTF-8 cannot represent. Letters are never escaped in any
 * other way, so every text has exactly one form.
 */
final class KeyText {

  /** Nothing ends the text: it is the whole key. */
  static final String WHOLE = "";

  /** The characters that end a text inside another object. */
  static final String INSIDE = ",=)]}";

  /** The characters that end a name. */
  static final String NAME = ",=()[]{}#@:";

  private KeyText() {}

  /**
   * Appends a text, escaped.
   *
   * @param text the text
   * @param delimiters the characters that would end it
   * @param out receives it
   */
  static void escape(String text, String delimiters, StringBuilder out) {
    int done = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Utf8.isPairAt(text, i)) {
          i++;
        } else {
          out.append(text, done, i).append("\\u").append(hex(c));
          done = i + 1;
        }
      } else if (c == '\\' || delimiters.indexOf(c) >= 0) {
        out.append(text, done, i).append('\\');
        done = i;
      }
    }
    out.append(text, done, text.length());
  }

  private static String hex(char c) {
    String digits = Integer.toHexString(c);
    return "0000".substring(digits.length()) + digits;
  }

  /**
   * Returns where an escaped text ends.
   *
   * @param text the text that contains it
   * @param from where it begins
   * @param delimiters the characters that end it
   * @return the index of the first delimiter that is not escaped, or the length
   */
  static int end(String text, int from, String delimiters) {
    int i = from;
    while (i < text.length() && delimiters.indexOf(text.charAt(i)) < 0) {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i, text.length());
  }

  /**
   * Returns the unescaped text.
   *
   * @param escaped the escaped form
   * @return the text
   * @throws IllegalArgumentException when it ends inside an escape
   */
  static String unescape(String escaped) {
    int slash = escaped.indexOf('\\');
    if (slash < 0) {
      return escaped;
    }
    StringBuilder out = new StringBuilder(escaped.length());
    int done = 0;
    while (slash >= 0) {
      out.append(escaped, done, slash);
      if (slash + 1 >= escaped.length()) {
        throw new IllegalArgumentException("a backslash at the end");
      }
      char next = escaped.charAt(slash + 1);
      if (next == 'u') {
        if (slash + 6 > escaped.length()) {
          throw new IllegalArgumentException("an escape without its four digits");
        }
        out.append((char) Integer.parseInt(escaped, slash + 2, slash + 6, 16));
        done = slash + 6;
      } else {
        out.append(next);
        done = slash + 2;
      }
      slash = escaped.indexOf('\\', done);
    }
    return out.append(escaped, done, escaped.length()).toString();
  }
}
