package io.github.dynamojcache.internal.keys;

import java.util.function.Function;

/**
 * The form of a class whose keys are one piece of text.
 *
 * @param tag the name before the text
 * @param toText key to text: equal keys have equal text, unequal keys have different text
 * @param fromText text to key; throws a RuntimeException for any other text
 * @param isChecked whether some objects of the class have the same text as an unequal one
 */
record AtomForm<T>(
    String tag, Function<T, String> toText, Function<String, T> fromText, boolean isChecked)
    implements KeyForm, KeyParser {

  AtomForm(String tag, Function<T, String> toText, Function<String, T> fromText) {
    this(tag, toText, fromText, /* isChecked= */ false);
  }

  /** Returns the same form, but each text is read back before it is written. */
  AtomForm<T> checked() {
    return new AtomForm<>(tag, toText, fromText, /* isChecked= */ true);
  }

  @SuppressWarnings("unchecked") // a form is only looked up by its own class
  String text(Object key) {
    return toText.apply((T) key);
  }

  @Override
  public void write(Object key, KeyWriter out) {
    String text = text(key);
    if (isChecked) {
      check(text, key, out);
    }
    out.raw(":");
    out.atom(text);
  }

  private void check(String text, Object key, KeyWriter out) {
    String why = "";
    try {
      if (fromText.apply(text).equals(key)) {
        return;
      }
    } catch (RuntimeException e) {
      why = e.getMessage() == null ? "" : ": " + e.getMessage();
    }
    throw out.refuse(
        "is a " + key.getClass().getName() + " that its text does not bring back" + why, null);
  }

  @Override
  public Object parse(KeyReader in) {
    in.expect(':');
    return fromText.apply(in.atom());
  }
}
