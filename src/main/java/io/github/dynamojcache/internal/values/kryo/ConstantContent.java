package io.github.dynamojcache.internal.values.kryo;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The content of a constant's plain fields as one number. A constant of the same name may have
 * another content in another JVM, for example from a setting.
 */
final class ConstantContent {

  private ConstantContent() {}

  /**
   * Returns the number.
   *
   * @param constant an object that a static field holds
   * @return the same number for equal plain fields; 0 when there are no fields
   */
  static long of(Object constant) {
    StringBuilder text = new StringBuilder();
    for (Class<?> c = constant.getClass();
        !ValueClassValidator.ofTheJdk(c);
        c = c.getSuperclass()) {
      Field[] fields = c.getDeclaredFields();
      Arrays.sort(fields, Comparator.comparing(Field::getName));
      for (Field field : fields) {
        if (!Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
          text.append(field.getName()).append('=').append(plain(field, constant)).append('\n');
        }
      }
    }
    return text.length() == 0 ? 0 : checksum(text.toString());
  }

  private static long checksum(String text) {
    CRC32C sum = new CRC32C();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return (long) text.length() << Integer.SIZE | sum.getValue();
  }

  /**
   * For other objects, tells only whether they are null: their toString may differ between JVMs.
   */
  private static String plain(Field field, Object owner) {
    try {
      @Nullable Object value = field.get(owner);
      boolean plain =
          value instanceof Number
              || value instanceof Boolean
              || value instanceof Character
              || value instanceof String;
      if (value instanceof Enum<?> constant) {
        return constant.name();
      }
      return plain ? String.valueOf(value) : value == null ? "null" : "";
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e); // cannot happen: the field is accessible
    }
  }
}
