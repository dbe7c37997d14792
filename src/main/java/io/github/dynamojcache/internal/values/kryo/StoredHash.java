package io.github.dynamojcache.internal.values.kryo;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Prevents storing hash codes that another JVM would compute differently. An object that keeps such
 * a hash code in a field, or places its elements by hash code, is valid only in the JVM that wrote
 * it.
 *
 * @param codes the fields that may hold a hash code, or an array of them
 * @param table the table that may place elements by hash code; null when there is none
 */
record StoredHash(List<Field> codes, @Nullable StoredTable table) {

  private static final List<Class<?>> NUMBERS =
      List.of(int.class, long.class, int[].class, long[].class);

  /** The most codes checked in one array; a search must not take long. */
  private static final int MOST_CODES = 10_000;

  /**
   * Looks for fields that may hold a hash code.
   *
   * @param type a class that is written field by field
   * @return null when there is none
   */
  static @Nullable StoredHash of(Class<?> type) {
    List<Field> codes = new ArrayList<>();
    for (Field field : ValueClassValidator.storedFields(type)) {
      if (NUMBERS.contains(field.getType())
          && field.getName().toLowerCase(Locale.ROOT).contains("hash")
          && field.trySetAccessible()) {
        codes.add(field);
      }
    }
    StoredTable table = StoredTable.of(type);
    return codes.isEmpty() && table == null ? null : new StoredHash(List.copyOf(codes), table);
  }

  /**
   * Refuses an object that holds such a hash code.
   *
   * @param object the object
   * @throws RefusedClassException when another JVM would compute a different one
   */
  void check(Object object) {
    if (table != null) {
      table.check(object);
    }
    for (Field field : codes) {
      if (holdsOneThatDiffers(field, object)) {
        throw new RefusedClassException(
            object.getClass(),
            "keeps in its field '"
                + field.getName()
                + "' a hash code that another JVM computes otherwise, since there is an enum, a"
                + " class or an object without hashCode in it. Mark the field transient, or teach"
                + " the class by a ValueSurrogate");
      }
    }
  }

  private static boolean holdsOneThatDiffers(Field field, Object object) {
    try {
      if (!field.getType().isArray()) {
        return isOfPartThatDiffers(field.getLong(object), object);
      }
      Object kept = field.get(object);
      return kept != null && isOfElementThatDiffers(kept, object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e); // cannot happen: the field is accessible
    }
  }

  private static boolean isOfPartThatDiffers(long kept, Object object) {
    if (kept == 0) {
      return false;
    }
    boolean[] found = {isOf(kept, object)};
    PartsOfObject.visitFields(object, (part, name) -> found[0] |= part != null && isOf(kept, part));
    return found[0];
  }

  /** The hash codes of an array's elements are often kept in a second, parallel array. */
  private static boolean isOfElementThatDiffers(Object kept, Object object) {
    boolean[] found = new boolean[1];
    PartsOfObject.visitFields(
        object,
        (part, name) -> {
          if (part instanceof Object[] elements) {
            found[0] |= isOfOneThatDiffers(kept, elements);
          }
        });
    return found[0];
  }

  private static boolean isOfOneThatDiffers(Object kept, @Nullable Object[] elements) {
    int most = Math.min(MOST_CODES, Math.min(Array.getLength(kept), elements.length));
    for (int i = 0; i < most; i++) {
      Object element = elements[i];
      if (element != null && isOf(Array.getLong(kept, i), element)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(long kept, Object object) {
    return UnstableHash.isKeptAs(kept, System.identityHashCode(object))
        || (UnstableHash.isKeptAs(kept, UnstableHash.of(object)) && UnstableHash.isOf(object));
  }
}
