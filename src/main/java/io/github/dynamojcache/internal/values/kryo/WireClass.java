package io.github.dynamojcache.internal.values.kryo;

import java.lang.reflect.Modifier;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.Provider;
import java.time.ZoneId;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The class under whose name an object is written. Classes that the JDK keeps to itself are written
 * as what they are to others: a view of a map as a set of its own, a time zone as a time zone. So
 * no such name stands in stored data.
 */
final class WireClass {

  private static final String HIBERNATE_COLLECTIONS = "org.hibernate.collection.";

  /** They find what is in them by identity, which no set of its own does. */
  private static final String IDENTITY_VIEWS = "java.util.IdentityHashMap$";

  private static final List<Class<?>> KINDS =
      List.of(EnumSet.class, Path.class, TimeZone.class, ZoneId.class, Charset.class);

  /** Private classes that have serializers: to write them as something else would change them. */
  private static final List<String> KEPT =
      List.of(
          "java.util.Collections$Empty",
          "java.util.Collections$Singleton",
          "java.util.Collections$Unmodifiable",
          "java.util.Collections$Synchronized",
          "java.util.Arrays$ArrayList");

  private WireClass() {}

  /**
   * Returns the class that stands for another in stored data.
   *
   * @param type the class of an object
   * @return that class itself, or the one that stands for it. {@code List}, {@code Set} and {@code
   *     Map} stand for the immutable ones of the JDK
   */
  static Class<?> of(Class<?> type) {
    if (type.isArray() || type.isPrimitive()) {
      return type;
    }
    if (ValueClassValidator.ofTheJdk(type)) {
      return isPublic(type) ? type : ofJdkInternal(type);
    }
    // Attached to a session that is long gone when the value is read.
    return type.getName().startsWith(HIBERNATE_COLLECTIONS) ? ofContainer(type) : type;
  }

  private static boolean isPublic(Class<?> type) {
    if (!type.getModule().isExported(type.getPackageName())) {
      return false; // as that of UTF-8, which is public to the JDK alone
    }
    for (Class<?> c = type; c != null; c = c.getEnclosingClass()) {
      if (!Modifier.isPublic(c.getModifiers())) {
        return false;
      }
    }
    return true;
  }

  private static Class<?> ofJdkInternal(Class<?> type) {
    if (Provider.class.isAssignableFrom(type)) {
      return type; // a map by accident
    }
    for (Class<?> kind : KINDS) {
      if (kind.isAssignableFrom(type)) {
        return kind;
      }
    }
    String name = type.getName();
    if (name.startsWith("java.util.ImmutableCollections$")) {
      return ofImmutable(type);
    }
    for (String kept : KEPT) {
      // Nested ones, as of emptySortedSet, and those that JDK 17 lacks are views like others.
      if (name.startsWith(kept)
          && name.indexOf('$', kept.length()) < 0
          && !name.contains("Sequenced")) {
        return type;
      }
    }
    // What Java serialization writes under its own name is more than its elements.
    boolean itself = SerializedClasses.areValues(type) && !name.contains("$Sequenced");
    return itself || name.startsWith(IDENTITY_VIEWS) ? type : ofContainer(type);
  }

  private static Class<?> ofImmutable(Class<?> type) {
    if (List.class.isAssignableFrom(type)) {
      return List.class;
    }
    if (Set.class.isAssignableFrom(type)) {
      return Set.class;
    }
    return Map.class.isAssignableFrom(type) ? Map.class : type;
  }

  private static Class<?> ofContainer(Class<?> type) {
    if (SortedSet.class.isAssignableFrom(type)) {
      return TreeSet.class;
    }
    if (Set.class.isAssignableFrom(type)) {
      return LinkedHashSet.class;
    }
    if (Collection.class.isAssignableFrom(type)) {
      return ArrayList.class;
    }
    if (SortedMap.class.isAssignableFrom(type)) {
      return TreeMap.class;
    }
    if (Map.class.isAssignableFrom(type)) {
      return LinkedHashMap.class;
    }
    return Map.Entry.class.isAssignableFrom(type) ? SimpleImmutableEntry.class : type;
  }
}
