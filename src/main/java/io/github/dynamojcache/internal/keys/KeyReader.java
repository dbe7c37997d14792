package io.github.dynamojcache.internal.keys;

import io.github.dynamojcache.codec.UndecodableKeyException;
import org.jspecify.annotations.Nullable;

/** Reads one canonical text. Its errors contain the position, never the content. For one thread. */
final class KeyReader {

  private final KeyForms forms;
  private final String text;
  private int at;
  private int depth;

  KeyReader(KeyForms forms, String text) {
    this.forms = forms;
    this.text = text;
  }

  /**
   * Reads the whole text.
   *
   * @return the key
   */
  Object read() {
    Object key = tagged();
    if (key == null) {
      throw fail("is null", null);
    }
    if (at != text.length()) {
      throw fail("has something left over", null);
    }
    return key;
  }

  /**
   * Reads a part of what is being read.
   *
   * @return the part, maybe null
   */
  @Nullable Object part() {
    if (depth == KeyWriter.MAX_DEPTH) {
      throw fail("is nested too deep", null);
    }
    depth++;
    Object part = tagged();
    depth--;
    return part;
  }

  private @Nullable Object tagged() {
    int start = at;
    while (at < text.length() && isLetter(text.charAt(at))) {
      at++;
    }
    String tag = text.substring(start, at);
    if (tag.equals("null")) {
      expect(':');
      return null;
    }
    KeyParser parser = forms.parser(tag);
    if (parser == null) {
      at = start;
      throw fail("has a form that is not known here", null);
    }
    try {
      return parser.parse(this);
    } catch (UndecodableKeyException e) {
      throw e;
    } catch (RefusedKeyClassException e) {
      throw fail("names a class that is not read: " + e.getMessage(), e);
    } catch (Exception | LinkageError e) { // from the application's code, including checked ones
      throw fail("does not fit the form '" + tag + "'", e);
    }
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /**
   * Reads free text.
   *
   * @return the text
   */
  String atom() {
    return until(depth == 0 ? KeyText.WHOLE : KeyText.INSIDE);
  }

  /**
   * Reads free text inside the brackets of the current object.
   *
   * @return the text
   */
  String innerAtom() {
    return until(KeyText.INSIDE);
  }

  /**
   * Reads the name of a class or of a part.
   *
   * @return the name
   */
  String name() {
    return until(KeyText.NAME);
  }

  private String until(String delimiters) {
    int end = KeyText.end(text, at, delimiters);
    String escaped = text.substring(at, end);
    at = end;
    return KeyText.unescape(escaped);
  }

  /**
   * Reads a mandatory character.
   *
   * @param c the character
   */
  void expect(char c) {
    if (!accept(c)) {
      throw fail("lacks a '" + c + "'", null);
    }
  }

  /**
   * Reads an optional character.
   *
   * @param c the character
   * @return whether it was present
   */
  boolean accept(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    if (there) {
      at++;
    }
    return there;
  }

  /**
   * Creates the error for the text that is being read.
   *
   * @param what the reason, as the rest of a sentence that begins with the key
   * @param cause the failure underneath, or null
   * @return the exception to throw
   */
  UndecodableKeyException fail(String what, @Nullable Throwable cause) {
    return new UndecodableKeyException(
        "A stored key of " + text.length() + " characters " + what + " (at character " + at + ")",
        cause);
  }
}
