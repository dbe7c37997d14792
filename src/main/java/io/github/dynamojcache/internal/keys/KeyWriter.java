package io.github.dynamojcache.internal.keys;

import io.github.dynamojcache.codec.UnsupportedKeyException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Writes one key. Tracks the position in the key for error messages. For one thread. */
final class KeyWriter {

  /** A key that refers to itself would never end; no ordinary key is nested this deep. */
  static final int MAX_DEPTH = 50;

  private final KeyForms forms;
  private final Class<?> keyClass;
  private final boolean isTrial;
  private final Deque<Object> path = new ArrayDeque<>();
  private StringBuilder text = new StringBuilder(64);

  KeyWriter(KeyForms forms, Class<?> keyClass) {
    this(forms, keyClass, false);
  }

  private KeyWriter(KeyForms forms, Class<?> keyClass, boolean isTrial) {
    this.forms = forms;
    this.keyClass = keyClass;
    this.isTrial = isTrial;
  }

  /**
   * Creates a writer whose text is not stored.
   *
   * @param forms the forms
   * @param keyClass the class of the key, for errors
   * @return a writer that does not try keys
   */
  static KeyWriter forTrial(KeyForms forms, Class<?> keyClass) {
    return new KeyWriter(forms, keyClass, true);
  }

  boolean isTrial() {
    return isTrial;
  }

  /**
   * Writes a whole key.
   *
   * @param key the key
   * @return its canonical text
   */
  String write(Object key) {
    tagged(key, forms.of(key.getClass()));
    return text.toString();
  }

  /**
   * Writes a part of the current object.
   *
   * @param where the part's name or its index, for errors
   * @param part the part; an array is refused, because its equality is identity
   */
  void part(Object where, @Nullable Object part) {
    nested(where, part, false);
  }

  /**
   * Writes a part whose owner compares arrays by content.
   *
   * @param where the part's name or its index, for errors
   * @param part the part, maybe an array
   */
  void deepPart(Object where, @Nullable Object part) {
    nested(where, part, true);
  }

  private void nested(Object where, @Nullable Object part, boolean deep) {
    path.addLast(where);
    if (path.size() > MAX_DEPTH) {
      throw refuse(
          "is nested more than "
              + MAX_DEPTH
              + " levels deep, or refers to itself. Use a key without cycles",
          null);
    }
    if (part == null) {
      text.append("null:");
    } else {
      Class<?> type = part.getClass();
      tagged(part, deep && type.isArray() ? forms.ofArray(type) : forms.of(type));
    }
    checkLength();
    path.removeLast();
  }

  private void tagged(Object value, KeyForm form) {
    text.append(form.tag());
    form.write(value, this);
  }

  /**
   * Returns the text of a part without writing it: for parts that are sorted by their text.
   *
   * @param where the part's name or its index, for errors
   * @param part the part
   * @return its text
   */
  String apart(Object where, @Nullable Object part) {
    StringBuilder whole = text;
    text = new StringBuilder();
    part(where, part);
    String result = text.toString();
    text = whole;
    return result;
  }

  /**
   * Writes punctuation, or text that is already escaped.
   *
   * @param raw the text to write unchanged
   */
  void raw(String raw) {
    text.append(raw);
    checkLength();
  }

  /**
   * Writes free text.
   *
   * @param free the text
   */
  void atom(String free) {
    KeyText.escape(free, path.isEmpty() ? KeyText.WHOLE : KeyText.INSIDE, text);
  }

  /**
   * Writes free text inside the brackets of the current object.
   *
   * @param free the text
   */
  void innerAtom(String free) {
    KeyText.escape(free, KeyText.INSIDE, text);
    checkLength();
  }

  /**
   * Writes the name of a class or of a part.
   *
   * @param name the name
   */
  void name(String name) {
    KeyText.escape(name, KeyText.NAME, text);
  }

  private void checkLength() {
    // There are never more characters than bytes, so this stops early; the exact check is at the
    // end.
    if (text.length() > CanonicalKeys.MAX_TEXT_BYTES) {
      throw tooLong(text.length());
    }
  }

  UnsupportedKeyException tooLong(int size) {
    return new UnsupportedKeyException(
        "Cannot use a "
            + keyClass.getName()
            + " as a cache key: its canonical text is at least "
            + size
            + " bytes long, and "
            + CanonicalKeys.MAX_TEXT_BYTES
            + " is the limit. Use a shorter key, such as an identifier or a digest",
        null);
  }

  /**
   * Creates the error for the current object.
   *
   * @param whyAndRemedy the reason and the remedy, as the rest of a sentence that begins with it
   * @param cause the failure underneath, or null
   * @return the exception to throw
   */
  UnsupportedKeyException refuse(String whyAndRemedy, @Nullable Throwable cause) {
    return new UnsupportedKeyException(
        "Cannot use a "
            + keyClass.getName()
            + " as a cache key: "
            + place()
            + " "
            + whyAndRemedy
            + ".",
        cause);
  }

  /**
   * Refuses the current object if there is a reason.
   *
   * @param whyAndRemedy as in {@link #refuse}, or null
   */
  void refuseIf(@Nullable String whyAndRemedy) {
    if (whyAndRemedy != null) {
      throw refuse(whyAndRemedy, null);
    }
  }

  private String place() {
    if (path.isEmpty()) {
      return "it";
    }
    StringBuilder place = new StringBuilder(keyClass.getSimpleName());
    Iterator<Object> steps = path.iterator();
    for (int i = 0; i < 8 && steps.hasNext(); i++) {
      Object step = steps.next();
      if (step instanceof Integer) {
        place.append('[').append(step).append(']');
      } else {
        place.append('.').append(step);
      }
    }
    return place.append(steps.hasNext() ? "..." : "").toString();
  }
}
