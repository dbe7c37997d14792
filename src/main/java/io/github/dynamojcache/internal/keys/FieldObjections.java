package io.github.dynamojcache.internal.keys;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** Reasons why a field makes a class unusable as a key. */
final class FieldObjections {

  private FieldObjections() {}

  static @Nullable String toAny(Class<?> type, Field field) {
    if (field.isSynthetic()) {
      return "is a "
          + type.getName()
          + ", an inner class that holds on to an object around it. Make the class static";
    }
    return field.trySetAccessible()
        ? null
        : "is a "
            + type.getName()
            + ", whose field '"
            + field.getName()
            + "' is not open to reflection. Open its package in module-info.java, or declare a"
            + " KeyCodec for it";
  }

  static @Nullable String toChanging(Class<?> type, Field field) {
    return Modifier.isFinal(field.getModifiers())
        ? null
        : "is a "
            + type.getName()
            + ", whose field '"
            + field.getName()
            + "' is not final: a key that changes would be lost. "
            + RefusedForm.REMEDY;
  }
}
