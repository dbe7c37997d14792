package io.github.dynamojcache.internal.values.kryo;

import java.net.URL;
import java.util.Collection;
import java.util.Map;

/** What the hash code of an object of a class is computed from. */
enum HashWeight {
  /** Nothing in the object: it is the identity hash code. */
  NOTHING,
  /** All its content: containers of elements, records, and plain values. */
  CONTENT,
  /**
   * Defined by the application's class, so unknown. Mostly it is an id, sometimes all of the
   * fields.
   */
  UNKNOWN,
  /** A DNS lookup. */
  NETWORK;

  /**
   * Returns the weight of a class.
   *
   * @param type the class of an object
   */
  static HashWeight of(Class<?> type) {
    if (type == URL.class) {
      return NETWORK;
    }
    boolean application = !ValueClassValidator.ofTheJdk(type);
    if (hashesItsIdentity(type) && !(application && Comparable.class.isAssignableFrom(type))) {
      return NOTHING;
    }
    return application && !type.isRecord() && !isContainer(type) ? UNKNOWN : CONTENT;
  }

  private static boolean hashesItsIdentity(Class<?> type) {
    try {
      return type.getMethod("hashCode").getDeclaringClass() == Object.class;
    } catch (NoSuchMethodException e) {
      return false; // an interface; no object has it as its class
    }
  }

  private static boolean isContainer(Class<?> type) {
    return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
  }
}
