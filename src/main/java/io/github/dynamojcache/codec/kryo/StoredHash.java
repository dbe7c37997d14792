package io.github.dynamojcache.codec.kryo;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps hash codes out of stored values that another JVM would compute otherwise: those of enums,
 * classes, objects without a {@code hashCode} of their own, and of all that holds such. A class
 * that keeps one in a field is right only in the JVM that wrote it.
 *
 * @param fields the fields that may hold a hash code
 */
record StoredHash(List<Field> fields) {

  /** Enough to find what is there; a search must not take long. */
  private static final int MOST_OBJECTS = 10_000;

  /**
   * Looks for fields that may hold a hash code.
   *
   * @param type a class that is written field by field
   * @return null when there is none
   */
  static @Nullable StoredHash of(Class<?> type) {
    List<Field> found = new ArrayList<>();
    for (Field field : ObjectionsToValueClass.storedFields(type)) {
      if (field.getType() == int.class
          && field.getName().toLowerCase(Locale.ROOT).contains("hash")
          && field.trySetAccessible()) {
        found.add(field);
      }
    }
    return found.isEmpty() ? null : new StoredHash(List.copyOf(found));
  }

  /**
   * Refuses an object that holds such a hash code.
   *
   * @param object the object
   * @throws RefusedClassException when another JVM would compute another
   */
  void check(Object object) {
    for (Field field : fields) {
      int kept = intOf(field, object);
      if (kept != 0 && isOfPartThatDiffers(kept, object)) {
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

  private static int intOf(Field field, Object object) {
    try {
      return field.getInt(object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e); // it was opened
    }
  }

  private static boolean isOfPartThatDiffers(int kept, Object object) {
    boolean[] found = {kept == hash(object) && differs(object)};
    PartsOfObject.visitFields(
        object, (part, name) -> found[0] |= part != null && kept == hash(part) && differs(part));
    return found[0];
  }

  private static int hash(Object object) {
    try {
      return object.hashCode();
    } catch (RuntimeException e) {
      return 0;
    }
  }

  private static boolean differs(Object object) {
    Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> waiting = new ArrayDeque<>();
    waiting.add(object);
    while (!waiting.isEmpty() && met.size() < MOST_OBJECTS) {
      Object next = waiting.remove();
      if (next instanceof Enum<?> || next instanceof Class<?> || isHashedByIdentity(next)) {
        return true;
      }
      if (!(next instanceof String) && met.add(next)) {
        PartsOfObject.visit(
            next,
            (part, name) -> {
              if (part != null) {
                waiting.add(part);
              }
            });
      }
    }
    return false;
  }

  private static boolean isHashedByIdentity(Object object) {
    return Heft.of(object.getClass()) == Heft.NOTHING
        && !Modifier.isAbstract(object.getClass().getModifiers());
  }
}
