package io.github.dynamojcache.internal.values.kryo;

import java.net.URL;
import java.util.Collection;
import java.util.Map;

/** What the hash code of an object of some class goes through. */
enum HashWeight {
  /** Nothing that is in the object: it is the object's identity. */
  NOTHING,
  /** All that is in it: containers of elements, records, and plain values. */
  CONTENT,
  /**
   * What the application's class says, which nobody can know. Mostly it is an id, sometimes all of
   * the fields.
   */
  UNKNOWN,
  /** The network. */
  NETWORK;

  /**
   * Tells it of a class.
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
      return false; // an interface; objects are of none
    }
  }

  private static boolean isContainer(Class<?> type) {
    return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
  }
}
