package io.github.dynamojcache.codec;

import java.util.function.Function;

/**
 * The form of a class that is one piece of text.
 *
 * @param tag the name before the text
 * @param toText key to text: equal keys have equal text, others have not
 * @param fromText text to key; throws a RuntimeException for any other text
 */
record AtomForm<T>(String tag, Function<T, String> toText, Function<String, T> fromText)
    implements KeyForm, KeyParser {

  @SuppressWarnings("unchecked") // a form is only ever looked up by the class it is for
  String text(Object key) {
    return toText.apply((T) key);
  }

  @Override
  public void write(Object key, KeyWriter out) {
    out.raw(":");
    out.atom(text(key));
  }

  @Override
  public Object parse(KeyReader in) {
    in.expect(':');
    return fromText.apply(in.atom());
  }
}
