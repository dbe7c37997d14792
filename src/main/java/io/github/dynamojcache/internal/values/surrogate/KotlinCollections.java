package io.github.dynamojcache.internal.values.surrogate;

import io.github.dynamojcache.codec.UnsupportedValueException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The persistent collections of kotlinx.collections.immutable: stored as their elements, which are
 * added to a new one. Their own fields depend on hash codes, which differ between JVMs.
 */
final class KotlinCollections extends LibrarySurrogate<Object> {

  private static final String PACKAGE = "kotlinx.collections.immutable.";

  private final UnaryOperator<Object> copy;
  private final LibraryMethod empty;
  private final LibraryMethod addAll;

  private KotlinCollections(
      Class<?> type, String maker, String adding, Class<?> added, UnaryOperator<Object> copy) {
    super(type);
    this.copy = copy;
    this.empty = LibraryMethod.of(LibraryMethod.classBeside(type, PACKAGE + "ExtensionsKt"), maker);
    this.addAll = LibraryMethod.of(type, adding, added);
  }

  /** The class of a list is determined by its size. */
  static KotlinCollections lists(Class<?> type) {
    Class<?> list = LibraryMethod.classBeside(type, PACKAGE + "PersistentList");
    return new KotlinCollections(
        list,
        "persistentListOf",
        "addAll",
        Collection.class,
        value -> new ArrayList<>((List<?>) value));
  }

  static KotlinCollections sets(Class<?> type) {
    return sets(type, "persistentSetOf");
  }

  static KotlinCollections hashSets(Class<?> type) {
    return sets(type, "persistentHashSetOf");
  }

  private static KotlinCollections sets(Class<?> type, String maker) {
    return new KotlinCollections(
        type, maker, "addAll", Collection.class, value -> new LinkedHashSet<>((Set<?>) value));
  }

  static KotlinCollections maps(Class<?> type) {
    return maps(type, "persistentMapOf");
  }

  static KotlinCollections hashMaps(Class<?> type) {
    return maps(type, "persistentHashMapOf");
  }

  private static KotlinCollections maps(Class<?> type, String maker) {
    return new KotlinCollections(
        type, maker, "putAll", Map.class, value -> new LinkedHashMap<>((Map<?, ?>) value));
  }

  @Override
  public Object toStored(Object value) {
    Object stored = copy.apply(value);
    if (areTooManyCollisions(stored)) {
      throw new UnsupportedValueException(
          "too many of its keys have one hash code to be read back. Give their class another"
              + " hashCode",
          null);
    }
    return stored;
  }

  private static boolean areTooManyCollisions(Object stored) {
    return stored instanceof Map<?, ?> map
        ? Collisions.areTooMany(map.keySet())
        : stored instanceof Set<?> set && Collisions.areTooMany(set);
  }

  @Override
  public Object fromStored(Object stored) {
    if (areTooManyCollisions(stored)) {
      throw new IllegalArgumentException("too many keys have one hash code");
    }
    return addAll.get(empty.get(null), stored);
  }
}
