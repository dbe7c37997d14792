package io.github.dynamojcache.internal.values.kryo;

import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Recognizes objects whose hash code may differ in another JVM: enums, classes, objects without a
 * {@code hashCode} of their own, and all objects that hold such.
 */
final class UnstableHash {

  /** Enough to find them; a search must not take long. */
  private static final int MOST_OBJECTS = 10_000;

  private UnstableHash() {}

  /**
   * Tells whether an object is one of them.
   *
   * @param object the object
   */
  static boolean isOf(Object object) {
    Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> waiting = new ArrayDeque<>();
    waiting.add(object);
    while (!waiting.isEmpty() && met.size() < MOST_OBJECTS) {
      Object next = waiting.remove();
      if (next instanceof Enum<?> || next instanceof Class<?> || isHashedByIdentity(next)) {
        return true;
      }
      if (!(next instanceof String) && met.add(next)) {
        PartsOfObject.visit(
            next,
            (part, name) -> {
              if (part != null) {
                waiting.add(part);
              }
            });
      }
    }
    return false;
  }

  private static boolean isHashedByIdentity(Object object) {
    return HashWeight.of(object.getClass()) == HashWeight.NOTHING
        && !Modifier.isAbstract(object.getClass().getModifiers());
  }

  /**
   * Returns the hash code of an object.
   *
   * @param object the object
   * @return also 0 when the object's class throws
   */
  static int of(Object object) {
    try {
      return object.hashCode();
    } catch (RuntimeException e) {
      return 0;
    }
  }

  /**
   * Tells whether a number is a hash code in the form in which a table keeps it: most tables mix
   * its bits.
   *
   * @param kept the number
   * @param hash the hash code of an object
   */
  static boolean isKeptAs(long kept, int hash) {
    int low = (int) kept;
    boolean isInt = kept == low || kept == Integer.toUnsignedLong(low);
    return isInt
        && (low == hash
            || low == (hash & Integer.MAX_VALUE)
            || low == ((hash ^ (hash >>> 16)) & Integer.MAX_VALUE)
            || low == (hash ^ (hash >>> 16))
            || low == spreadTwice(hash)
            || low == byGoldenRatio(hash)
            || low == byMurmur(hash));
  }

  /** Mixes the bits as the JDK did up to version 7. */
  private static int spreadTwice(int hash) {
    int h = hash ^ (hash >>> 20) ^ (hash >>> 12);
    return h ^ (h >>> 7) ^ (h >>> 4);
  }

  private static int byGoldenRatio(int hash) {
    int h = hash * 0x9E3779B9;
    return h ^ (h >>> 16);
  }

  private static int byMurmur(int hash) {
    int h = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
    h = (h ^ (h >>> 13)) * 0xC2B2AE35;
    return h ^ (h >>> 16);
  }
}
