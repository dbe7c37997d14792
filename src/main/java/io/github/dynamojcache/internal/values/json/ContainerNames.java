package io.github.dynamojcache.internal.values.json;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;

/**
 * What the testimony says of a list, set or map. Containers that are equal by contract have one
 * name, because a document does not tell them apart and nobody can. A rule of its own makes another
 * name: a comparator, identity, access order, bounds, defaults, a check or a lock; and so do the
 * fields of a container of the application.
 */
final class ContainerNames {

  /** Behind it stands what makes names differ, and no message shows. */
  static final char HIDDEN = '\u0001';

  /** Their containers follow the contracts of the JDK and have no state beside their elements. */
  private static final List<String> BY_CONTRACT =
      List.of(
          "java.util.",
          "com.google.common.collect.",
          "kotlin.collections.",
          "org.hibernate.collection.");

  /** More than their elements, though of {@code java.util}. */
  private static final List<String> WITH_A_RULE =
      List.of(
          "java.util.Collections$AsLIFOQueue",
          "java.util.Collections$Checked",
          "java.util.Collections$SetFromMap",
          "java.util.Collections$SequencedSetFromMap",
          "java.util.Collections$Synchronized",
          "java.util.IdentityHashMap",
          "java.util.WeakHashMap",
          "java.util.concurrent.");

  private ContainerNames() {}

  /**
   * Names a container.
   *
   * @param container a collection or a map
   * @return equal names for those that a document can stand for alike
   */
  static String of(Object container) {
    String className = container.getClass().getName();
    if (className.startsWith("java.util.Collections$Unmodifiable")) {
      Object behind = BehindWrapper.of(container);
      return behind != null && isListSetOrMap(behind) && isListSetOrMap(container)
          ? of(behind)
          : kind(container);
    }
    if (container instanceof IdentityHashMap
        || className.startsWith("java.util.IdentityHashMap$")) {
      // Its keys are themselves, and what is read is another object.
      return className + HIDDEN + System.identityHashCode(container);
    }
    if (WITH_A_RULE.stream().anyMatch(className::startsWith)) {
      return className + HIDDEN + bounds(container) + comparator(container);
    }
    if (BY_CONTRACT.stream().noneMatch(className::startsWith)) {
      return className + HIDDEN + comparator(container) + state(container);
    }
    if (container instanceof Properties properties) {
      boolean hasDefaults = BehindWrapper.of(properties) instanceof Properties;
      return className + HIDDEN + (hasDefaults ? "defaults" : "");
    }
    return kind(container);
  }

  private static boolean isListSetOrMap(Object object) {
    return object instanceof List || object instanceof Set || object instanceof Map;
  }

  private static String kind(Object container) {
    if (container instanceof SortedMap) {
      return "SortedMap " + comparator(container);
    }
    if (container instanceof SortedSet) {
      return "SortedSet " + comparator(container);
    }
    if (container instanceof List) {
      return "List";
    }
    if (container instanceof Set) {
      return "Set";
    }
    if (container instanceof Map) {
      return isInAccessOrder(container) ? "Map in access order" : "Map";
    }
    return container.getClass().getName() + HIDDEN + comparator(container);
  }

  private static String comparator(Object container) {
    Comparator<?> comparator = null;
    if (container instanceof SortedMap<?, ?> map) {
      comparator = map.comparator();
    } else if (container instanceof SortedSet<?> set) {
      comparator = set.comparator();
    } else if (container instanceof PriorityQueue<?> queue) {
      comparator = queue.comparator();
    } else if (container instanceof PriorityBlockingQueue<?> queue) {
      comparator = queue.comparator();
    }
    return comparator == null ? "" : comparator.getClass().getName();
  }

  private static String bounds(Object container) {
    return container instanceof BlockingQueue<?> queue
        ? String.valueOf((long) queue.size() + queue.remainingCapacity())
        : "";
  }

  /** Only its behaviour tells. */
  private static boolean isInAccessOrder(Object container) {
    if (container.getClass() != LinkedHashMap.class) {
      return false;
    }
    LinkedHashMap<?, ?> map = (LinkedHashMap<?, ?>) container;
    @SuppressWarnings("unchecked") // a copy, which is emptied first
    Map<Object, Object> probe = (Map<Object, Object>) map.clone();
    probe.clear();
    probe.put("first", "");
    probe.put("second", "");
    probe.get("first");
    return probe.keySet().iterator().next().equals("second");
  }

  /** Jackson fills a container, and passes by what else its class has. */
  private static String state(Object container) {
    StringBuilder state = new StringBuilder();
    for (Class<?> c = container.getClass();
        c != null && !c.getName().startsWith("java.");
        c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
          state.append(field.getName()).append('=').append(shown(field, container)).append(' ');
        }
      }
    }
    return state.toString();
  }

  private static String shown(Field field, Object owner) {
    try {
      Object value = field.get(owner);
      boolean isInner = value == null || value instanceof Collection || value instanceof Map;
      if (isInner || value.getClass().isArray()) {
        return value == null ? "null" : "its elements";
      }
      return value.getClass().getName()
          + (value.getClass().getName().startsWith("java.") || value instanceof Enum
              ? value.toString()
              : "");
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
