package io.github.dynamojcache.internal.keys;

import io.github.dynamojcache.internal.classes.ClassLookup;
import java.lang.reflect.InvocationTargetException;

/**
 * Guava's {@code HashCode}: its bits, whatever the implementing class.
 *
 * @param tag the name before the text
 */
record GuavaHashForm(String tag) implements KeyForm {

  static final String TAG = "hash";

  private static final String CLASS = "com.google.common.hash.HashCode";

  GuavaHashForm() {
    this(TAG);
  }

  static boolean isFormOf(Class<?> type) {
    return type.getSuperclass() != null && type.getSuperclass().getName().equals(CLASS);
  }

  @Override
  public void write(Object key, KeyWriter out) {
    out.raw(":");
    out.raw(key.toString()); // hexadecimal, and the method is final
  }

  static Object parse(KeyReader in, ClassLookup lookup) {
    in.expect(':');
    String digits = in.innerAtom();
    try {
      return ClassNames.load(CLASS, lookup)
          .getMethod("fromString", String.class)
          .invoke(null, digits);
    } catch (InvocationTargetException e) {
      throw in.fail("holds no hash code", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw in.fail("holds a hash code of a Guava that is not known here", e);
    }
  }
}
