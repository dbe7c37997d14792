package io.github.dynamojcache.internal.keys;

import io.github.dynamojcache.codec.KeyCodec;
import org.jspecify.annotations.Nullable;

/**
 * The form that the application declared for a class. The first key is tried: a codec that omits a
 * part would turn two keys into one, and this would go unnoticed until an iterator returns them.
 * Thread-safe.
 */
final class DeclaredForm implements KeyForm {

  private final KeyCodec<?> codec;
  private volatile boolean isTried;

  DeclaredForm(KeyCodec<?> codec) {
    this.codec = codec;
  }

  @Override
  public String tag() {
    return codec.tag();
  }

  @Override
  public void write(Object key, KeyWriter out) {
    out.raw(":");
    out.atom(text(codec, key, out));
  }

  private <T> String text(KeyCodec<T> codec, Object key, KeyWriter out) {
    String text;
    Object copy = key;
    try {
      text = codec.toText(codec.type().cast(key));
      if (text != null && !isTried) {
        copy = codec.fromText(text);
      }
    } catch (Exception e) { // including one that it does not declare
      throw out.refuse("makes its KeyCodec " + codec.getClass().getName() + " throw", e);
    }
    if (text == null) {
      throw out.refuse(
          "has no text: its KeyCodec " + codec.getClass().getName() + " returned null", null);
    }
    if (!isSame(key, copy)) {
      throw out.refuse(
          "comes back as another key from its KeyCodec "
              + codec.getClass().getName()
              + ": fromText must return an equal key with the same hash code",
          null);
    }
    isTried = true;
    return text;
  }

  private static boolean isSame(Object key, @Nullable Object copy) {
    return key == copy
        || (copy != null
            && key.equals(copy)
            && copy.equals(key)
            && key.hashCode() == copy.hashCode());
  }
}
