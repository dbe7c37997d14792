package io.github.dynamojcache.codec;

/**
 * The form of a class that has none.
 *
 * @param whyAndRemedy what to tell the user, as the rest of a sentence
 */
record RefusedForm(String whyAndRemedy) implements KeyForm {

  /** What helps in most cases. */
  static final String REMEDY = "Make it a record, or declare a KeyCodec for it";

  @Override
  public String tag() {
    return "";
  }

  @Override
  public void write(Object key, KeyWriter out) {
    throw out.refuse(whyAndRemedy, null);
  }
}
