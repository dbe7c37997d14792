package io.github.dynamojcache.values;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares two graphs of objects: classes, every instance field, transient ones included, and which
 * references lead to the same object. What may differ stands in {@link IrrelevantFields}, {@link
 * Views}, {@link SharedObjects} and {@link StandIns}, each with the reason.
 */
final class ObjectGraphs {

  private ObjectGraphs() {}

  /**
   * Compares two graphs.
   *
   * @return the first difference; null when there is none
   */
  static @Nullable String difference(Object expected, Object actual) {
    return plain().compare(expected, actual);
  }

  /**
   * Compares what came back with the original, of a class that Java serialization does not store. A
   * transient field may be as it was or unset: nothing says that it is to be restored.
   *
   * @return the first difference; null when there is none
   */
  static @Nullable String differenceFromOriginal(Object original, Object actual) {
    return new GraphComparison(Set.of(), new IdentityHashMap<>(), true).compare(original, actual);
  }

  /**
   * Compares what came back with what Java serialization brought back. An object that Java
   * serialization brings back as the very same is one that only {@code ==} tells, such as a
   * constant: it must come back as the very same here too.
   *
   * @param original what was stored
   * @return the first difference; null when there is none
   */
  static @Nullable String differenceFromJava(Object original, Object expected, Object actual) {
    Set<Object> all = reachable(original);
    return new GraphComparison(all, origins(original, expected), false).compare(expected, actual);
  }

  /**
   * Returns whether what came back is the original in every field, transient ones included, and no
   * class in it says that something else is to come back.
   *
   * @param byJava what Java serialization makes of the original in this JVM
   */
  static boolean isWhole(Object original, Object byJava, Object actual) {
    Set<Object> all = reachable(original);
    Map<Object, Object> themselves = new IdentityHashMap<>();
    all.forEach(object -> themselves.put(object, object));
    Set<Object> canonical = reachable(byJava);
    canonical.retainAll(all);
    return !HookedClasses.areAmong(all)
        && new GraphComparison(canonical, themselves, false).compare(original, actual) == null;
  }

  /** Returns which object of the original an object that Java brought back was made of. */
  private static Map<Object, Object> origins(Object original, Object expected) {
    return plain().partners(original, expected);
  }

  private static GraphComparison plain() {
    return new GraphComparison(Set.of(), new IdentityHashMap<>(), false);
  }

  private static Set<Object> reachable(Object root) {
    Anatomy anatomy = new Anatomy();
    Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> work = new ArrayDeque<>(List.of(root));
    while (!work.isEmpty()) {
      Object object = work.pop();
      if (!Anatomy.isAtom(object) && !SharedObjects.haveEquals(object) && met.add(object)) {
        anatomy.parts(object).forEach(part -> values(part).forEach(work::push));
      }
    }
    return met;
  }

  private static List<Object> values(Part part) {
    List<Object> values = new ArrayList<>();
    if (part instanceof Part.Value one && one.value() != null) {
      values.add(one.value());
    } else if (part instanceof Part.Bag bag) {
      bag.rows().forEach(row -> row.stream().filter(o -> o != null).forEach(values::add));
    }
    return values;
  }
}
