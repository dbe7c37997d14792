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
 * The names of lists, sets and maps in a {@link TypedSnapshot}. Containers that are equal by
 * contract have the same name, because neither a document nor a caller can tell them apart. A
 * special rule makes a different name: a comparator, identity, access order, bounds, defaults, a
 * check or a lock. So do the fields of an application's container class.
 */
final class ContainerNames {

  /**
   * Separates the visible name from details that make names differ but are not shown in messages.
   */
  static final char HIDDEN = '\u0001';

  /** Their containers follow the contracts of the JDK and have no state beside their elements. */
  private static final List<String> BY_CONTRACT =
      List.of(
          "java.util.",
          "com.google.common.collect.",
          "kotlin.collections.",
          "org.hibernate.collection.");

  /** Classes of {@code java.util} whose state is more than their elements. */
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
   * @return equal names for containers that a document represents equally
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
      // Its keys are compared by identity, and the keys read back are different objects.
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

  /** There is no accessor, so a copy is probed. */
  private static boolean isInAccessOrder(Object container) {
    if (container.getClass() != LinkedHashMap.class) {
      return false;
    }
    LinkedHashMap<?, ?> map = (LinkedHashMap<?, ?>) container;
    @SuppressWarnings("unchecked") // a clone, which is cleared first
    Map<Object, Object> probe = (Map<Object, Object>) map.clone();
    probe.clear();
    probe.put("first", "");
    probe.put("second", "");
    probe.get("first");
    return probe.keySet().iterator().next().equals("second");
  }

  /** Jackson fills a container with its elements and ignores the other fields of its class. */
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
