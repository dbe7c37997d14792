package io.github.dynamojcache.values;

import java.io.Externalizable;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Set;

/** Classes of applications and libraries that say themselves how they are serialized. */
final class HookedClasses {

  private static final Set<String> HOOKS =
      Set.of("writeObject", "readObject", "writeReplace", "readResolve");

  private static final ClassValue<Boolean> HOOKED =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return Externalizable.class.isAssignableFrom(type) || anyLevelHas(type);
        }
      };

  private HookedClasses() {}

  /**
   * Their own methods write less than there is: Jackson's nodes write the text of a document, which
   * does not tell a decimal from a double, nor bytes from a text; Avro's records write their binary
   * form, which does not tell one list from another. They have surrogates, which keep it.
   */
  private static final List<String> KEPT_WHOLE =
      List.of("com.fasterxml.jackson.databind.node.", "org.apache.avro.");

  /** Returns whether there is one among the objects. */
  static boolean areAmong(Set<Object> objects) {
    return objects.stream()
        .anyMatch(object -> HOOKED.get(object.getClass()) && !isKeptWhole(object.getClass()));
  }

  private static boolean isKeptWhole(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (KEPT_WHOLE.stream().anyMatch(c.getName()::startsWith)) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyLevelHas(Class<?> type) {
    for (Class<?> c = type;
        c != null && c.getClassLoader() != null && c.getClassLoader() != platform();
        c = c.getSuperclass()) {
      for (var method : c.getDeclaredMethods()) {
        Class<?>[] parameters = method.getParameterTypes();
        boolean fits =
            parameters.length == 0
                || (parameters.length == 1
                    && (parameters[0] == ObjectOutputStream.class
                        || parameters[0] == ObjectInputStream.class));
        if (fits && HOOKS.contains(method.getName())) {
          return true;
        }
      }
      for (var field : c.getDeclaredFields()) {
        if (field.getName().equals("serialPersistentFields")) {
          return true;
        }
      }
    }
    return false;
  }

  private static ClassLoader platform() {
    return ClassLoader.getPlatformClassLoader();
  }
}
