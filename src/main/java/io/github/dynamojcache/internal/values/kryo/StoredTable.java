package io.github.dynamojcache.internal.values.kryo;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hash table in the fields of a class that is not a collection of the JDK. The place of a key
 * depends on its hash code, so a key that is an enum is found only in one JVM. Such a class is
 * recognized by fields needed to find places, such as a mask or a load factor; its keys are
 * recognized by their field names, if these say so.
 *
 * @param places the fields with arrays or lists of keys, elements or nodes
 * @param byIdentity whether the class never calls a key's {@code hashCode}
 */
record StoredTable(List<Field> places, boolean byIdentity) {

  private static final Pattern TABLE =
      Pattern.compile(
          "Hash(ed)?(Map|Set|Table|Bag|Multi|Bi|Big|Index|Trie|Array)|Hashtable|Trie|Scatter");
  private static final Pattern IDENTITY = Pattern.compile("Identity|Reference");
  private static final Pattern NODE = Pattern.compile("Node|Entry|Bucket|Leaf|Slot|Cell");
  private static final Pattern PLACING =
      Pattern.compile("mask|load_?factor|threshold|resize|rehash|bit_?map");

  /** Scala prefixes the name of a field with that of the class. */
  private static final Pattern KEY = Pattern.compile("(.*\\$)?_*(keys?|k)\\d*_*");

  private static final Pattern BUCKETS = Pattern.compile("bucket|hash|slot|table");
  private static final Pattern PLACES =
      Pattern.compile("elem|entr|item|node|child|root|set|value|data|array|buf|cell|store|storage");

  /** The most parts checked in one table; a search must not take long. */
  private static final int MOST_PARTS = 100_000;

  /**
   * Looks for a hash table in a class.
   *
   * @param type a class that is written field by field
   * @return null when it has none
   */
  static @Nullable StoredTable of(Class<?> type) {
    List<Field> fields = ValueClassValidator.storedFields(type);
    if (!isNamed(TABLE, type) && fields.stream().noneMatch(StoredTable::placesElements)) {
      return null;
    }
    boolean namesKeys = fields.stream().anyMatch(f -> f.getType().isArray() && isKey(f));
    List<Field> places = new ArrayList<>();
    for (Field field : fields) {
      if ((namesKeys ? isKey(field) && isOfObjects(field.getType()) : mayBePlaces(field))
          && field.trySetAccessible()) {
        places.add(field);
      }
    }
    return places.isEmpty()
        ? null
        : new StoredTable(List.copyOf(places), isNamed(TABLE, type) && isNamed(IDENTITY, type));
  }

  private static boolean isNamed(Pattern pattern, Class<?> type) {
    for (Class<?> c = type; !ValueClassValidator.ofTheJdk(c); c = c.getSuperclass()) {
      if (pattern.matcher(c.getSimpleName()).find()) {
        return true;
      }
    }
    return false;
  }

  private static boolean placesElements(Field field) {
    Class<?> type = field.getType();
    return type.isPrimitive() && type != boolean.class && PLACING.matcher(lower(field)).find();
  }

  private static boolean isKey(Field field) {
    return KEY.matcher(lower(field)).matches();
  }

  private static boolean mayBePlaces(Field field) {
    Class<?> type = field.getType();
    boolean buckets = BUCKETS.matcher(lower(field)).find();
    return isOfObjects(type)
        ? buckets
            || PLACES.matcher(lower(field)).find()
            || !ValueClassValidator.ofTheJdk(innermost(type))
        : buckets && Collection.class.isAssignableFrom(type);
  }

  private static String lower(Field field) {
    return field.getName().toLowerCase(Locale.ROOT);
  }

  /** Tells whether an array may be a hash table: its elements are arbitrary objects, or nodes. */
  private static boolean isOfObjects(Class<?> type) {
    Class<?> element = innermost(type);
    return type.isArray()
        && !element.isPrimitive()
        && (ValueClassValidator.ofTheJdk(element)
            ? !Modifier.isFinal(element.getModifiers())
            : isNode(element));
  }

  private static Class<?> innermost(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return element;
  }

  private static boolean isNode(Class<?> type) {
    if (type.isEnum()) {
      return false;
    }
    return NODE.matcher(type.getSimpleName()).find()
        || List.of(type.getDeclaredFields()).stream().anyMatch(f -> f.getType() == type);
  }

  /**
   * Refuses an object whose keys another JVM would look up at other places.
   *
   * @param object an object of the class
   * @throws RefusedClassException when it has such a key
   */
  void check(Object object) {
    for (Field field : places) {
      try {
        Object held = field.get(object);
        if (held != null && holdsUnstable(held, object.getClass())) {
          throw new RefusedClassException(
              object.getClass(),
              "is a hash table: in its field '"
                  + field.getName()
                  + "' each key stands where its hash code says, and another JVM computes another"
                  + " one, since it goes by identity, or since a key is or holds an enum, a class"
                  + " or an object without hashCode. Store a copy in a collection of the JDK, or"
                  + " teach the class by a ValueSurrogate");
        }
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e); // cannot happen: the field is accessible
      }
    }
  }

  private boolean holdsUnstable(Object places, Class<?> table) {
    Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> waiting = new ArrayDeque<>();
    waiting.add(places);
    while (!waiting.isEmpty() && met.size() < MOST_PARTS) {
      Object next = waiting.remove();
      if (!met.add(next)) {
        continue;
      }
      if (next instanceof Object[] || next instanceof Collection<?>) {
        PartsOfObject.visit(next, (part, name) -> addTo(waiting, part));
      } else if (isNodeOf(table, next.getClass())) {
        addKeys(next, table, waiting);
      } else if (byIdentity || UnstableHash.isOf(next)) {
        return true;
      }
    }
    return false;
  }

  private static void addTo(Deque<Object> waiting, @Nullable Object part) {
    if (part != null) {
      waiting.add(part);
    }
  }

  /** A key's class may also be named like a node, but it is not in the table's package. */
  private static boolean isNodeOf(Class<?> table, Class<?> type) {
    return type.getPackageName().equals(table.getPackageName()) && isNode(type);
  }

  /**
   * Adds the keys of a node, or all of its parts if none is named as a key, and the nodes it refers
   * to.
   */
  private static void addKeys(Object node, Class<?> table, Deque<Object> waiting) {
    List<Object> keys = new ArrayList<>();
    List<Object> others = new ArrayList<>();
    PartsOfObject.visitFields(
        node,
        (part, name) -> {
          if (part != null) {
            boolean key = KEY.matcher(name.substring(1).toLowerCase(Locale.ROOT)).matches();
            (key ? keys : others).add(part);
          }
        });
    waiting.addAll(keys);
    for (Object other : others) {
      if (keys.isEmpty() || isNodeOf(table, other.getClass())) {
        waiting.add(other);
      }
    }
  }
}
