package io.github.dynamojcache.values;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One comparison of two graphs, object by object. For one thread. */
final class GraphComparison {

  private static final int MOST_SHOWN = 20;

  private final Anatomy anatomy = new Anatomy();
  private final Fingerprints fingerprints;
  private final Map<Object, Object> forth = new IdentityHashMap<>();
  private final Map<Object, Object> back = new IdentityHashMap<>();
  private final Set<Object> canonical;
  private final Map<Object, Object> origins;
  private final boolean withOriginal;
  private final List<Pair> made = new ArrayList<>();

  private record Pair(@Nullable Object expected, @Nullable Object actual, @Nullable Way way) {}

  /**
   * Creates it.
   *
   * @param canonical expected objects that must be found themselves
   * @param origins what stood in the place of expected objects before, to tell constants by
   * @param withOriginal whether what is expected is the original, of a class that Java
   *     serialization does not store: views may have stand-ins, transient fields may be unset
   */
  GraphComparison(Set<Object> canonical, Map<Object, Object> origins, boolean withOriginal) {
    this.canonical = canonical;
    this.origins = origins;
    this.withOriginal = withOriginal;
    this.fingerprints = new Fingerprints(anatomy, withOriginal);
  }

  /** Returns the first difference; null when there is none. */
  @Nullable String compare(Object expected, Object actual) {
    Deque<Pair> work = new ArrayDeque<>(List.of(new Pair(expected, actual, null)));
    while (!work.isEmpty()) {
      String difference = compare(work.pop(), work);
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  /**
   * Returns which expected object each actual one was compared with, whether or not they differ.
   */
  Map<Object, Object> partners(Object expected, Object actual) {
    Deque<Pair> work = new ArrayDeque<>(List.of(new Pair(expected, actual, null)));
    while (!work.isEmpty()) {
      compare(work.pop(), work);
    }
    return back;
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
      candidates.computeIfAbsent(fingerprints.of(row.get(0)), p -> new ArrayList<>()).add(row);
    }
    Set<Integer> severalAlike = new HashSet<>();
    candidates.forEach(
        (print, rows) -> {
          if (rows.size() > 1) {
            severalAlike.add(print);
          }
        });
    for (List<@Nullable Object> row : expected.rows()) {
      List<List<@Nullable Object>> alike =
          candidates.getOrDefault(fingerprints.of(row.get(0)), List.of());
      if (alike.isEmpty()) {
        return at(way) + "is missing: " + shown(row.get(0));
      }
      if (!severalAlike.contains(fingerprints.of(row.get(0)))) {
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
    if (Anatomy.isPrimitiveArray(object) && Array.getLength(object) <= MOST_SHOWN) {
      return type + " " + Arrays.deepToString(new Object[] {object});
    }
    if (!Anatomy.isAtom(object) || Anatomy.isPrimitiveArray(object)) {
      return "a " + type;
    }
    String text = object.toString();
    return type + " " + (text.length() > 60 ? text.substring(0, 60) + "..." : text);
  }
}
