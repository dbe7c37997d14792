package io.github.dynamojcache.values;

import java.lang.reflect.Modifier;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers that are the same for equal graphs, in every JVM, to find the partner of a key by. */
final class Fingerprints {

  private static final int MAX_DEPTH = 3;

  private final Anatomy anatomy;
  private final boolean entriesByKey;

  /**
   * Creates it.
   *
   * @param entriesByKey whether an entry of a map may be of another class than its partner
   */
  Fingerprints(Anatomy anatomy, boolean entriesByKey) {
    this.anatomy = anatomy;
    this.entriesByKey = entriesByKey;
  }

  int of(@Nullable Object object) {
    return fingerprint(object, 0);
  }

  private int fingerprint(@Nullable Object object, int depth) {
    if (object == null || depth > MAX_DEPTH) {
      return 0;
    }
    if (entriesByKey && object instanceof Map.Entry<?, ?> entry) {
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
}
