package io.github.dynamojcache.values;

import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
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
  private final Map<Object, Object> origins;
  private final boolean withOriginal;
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

  private ObjectGraphs(Set<Object> canonical, Map<Object, Object> origins, boolean withOriginal) {
    this.canonical = canonical;
    this.origins = origins;
    this.withOriginal = withOriginal;
  }

  /**
   * Compares two graphs.
   *
   * @return the first difference; null when there is none
   */
  static @Nullable String difference(Object expected, Object actual) {
    return new ObjectGraphs(Set.of(), new IdentityHashMap<>(), false).compare(expected, actual);
  }

  /**
   * Compares what came back with the original, of a class that Java serialization does not store. A
   * transient field may be as it was or unset: nothing says that it is to be restored.
   *
   * @return the first difference; null when there is none
   */
  static @Nullable String differenceFromOriginal(Object original, Object actual) {
    return new ObjectGraphs(Set.of(), new IdentityHashMap<>(), true).compare(original, actual);
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
    Set<Object> all =
        new ObjectGraphs(Set.of(), new IdentityHashMap<>(), false).reachable(original);
    return new ObjectGraphs(all, origins(original, expected), false).compare(expected, actual);
  }

  /**
   * Returns whether what came back is the original in every field, transient ones included, and no
   * class in it says that something else is to come back.
   */
  static boolean isWhole(Object original, Object actual) {
    Set<Object> all =
        new ObjectGraphs(Set.of(), new IdentityHashMap<>(), false).reachable(original);
    Map<Object, Object> themselves = new IdentityHashMap<>();
    all.forEach(object -> themselves.put(object, object));
    return !HookedClasses.areAmong(all)
        && new ObjectGraphs(Set.of(), themselves, false).compare(original, actual) == null;
  }

  /** Returns which object of the original an object that Java brought back was made of. */
  private static Map<Object, Object> origins(Object original, Object expected) {
    ObjectGraphs pairs = new ObjectGraphs(Set.of(), new IdentityHashMap<>(), false);
    Deque<Pair> work = new ArrayDeque<>(List.of(new Pair(original, expected, null)));
    while (!work.isEmpty()) {
      pairs.compare(work.pop(), work); // whether they differ is not asked here
    }
    return pairs.back;
  }

  private Set<Object> reachable(Object root) {
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
    Object origin = withOriginal ? expected : origins.get(expected);
    if (origin != null && !Anatomy.isAtom(origin) && IdentityConstants.contain(origin)) {
      return origin == actual
          ? null
          : at(pair.way)
              + "another object than the constant "
              + shown(origin)
              + ", which only == tells";
    }
    if (expected.getClass() != actual.getClass()) {
      return withOriginal && StandIns.standsFor(expected, actual)
          ? compareStandIn(pair, expected, actual, work)
          : differ(pair);
    }
    if (Anatomy.isAtom(expected)) {
      if (!Anatomy.sameAtoms(expected, actual)) {
        return differ(pair);
      }
      boolean shared = Anatomy.isPrimitiveArray(expected);
      return shared && known(pair) == Known.CLASH ? clash(pair) : null;
    }
    if (expected != actual && canonical.contains(expected)) {
      return at(pair.way) + "another object than " + shown(expected) + ", which only == tells";
    }
    return switch (known(pair)) {
      case YES -> null;
      case CLASH -> clash(pair);
      case NO ->
          expected == actual
              ? null
              : compareParts(pair, anatomy.parts(expected), anatomy.parts(actual), work);
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
    boolean unshared = SharedObjects.areUnshared(expected);
    Object itsActual = forth.get(expected);
    if (itsActual == actual) {
      return Known.YES;
    }
    if (!unshared && (itsActual != null || back.containsKey(actual))) {
      return Known.CLASH;
    }
    if (itsActual == null) {
      forth.put(expected, actual);
      back.put(actual, expected);
      made.add(pair);
    }
    return Known.NO;
  }

  private static String clash(Pair pair) {
    return at(pair.way)
        + "references that led to one object lead to two, or the reverse: "
        + shown(pair.expected);
  }

  private @Nullable String compareStandIn(Pair pair, Object view, Object actual, Deque<Pair> work) {
    boolean inOrder = StandIns.isInOrder(view);
    return switch (known(pair)) {
      case YES -> null;
      case CLASH -> clash(pair);
      case NO ->
          compareParts(pair, StandIns.parts(view, inOrder), StandIns.parts(actual, inOrder), work);
    };
  }

  private @Nullable String compareParts(
      Pair pair, List<Part> ofExpected, List<Part> ofActual, Deque<Pair> work) {
    if (ofExpected.size() != ofActual.size()) {
      return at(pair.way)
          + "is of another size: expected "
          + ofExpected.size()
          + " but was "
          + ofActual.size();
    }
    for (int i = ofExpected.size() - 1; i >= 0; i--) { // the first is to be looked at first
      Way way = new Way(pair.way, step(pair.expected, ofExpected.get(i)));
      String difference = null;
      if (ofExpected.get(i) instanceof Part.Value a && ofActual.get(i) instanceof Part.Value b) {
        if (!(withOriginal && FreshFields.isUnset(b))) {
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

  /** Finds a partner for each row: by its key, and by trying where several keys look alike. */
  private @Nullable String match(Part.Bag expected, Part.Bag actual, Way way, Deque<Pair> work) {
    if (expected.rows().size() != actual.rows().size()) {
      return at(way) + "expected " + expected.rows().size() + " but were " + actual.rows().size();
    }
    Map<Integer, List<List<@Nullable Object>>> candidates = new HashMap<>();
    for (List<@Nullable Object> row : actual.rows()) {
      candidates.computeIfAbsent(print(row), p -> new ArrayList<>()).add(row);
    }
    Set<Integer> severalAlike = new HashSet<>();
    candidates.forEach(
        (print, rows) -> {
          if (rows.size() > 1) {
            severalAlike.add(print);
          }
        });
    for (List<@Nullable Object> row : expected.rows()) {
      List<List<@Nullable Object>> alike = candidates.getOrDefault(print(row), List.of());
      if (alike.isEmpty()) {
        return at(way) + "is missing: " + shown(row.get(0));
      }
      if (!severalAlike.contains(print(row))) {
        push(row, alike.remove(0), way, work);
      } else if (!matchByTrying(row, alike, way)) {
        return at(way) + "no entry is the same as that of " + shown(row.get(0));
      }
    }
    return null;
  }

  private int print(List<@Nullable Object> row) {
    return fingerprint(row.get(0), 0);
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

  /** The same for equal graphs, in every JVM. */
  private int fingerprint(@Nullable Object object, int depth) {
    if (object == null || depth > MAX_FINGERPRINT_DEPTH) {
      return 0;
    }
    if (withOriginal && object instanceof Map.Entry<?, ?> entry) {
      return fingerprint(entry.getKey(), depth + 1); // another class may stand in
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

  private static String step(@Nullable Object owner, Part part) {
    return (owner == null ? "" : owner.getClass().getSimpleName()) + ":" + part.label();
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
