package io.github.dynamojcache.codec;

/**
 * The form that the application declared for a class.
 *
 * @param codec what the application declared
 */
record DeclaredForm(KeyCodec<?> codec) implements KeyForm {

  @Override
  public String tag() {
    return codec.tag();
  }

  @Override
  public void write(Object key, KeyWriter out) {
    out.raw(":");
    out.atom(text(codec, key, out));
  }

  private static <T> String text(KeyCodec<T> codec, Object key, KeyWriter out) {
    String text;
    try {
      text = codec.toText(codec.type().cast(key));
    } catch (RuntimeException e) {
      throw out.refuse("makes its KeyCodec " + codec.getClass().getName() + " throw", e);
    }
    if (text == null) {
      throw out.refuse(
          "has no text: its KeyCodec " + codec.getClass().getName() + " returned null", null);
    }
    return text;
  }
}
