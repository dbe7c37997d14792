package io.github.dynamojcache.values;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;

/**
 * Every field that may differ between what the codec and what Java serialization bring back, and
 * why that changes nothing. A field that is not in the table must be the same.
 */
final class IrrelevantFields {

  /** A class, or all of a package, its fields, and after the colon the reason. */
  private static final String TABLE =
      """
      java.util.AbstractList modCount: counts changes for iterators that are under way
      java.util.AbstractMap keySet values: views, made when first asked for
      java.util.Collections$UnmodifiableMap keySet entrySet values: views, made when first asked for
      java.util.Collections$SynchronizedMap keySet entrySet values: views, made when first asked for
      java.util.Collections$CheckedMap entrySet: a view, made when first asked for
      java.util.Collections$CheckedCollection zeroLengthElementArray: made when first asked for
      java.util.Collections$SingletonMap keySet entrySet values: views, made when first asked for
      java.util.EnumSet universe: all constants of the element type, which is compared
      java.util.Locale hashCodeValue languageTag: computed when first asked for
      sun.util.locale.BaseLocale hash: computed when first asked for
      java.lang.StringBuffer toStringCache: the text that was made last
      java.util.UUID hash: computed when first asked for
      java.util.SimpleTimeZone cacheYear cacheStart cacheEnd: the year that was asked for last
      java.util.TimeZone zoneId: made when first asked for
      sun.util.calendar.ZoneInfo dirty: set on all that Java serialization reads, whatever they were
      sun.util.calendar.ZoneInfo lastRule: made when first asked for
      java.lang.ThreadLocal threadLocalHashCode: the next number of the JVM
      java.lang.NullPointerException extendedMessage extendedMessageState numStackTracesFilledIn: of the JVM that threw
      java.util.TreeMap$NavigableSubMap descendingMapView entrySetView navigableKeySetView: views, made when first asked for
      java.util.TreeMap$AscendingSubMap entrySetView: a view, made when first asked for
      java.util.TreeMap$DescendingSubMap entrySetView: a view, made when first asked for
      java.util.concurrent.ConcurrentSkipListMap$SubMap keySetView valuesView entrySetView: views, made when first asked for
      java.lang.Throwable backtrace depth: of the JVM that threw; the trace itself is compared
      java.lang.StackTraceElement declaringClassObject: set only while the JVM makes the trace
      java.net.URL hashCode hostAddress tempState: computed when first asked for
      java.net.InetAddress canonicalHostName: found when first asked for
      java.io.File status filePath: computed when first asked for
      java.time.zone.ZoneRules lastRulesCache: years that were asked for before
      java.util.concurrent.CopyOnWriteArrayList lock: a monitor
      com.google.common.base.Suppliers$MemoizingSupplier lock: a monitor
      com.google.common.net.MediaType toString hashCode parsedCharset: computed when first asked for
      com.google.gson.internal.LinkedTreeMap entrySet keySet: views, made when first asked for
      com.fasterxml.jackson.databind.node.ContainerNode _nodeFactory: for nodes that are added later; no document has it
      com.google.protobuf.SmallSortedMap lazyEntrySet lazyDescendingEntrySet: views, made when first asked for
      com.google.protobuf.* memoizedIsInitialized memoizedHashCode memoizedSize: computed when first asked for
      kotlin.SynchronizedLazyImpl _value initializer: evaluated when it is written, as its writeReplace does
      org.apache.avro.util.Utf8 hash string: made when first asked for
      org.springframework.util.LinkedCaseInsensitiveMap keySet values entrySet: views, made when first asked for
      scala.math.BigDecimal computedHashCode: computed when first asked for
      com.carrotsearch.hppc.IntIntHashMap iterationSeed: another one for each map that is made
      com.carrotsearch.hppc.IntObjectHashMap iterationSeed: another one for each map that is made
      com.carrotsearch.hppc.ObjectIntHashMap iterationSeed: another one for each map that is made
      """;

  private static final Map<String, String> WHY = parse();

  private IrrelevantFields() {}

  private static Map<String, String> parse() {
    Map<String, String> why = new HashMap<>();
    TABLE
        .lines()
        .forEach(
            line -> {
              int colon = line.indexOf(':');
              String[] words = line.substring(0, colon).split(" ", -1);
              for (int i = 1; i < words.length; i++) {
                why.put(words[0] + "#" + words[i], line.substring(colon + 2));
              }
            });
    return Map.copyOf(why);
  }

  /** Returns whether the field is in the table. */
  static boolean contain(Field field) {
    String owner = field.getDeclaringClass().getName();
    return WHY.containsKey(owner + "#" + field.getName())
        || WHY.containsKey(owner.substring(0, owner.lastIndexOf('.') + 1) + "*#" + field.getName());
  }
}
