package io.github.dynamojcache.internal.values.kryo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The place of an object in a value: {@code Order.lines[3].supplier}. The objects on the path are
 * known. How they are related is determined only when a value was refused, so accepted values cost
 * nothing.
 */
final class PlaceInValue {

  /** More than this would not help a reader, and a search must not take long. */
  private static final int MAX_OBJECTS = 100_000;

  /** Of a longer path only the two ends are shown. */
  private static final int SHOWN_AT_BEGIN = 12;

  private static final int SHOWN_AT_END = 4;

  private static final String ARRAYS_LIST = "java.util.Arrays$ArrayList";

  /**
   * An object on the path.
   *
   * @param object the object
   * @param position which of its elements or entries is being written
   * @param parts how many parts of it have been written, with keys, values and a comparator
   */
  record Stop(Object object, int position, int parts) {}

  private record Found(Object object, String path) {}

  private final String className;
  private final Deque<Found> waiting = new ArrayDeque<>();
  private final Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());

  private PlaceInValue(String className) {
    this.className = className;
  }

  /**
   * Describes the path to the object that was being written.
   *
   * @param stops the objects from the value to that one
   * @param className the name of the class at fault: that of the object or of something in it; null
   *     when the object itself is at fault
   * @return the path, beginning with the value's simple class name; null when it is the value
   *     itself
   */
  static @Nullable String of(List<Stop> stops, @Nullable String className) {
    if (stops.isEmpty()) {
      return null;
    }
    List<String> names = new ArrayList<>();
    for (int i = 1; i < stops.size(); i++) {
      names.add(name(stops.get(i - 1), stops.get(i).object));
    }
    Object last = stops.get(stops.size() - 1).object;
    String rest = className == null ? "" : within(last, className);
    if (names.isEmpty() && rest.isEmpty()) {
      return null;
    }
    return stops.get(0).object.getClass().getSimpleName() + shorten(names, "") + rest;
  }

  /**
   * Joins a path; of a long one only the two ends are shown.
   *
   * @param names the steps
   * @param between the separator
   */
  static String shorten(List<String> names, String between) {
    int hidden = names.size() - SHOWN_AT_BEGIN - SHOWN_AT_END;
    return hidden <= 0
        ? String.join(between, names)
        : String.join(between, names.subList(0, SHOWN_AT_BEGIN))
            + " ... "
            + hidden
            + " more ... "
            + String.join(between, names.subList(names.size() - SHOWN_AT_END, names.size()));
  }

  /** Does not iterate containers: the iteration itself may have failed. */
  private static String name(Stop parent, Object part) {
    Object object = parent.object;
    if (standsBehind(part, object)) {
      return "";
    }
    if (object instanceof Map<?, ?>) {
      boolean sorted = object instanceof SortedMap;
      int keysAndValues = parent.parts - (sorted ? 1 : 0);
      return keysAndValues % 2 == 0
          ? PartsOfObject.key(keysAndValues / 2)
          : PartsOfObject.value(keysAndValues / 2);
    }
    if (object instanceof Collection<?> || object instanceof Object[]) {
      return PartsOfObject.element(parent.position);
    }
    if (object instanceof Optional<?>) {
      return ".value";
    }
    String[] found = {""};
    try {
      PartsOfObject.visit(
          object,
          (one, name) -> {
            if (one == part && found[0].isEmpty()) {
              found[0] = name;
            }
          });
    } catch (RuntimeException e) {
      return ""; // an exception that does not tell its cause
    }
    return found[0];
  }

  /** The container behind a wrapper has the same elements, and no name of its own. */
  private static boolean standsBehind(Object part, Object object) {
    String name = object.getClass().getName();
    boolean wrapper = name.startsWith("java.util.Collections$") || name.startsWith(ARRAYS_LIST);
    if (!wrapper) {
      return false;
    }
    if (object instanceof List<?> list) {
      return (part instanceof Object[] || part instanceof Collection<?>)
          && (list.isEmpty() || list.get(0) != part);
    }
    return object instanceof Map<?, ?> ? part instanceof Map<?, ?> : part instanceof Collection<?>;
  }

  /** Looks for the nearest object of a class. */
  private static String within(Object object, String className) {
    try {
      return new PlaceInValue(className).search(object);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return ""; // a collection that cannot be iterated; the refusal says enough
    }
  }

  private String search(Object object) {
    meet(object, "");
    while (!waiting.isEmpty() && met.size() < MAX_OBJECTS) {
      Found found = waiting.remove();
      if (names(found.object)) {
        return found.path;
      }
      PartsOfObject.visit(found.object, (part, name) -> meet(part, found.path + name));
    }
    return "";
  }

  private boolean names(Object object) {
    Class<?> type = object.getClass();
    // The class at fault may be an array's element type, or the enum of a constant with a body.
    return type.getName().equals(className)
        || WireClass.of(type).getName().equals(className)
        || (object instanceof Enum<?> constant
            && constant.getDeclaringClass().getName().equals(className));
  }

  private void meet(@Nullable Object object, String path) {
    if (object != null && !(object instanceof String) && met.add(object)) {
      waiting.add(new Found(object, path));
    }
  }
}
