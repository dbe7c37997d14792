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
 * The class under whose name an object is written. Private classes of the JDK are written as their
 * public counterparts: a view of a map as an ordinary set, a time zone as {@code TimeZone}. So
 * stored data never contains a private name.
 */
final class WireClass {

  private static final String HIBERNATE_COLLECTIONS = "org.hibernate.collection.";

  /** Their elements are found by identity, which no ordinary set does. */
  private static final String IDENTITY_VIEWS = "java.util.IdentityHashMap$";

  private static final List<Class<?>> KINDS =
      List.of(EnumSet.class, Path.class, TimeZone.class, ZoneId.class, Charset.class);

  /** Private classes that have serializers: writing them as another class would change them. */
  private static final List<String> KEPT =
      List.of(
          "java.util.Collections$Empty",
          "java.util.Collections$Singleton",
          "java.util.Collections$Unmodifiable",
          "java.util.Collections$Synchronized",
          "java.util.Arrays$ArrayList");

  private WireClass() {}

  /**
   * Returns the class that represents another one in stored data.
   *
   * @param type the class of an object
   * @return that class itself, or the one that represents it. {@code List}, {@code Set} and {@code
   *     Map} represent the immutable ones of the JDK
   */
  static Class<?> of(Class<?> type) {
    if (type.isArray() || type.isPrimitive()) {
      return type;
    }
    if (ValueClassValidator.ofTheJdk(type)) {
      return isPublic(type) ? type : ofJdkInternal(type);
    }
    // It is attached to a session that no longer exists when the value is read.
    return type.getName().startsWith(HIBERNATE_COLLECTIONS) ? ofContainer(type) : type;
  }

  private static boolean isPublic(Class<?> type) {
    if (!type.getModule().isExported(type.getPackageName())) {
      return false; // for example UTF-8's class, which is public only inside the JDK
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
      return type; // it is a map only by inheritance
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
      // Nested ones, as of emptySortedSet, and those that JDK 17 lacks are treated as other views.
      if (name.startsWith(kept)
          && name.indexOf('$', kept.length()) < 0
          && !name.contains("Sequenced")) {
        return type;
      }
    }
    // An object that Java serialization writes under its own name has more state than its elements.
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
