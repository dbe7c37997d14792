package io.github.dynamojcache.values;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.Vector;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Levels of a hierarchy whose fields are not the state: those that hold a hash table, spare room or
 * a cache. Each has a view of the state instead, and a reason.
 */
final class Views {

  private static final String TABLE =
      "the layout of a table depends on its capacity and on hash codes; its entries do not";
  private static final String ROOM = "room that is not used yet";
  private static final String TREE = "the shape of a balanced tree depends on its history";
  private static final String DERIVED = "all other fields are computed from these";

  private static final Map<String, View> BY_CLASS = new HashMap<>();

  /**
   * The state that one class of a hierarchy adds.
   *
   * @param why why its fields are not compared one by one
   * @param state takes the parts out of an object
   */
  record View(String why, Function<Object, List<Part>> state) {

    List<Part> parts(Object object) {
      return state.apply(object);
    }
  }

  static {
    put("java.util.HashMap", TABLE, Views::hashMap);
    put("java.util.LinkedHashMap", TABLE, Views::linkedHashMap);
    put("java.util.Hashtable", TABLE, Views::hashtable);
    put("java.util.concurrent.ConcurrentHashMap", TABLE, Views::bagOfEntries);
    put("java.util.IdentityHashMap", TABLE, Views::bagOfEntries);
    put("java.util.WeakHashMap", TABLE, Views::bagOfEntries);
    put("java.util.ImmutableCollections$MapN", TABLE, Views::bagOfEntries);
    put("java.util.ImmutableCollections$SetN", TABLE, Views::bagOfElements);
    put("java.util.ImmutableCollections$Set12", TABLE, Views::bagOfElements);
    put("java.util.TreeMap", TREE, Views::sorted);
    put("java.util.concurrent.ConcurrentSkipListMap", TREE, Views::sorted);
    put("java.util.EnumMap", TABLE, Views::enumMap);
    put("java.util.ArrayList", ROOM, o -> elements(o, ArrayList.class, "elementData", "size"));
    put("java.util.Vector", ROOM, Views::vector);
    put("java.util.PriorityQueue", ROOM, Views::priorityQueue);
    put("java.util.ArrayDeque", ROOM, Views::inOrder);
    put("java.util.LinkedList", "links between the elements", Views::inOrder);
    put("java.util.BitSet", ROOM, o -> one("words", ((BitSet) o).toLongArray()));
    put("java.lang.AbstractStringBuilder", ROOM, o -> one("text", o.toString()));
    put("java.math.BigDecimal", DERIVED, Views::bigDecimal);
    put("java.math.BigInteger", DERIVED, o -> one("bytes", ((BigInteger) o).toByteArray()));
    put("java.util.Date", DERIVED, o -> one("time", ((Date) o).getTime()));
    put("java.util.regex.Pattern", DERIVED, Views::pattern);
    put("java.util.concurrent.atomic.Striped64", "several cells make one number", o -> List.of());
    put("java.util.concurrent.atomic.LongAdder", DERIVED, o -> one("sum", o.toString()));
    put("java.util.concurrent.atomic.DoubleAdder", DERIVED, o -> one("sum", o.toString()));
    put("sun.util.locale.LocaleExtensions", DERIVED, o -> hidden(o, "id"));
    put("java.net.URI", DERIVED, o -> one("text", o.toString()));
    put("sun.nio.fs.UnixPath", DERIVED, o -> one("path", o.toString()));
    put("java.time.zone.ZoneRules", "arrays that are shared or not", Views::zoneRules);
    LibraryViews.all().forEach(BY_CLASS::put);
    RebuiltViews.all().forEach(BY_CLASS::put);
    QueueViews.all().forEach(BY_CLASS::put);
    CalendarViews.all().forEach(BY_CLASS::put);
  }

  private Views() {}

  private static void put(String className, String why, Function<Object, List<Part>> state) {
    BY_CLASS.put(className, new View(why, state));
  }

  /** Returns the view of a level, or null when its fields are its state. */
  static @Nullable View of(Class<?> level) {
    return BY_CLASS.get(level.getName());
  }

  static List<Part> one(String label, @Nullable Object value) {
    return List.of(new Part.Value(label, value));
  }

  private static List<Part> hidden(Object object, String field) {
    return one(field, Anatomy.read(object.getClass(), field, object));
  }

  /** Returns elements one by one, and how many there are. */
  static List<Part> row(String label, Collection<?> elements) {
    List<Part> parts = new ArrayList<>();
    int i = 0;
    for (Object element : elements) {
      parts.add(new Part.Value(label + "[" + i++ + "]", element));
    }
    parts.add(new Part.Value("size", i));
    return parts;
  }

  private static List<@Nullable Object> entry(@Nullable Object key, @Nullable Object value) {
    return Arrays.asList(key, value);
  }

  /** Not by its methods: a subclass may have changed them. */
  private static List<Part> hashMap(Object map) {
    if (map instanceof LinkedHashMap<?, ?>) {
      return List.of(); // in the order of its links, one level below
    }
    return chained(HashMap.class, "java.util.HashMap$Node", map);
  }

  private static List<Part> hashtable(Object map) {
    return chained(Hashtable.class, "java.util.Hashtable$Entry", map);
  }

  private static List<Part> chained(Class<?> owner, String nodeClass, Object map) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    Object[] table = (Object[]) Anatomy.read(owner, "table", map);
    Class<?> node = named(nodeClass);
    for (Object first : table == null ? new Object[0] : table) {
      for (Object n = first; n != null; n = Anatomy.read(node, "next", n)) {
        rows.add(entry(Anatomy.read(node, "key", n), Anatomy.read(node, "value", n)));
      }
    }
    return List.of(new Part.Bag("entries", rows));
  }

  private static List<Part> linkedHashMap(Object map) {
    Class<?> node = named("java.util.HashMap$Node");
    Class<?> linked = named("java.util.LinkedHashMap$Entry");
    List<@Nullable Object> all = new ArrayList<>();
    for (Object n = Anatomy.read(LinkedHashMap.class, "head", map);
        n != null;
        n = Anatomy.read(linked, "after", n)) {
      all.add(Anatomy.read(node, "key", n));
      all.add(Anatomy.read(node, "value", n));
    }
    List<Part> parts = row("keysAndValues", all);
    parts.add(new Part.Value("accessOrder", Anatomy.read(LinkedHashMap.class, "accessOrder", map)));
    return parts;
  }

  private static Class<?> named(String className) {
    try {
      return Class.forName(className);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the entries of a map in any order. */
  static List<Part> bagOfEntries(Object map) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    ((Map<?, ?>) map).forEach((key, value) -> rows.add(entry(key, value)));
    return List.of(new Part.Bag("entries", rows));
  }

  private static List<Part> bagOfElements(Object set) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    ((Collection<?>) set).forEach(element -> rows.add(Arrays.asList(element)));
    return List.of(new Part.Bag("elements", rows));
  }

  /** Returns the elements of a collection, in the order of its iterator. */
  static List<Part> inOrder(Object collection) {
    return row("elements", Arrays.asList(((Collection<?>) collection).toArray()));
  }

  static List<Part> keysAndValues(Map<?, ?> map) {
    List<@Nullable Object> all = new ArrayList<>();
    map.forEach(
        (key, value) -> {
          all.add(key);
          all.add(value);
        });
    return row("keysAndValues", all);
  }

  private static List<Part> sorted(Object map) {
    List<Part> parts = keysAndValues((Map<?, ?>) map);
    parts.add(new Part.Value("comparator", ((SortedMap<?, ?>) map).comparator()));
    return parts;
  }

  private static List<Part> enumMap(Object map) {
    List<Part> parts = keysAndValues((Map<?, ?>) map);
    parts.add(new Part.Value("keyType", Anatomy.read(EnumMap.class, "keyType", map)));
    return parts;
  }

  private static List<Part> elements(Object list, Class<?> owner, String array, String size) {
    Object[] room = (Object[]) Anatomy.read(owner, array, list);
    int used = Anatomy.read(owner, size, list) instanceof Integer elements ? elements : 0;
    return row("elements", room == null ? List.of() : Arrays.asList(room).subList(0, used));
  }

  private static List<Part> vector(Object vector) {
    List<Part> parts = elements(vector, Vector.class, "elementData", "elementCount");
    Object increment = Anatomy.read(Vector.class, "capacityIncrement", vector);
    parts.add(new Part.Value("capacityIncrement", increment));
    return parts;
  }

  private static List<Part> priorityQueue(Object queue) {
    List<Part> parts = elements(queue, PriorityQueue.class, "queue", "size");
    parts.add(new Part.Value("comparator", ((PriorityQueue<?>) queue).comparator()));
    return parts;
  }

  private static List<Part> bigDecimal(Object number) {
    BigDecimal decimal = (BigDecimal) number;
    return List.of(
        new Part.Value("unscaled", decimal.unscaledValue().toByteArray()),
        new Part.Value("scale", decimal.scale()));
  }

  private static List<Part> zoneRules(Object object) {
    ZoneRules rules = (ZoneRules) object;
    return List.of(
        new Part.Value("fixed", rules.toString()),
        new Part.Value("transitions", rules.getTransitions().toString()),
        new Part.Value("rules", rules.getTransitionRules().toString()));
  }

  private static List<Part> pattern(Object object) {
    Pattern pattern = (Pattern) object;
    return List.of(
        new Part.Value("pattern", pattern.pattern()),
        new Part.Value("flags", Anatomy.read(Pattern.class, "flags", pattern)));
  }
}
