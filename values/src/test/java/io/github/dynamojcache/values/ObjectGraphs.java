package io.github.dynamojcache.values;

import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares two graphs of objects: classes, every instance field, transient ones included, and which
 * references lead to the same object. What may differ stands in {@link IrrelevantFields} and in
 * {@link Views}. For one comparison, and one thread.
 */
final class ObjectGraphs {

  private static final int MAX_FINGERPRINT_DEPTH = 3;

  private final Anatomy anatomy = new Anatomy();
  private final Map<Object, Object> forth = new IdentityHashMap<>();
  private final Map<Object, Object> back = new IdentityHashMap<>();
  private final Set<Object> canonical;
  private final boolean transientMayBeUnset;
  private final List<Pair> made = new ArrayList<>();

  private record Pair(@Nullable Object expected, @Nullable Object actual, @Nullable Way way) {}

  /** The way from the root, backwards. */
  private record Way(@Nullable Way before, String step) {

    @Override
    public String toString() {
      List<String> steps = new ArrayList<>();
      for (Way way = this; way != null; way = way.before) {
        steps.add(0, way.step);
      }
      return steps.size() <= 12
          ? String.join(" > ", steps)
          : String.join(" > ", steps.subList(0, 6))
              + " > ... > "
              + String.join(" > ", steps.subList(steps.size() - 5, steps.size()));
    }
  }

  private ObjectGraphs(Set<Object> canonical, boolean transientMayBeUnset) {
    this.canonical = canonical;
    this.transientMayBeUnset = transientMayBeUnset;
  }

  /**
   * Compares two graphs.
   *
   * @return the first difference; null when there is none
   */
  static @Nullable String difference(Object expected, Object actual) {
    return new ObjectGraphs(Set.of(), false).compare(expected, actual);
  }

  /**
   * Compares what came back with the original, of a class that Java serialization does not store. A
   * transient field may be as it was or unset: nothing says that it is to be restored.
   *
   * @return the first difference; null when there is none
   */
  static @Nullable String differenceFromOriginal(Object original, Object actual) {
    return new ObjectGraphs(Set.of(), true).compare(original, actual);
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
    Set<Object> all = new ObjectGraphs(Set.of(), false).reachable(original);
    return new ObjectGraphs(all, false).compare(expected, actual);
  }

  private Set<Object> reachable(Object root) {
    Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> work = new ArrayDeque<>(List.of(root));
    while (!work.isEmpty()) {
      Object object = work.pop();
      if (!Anatomy.isAtom(object) && !isValueBased(object) && met.add(object)) {
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

  private @Nullable String compare(Object expected, Object actual) {
    return run(new Pair(expected, actual, null));
  }

  private @Nullable String run(Pair start) {
    Deque<Pair> work = new ArrayDeque<>(List.of(start));
    while (!work.isEmpty()) {
      String difference = compare(work.pop(), work);
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private @Nullable String compare(Pair pair, Deque<Pair> work) {
    Object expected = pair.expected;
    Object actual = pair.actual;
    if (expected == null || actual == null) {
      return expected == actual ? null : differ(pair);
    }
    if (expected.getClass() != actual.getClass()) {
      return differ(pair);
    }
    if (Anatomy.isAtom(expected)) {
      if (!Anatomy.sameAtoms(expected, actual)) {
        return differ(pair);
      }
      return Anatomy.isPrimitiveArray(expected) ? known(pair) == Known.CLASH ? clash(pair) : null : null;
    }
    if (expected != actual && canonical.contains(expected)) {
      return at(pair.way) + "another object than " + shown(expected) + ", which only == tells";
    }
    return switch (known(pair)) {
      case YES -> null;
      case CLASH -> clash(pair);
      case NO -> expected == actual ? null : compareParts(pair, expected, actual, work);
    };
  }

  private enum Known {
    YES,
    NO,
    CLASH
  }

  /** Nobody may tell objects of value-based classes apart by identity. */
  private Known known(Pair pair) {
    Object expected = pair.expected;
    Object actual = pair.actual;
    if (expected == null || actual == null) {
      return Known.YES;
    }
    boolean valueBased = isValueBased(expected);
    Object itsActual = forth.get(expected);
    if (itsActual == actual) {
      return Known.YES;
    }
    if (!valueBased && (itsActual != null || back.containsKey(actual))) {
      return Known.CLASH;
    }
    if (itsActual == null) {
      forth.put(expected, actual);
      back.put(actual, expected);
      made.add(pair);
    }
    return Known.NO;
  }

  private static boolean isValueBased(Object object) {
    for (Class<?> c = object.getClass(); c != null; c = c.getSuperclass()) {
      for (Annotation annotation : c.getDeclaredAnnotations()) {
        if (annotation.annotationType().getName().equals("jdk.internal.ValueBased")) {
          return true;
        }
      }
    }
    return false;
  }

  private static String clash(Pair pair) {
    return at(pair.way) + "references that led to one object lead to two, or the reverse: "
        + shown(pair.expected);
  }

  private @Nullable String compareParts(
      Pair pair, Object expected, Object actual, Deque<Pair> work) {
    List<Part> ofExpected = anatomy.parts(expected);
    List<Part> ofActual = anatomy.parts(actual);
    if (ofExpected.size() != ofActual.size()) {
      return at(pair.way)
          + "is another size: expected "
          + shown(expected)
          + " but was "
          + shown(actual);
    }
    for (int i = 0; i < ofExpected.size(); i++) {
      Way way = new Way(pair.way, step(expected, ofExpected.get(i)));
      String difference = null;
      if (ofExpected.get(i) instanceof Part.Value a && ofActual.get(i) instanceof Part.Value b) {
        if (!(transientMayBeUnset && isUnset(b))) {
          work.push(new Pair(a.value(), b.value(), way));
        }
      } else if (ofExpected.get(i) instanceof Part.Bag a && ofActual.get(i) instanceof Part.Bag b) {
        difference = match(a, b, way, work);
      }
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private static boolean isUnset(Part.Value part) {
    Object value = part.value();
    return part.field() != null
        && Modifier.isTransient(part.field().getModifiers())
        && (value == null
            || Boolean.FALSE.equals(value)
            || (value instanceof Number number && number.doubleValue() == 0)
            || (value instanceof Character c && c == 0));
  }

  /** Finds a partner for each row: by what it looks like, and by trying where several look alike. */
  private @Nullable String match(Part.Bag expected, Part.Bag actual, Way way, Deque<Pair> work) {
    if (expected.rows().size() != actual.rows().size()) {
      return at(way) + "expected " + expected.rows().size() + " but were " + actual.rows().size();
    }
    Map<Integer, List<List<@Nullable Object>>> candidates = new HashMap<>();
    actual
        .rows()
        .forEach(
            row -> candidates.computeIfAbsent(print(row), p -> new ArrayList<>()).add(row));
    for (List<@Nullable Object> row : expected.rows()) {
      List<List<@Nullable Object>> alike = candidates.getOrDefault(print(row), List.of());
      if (alike.isEmpty()) {
        return at(way) + "is missing: " + shown(row.get(0)) + " (or its value differs)";
      }
      if (alike.size() == 1) {
        push(row, alike.remove(0), way, work);
      } else if (!matchByTrying(row, alike, way)) {
        return at(way) + "no entry is the same as that of " + shown(row.get(0));
      }
    }
    return null;
  }

  private static void push(
      List<@Nullable Object> row, List<@Nullable Object> partner, Way way, Deque<Pair> work) {
    for (int i = 0; i < row.size(); i++) {
      String step = i == 0 ? "(" + shown(row.get(0)) + ")" : "(value of " + shown(row.get(0)) + ")";
      work.push(new Pair(row.get(i), partner.get(i), new Way(way, step)));
    }
  }

  private boolean matchByTrying(
      List<@Nullable Object> row, List<List<@Nullable Object>> alike, Way way) {
    for (int i = 0; i < alike.size(); i++) {
      int mark = made.size();
      Deque<Pair> trial = new ArrayDeque<>();
      push(row, alike.get(i), way, trial);
      boolean same = true;
      while (same && !trial.isEmpty()) {
        same = compare(trial.pop(), trial) == null;
      }
      if (same) {
        alike.remove(i);
        return true;
      }
      while (made.size() > mark) {
        Pair undone = made.remove(made.size() - 1);
        forth.remove(undone.expected);
        back.remove(undone.actual);
      }
    }
    return false;
  }

  private int print(List<@Nullable Object> row) {
    int print = 1;
    for (Object object : row) {
      print = 31 * print + fingerprint(object, 0);
    }
    return print;
  }

  /** The same for equal graphs, in every JVM. */
  private int fingerprint(@Nullable Object object, int depth) {
    if (object == null || depth > MAX_FINGERPRINT_DEPTH) {
      return 0;
    }
    int print = object.getClass().getName().hashCode();
    if (object instanceof Enum<?> constant) {
      return print + constant.name().hashCode();
    }
    if (object instanceof Class<?> type) {
      return print + type.getName().hashCode();
    }
    if (Anatomy.isAtom(object)) {
      return Anatomy.isPrimitiveArray(object) ? print : print + object.hashCode();
    }
    for (Part part : anatomy.parts(object)) {
      int ofPart = 0;
      if (part instanceof Part.Value value && !isTransient(value)) {
        ofPart = fingerprint(value.value(), depth + 1);
      } else if (part instanceof Part.Bag bag) {
        ofPart = bag.rows().size();
      }
      print = 31 * print + ofPart;
    }
    return print;
  }

  private static boolean isTransient(Part.Value part) {
    return part.field() != null && Modifier.isTransient(part.field().getModifiers());
  }

  private static String step(Object owner, Part part) {
    return owner.getClass().getSimpleName() + ":" + part.label();
  }

  private static String differ(Pair pair) {
    return at(pair.way) + "expected " + shown(pair.expected) + " but was " + shown(pair.actual);
  }

  private static String at(@Nullable Way way) {
    return way == null ? "" : way + ": ";
  }

  private static String shown(@Nullable Object object) {
    if (object == null) {
      return "null";
    }
    String type = object.getClass().getName();
    if (!Anatomy.isAtom(object) || Anatomy.isPrimitiveArray(object)) {
      return "a " + type;
    }
    String text = object.toString();
    return type + " " + (text.length() > 60 ? text.substring(0, 60) + "..." : text);
  }
}
