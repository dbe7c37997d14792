package io.github.dynamojcache.codec.kryo;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where in a value an object of some class is: {@code Order.lines[3].supplier}. It is looked for
 * when a value was refused, so that writing what is not refused costs nothing.
 */
final class PlaceInValue {

  /** Enough for what a person can make sense of; a search must not take long. */
  private static final int MAX_OBJECTS = 100_000;

  private record Step(Object object, String path) {}

  private final String className;
  private final Deque<Step> waiting = new ArrayDeque<>();
  private final Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());

  private PlaceInValue(String className) {
    this.className = className;
  }

  /**
   * Looks for the nearest object of a class.
   *
   * @param value the whole value
   * @param className the name of the class at fault
   * @return the path to it, beginning with the value's simple class name; null when it is the value
   *     itself or is not found
   */
  static @Nullable String of(Object value, String className) {
    if (value.getClass().getName().equals(className)) {
      return null;
    }
    try {
      return new PlaceInValue(className).search(value);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return null; // a collection that cannot be walked; the refusal itself says enough
    }
  }

  private @Nullable String search(Object value) {
    meet(value, value.getClass().getSimpleName());
    while (!waiting.isEmpty() && met.size() < MAX_OBJECTS) {
      Step step = waiting.remove();
      if (names(step.object)) {
        return step.path;
      }
      follow(step.object, step.path);
    }
    return null;
  }

  private boolean names(Object object) {
    Class<?> type = object.getClass();
    // The wall may be an array's element type, or the enum above a constant with a body.
    return type.getName().equals(className)
        || WireClass.of(type).getName().equals(className)
        || (object instanceof Enum<?> constant
            && constant.getDeclaringClass().getName().equals(className));
  }

  private void follow(Object object, String path) {
    if (object instanceof Map<?, ?> map) {
      int i = 0;
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        meet(entry.getKey(), path + ".key[" + i + "]");
        meet(entry.getValue(), path + ".value[" + i + "]");
        i++;
      }
    } else if (object instanceof Collection<?> collection) {
      int i = 0;
      for (Object element : collection) {
        meet(element, path + "[" + i + "]");
        i++;
      }
    } else if (object instanceof Object[] array) {
      for (int i = 0; i < Array.getLength(array); i++) {
        meet(array[i], path + "[" + i + "]");
      }
    } else if (object instanceof Optional<?> optional) {
      meet(optional.orElse(null), path + ".value");
    } else if (object instanceof AtomicReference<?> reference) {
      meet(reference.get(), path + ".value");
    } else if (object instanceof Map.Entry<?, ?> entry) {
      meet(entry.getKey(), path + ".key");
      meet(entry.getValue(), path + ".value");
    } else if (object instanceof Throwable throwable) {
      meet(throwable.getCause(), path + ".cause");
      followFields(object, path);
    } else {
      followFields(object, path);
    }
  }

  private void followFields(Object object, String path) {
    Class<?> type = object.getClass();
    for (; type != null && !ObjectionsToValueClass.ofTheJdk(type); type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if ((field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0
            && !field.getType().isPrimitive()
            && field.trySetAccessible()) {
          meet(get(field, object), path + "." + field.getName());
        }
      }
    }
  }

  private static @Nullable Object get(Field field, Object object) {
    try {
      return field.get(object);
    } catch (IllegalAccessException e) {
      return null;
    }
  }

  private void meet(@Nullable Object object, String path) {
    if (object != null && !(object instanceof String) && met.add(object)) {
      waiting.add(new Step(object, path));
    }
  }
}
