package io.github.dynamojcache.codec.filter;

import java.util.HashSet;
import java.util.Set;

/**
 * The classes of the JDK that are values, by name. They are those that the codecs know how to write
 * and to read; none of them does anything but hold what it is given.
 */
final class PlatformClasses {

  /** A package, a colon, and what is let in of it. */
  private static final String VALUES =
      """
      java.lang: Object Record Enum Comparable CharSequence Iterable Cloneable Number Class Void
      java.lang: Boolean Byte Character Short Integer Long Float Double
      java.lang: String StringBuilder StringBuffer StackTraceElement Throwable String$CaseInsensitiveComparator
      java.io: Serializable File
      java.math: BigDecimal BigInteger MathContext RoundingMode
      java.net: URI URL InetAddress Inet4Address Inet6Address InetSocketAddress
      java.nio.charset: Charset
      java.nio.file: Path
      java.sql: Date Time Timestamp
      java.util.regex: Pattern
      java.util: Collection List Set Map Map$Entry SortedSet SortedMap NavigableSet NavigableMap Queue Deque Comparator
      java.util: ArrayList LinkedList Vector Stack ArrayDeque PriorityQueue Arrays$ArrayList
      java.util: HashSet LinkedHashSet TreeSet EnumSet BitSet
      java.util: HashMap LinkedHashMap TreeMap EnumMap IdentityHashMap WeakHashMap Hashtable Properties
      java.util: AbstractMap$SimpleEntry AbstractMap$SimpleImmutableEntry
      java.util: Optional OptionalInt OptionalLong OptionalDouble
      java.util: UUID Locale Locale$Category Currency Date Calendar GregorianCalendar TimeZone
      java.util: Collections$EmptyList Collections$EmptySet Collections$EmptyMap
      java.util: Collections$SingletonList Collections$SingletonSet Collections$SingletonMap
      java.util: Collections$UnmodifiableCollection Collections$UnmodifiableList Collections$UnmodifiableRandomAccessList
      java.util: Collections$UnmodifiableSet Collections$UnmodifiableSortedSet Collections$UnmodifiableNavigableSet
      java.util: Collections$UnmodifiableMap Collections$UnmodifiableSortedMap Collections$UnmodifiableNavigableMap
      java.util: Collections$SynchronizedCollection Collections$SynchronizedList Collections$SynchronizedRandomAccessList
      java.util: Collections$SynchronizedSet Collections$SynchronizedSortedSet Collections$SynchronizedNavigableSet
      java.util: Collections$SynchronizedMap Collections$SynchronizedSortedMap Collections$SynchronizedNavigableMap
      java.util: Collections$ReverseComparator Collections$ReverseComparator2 Comparators$NaturalOrderComparator
      java.util.concurrent: TimeUnit ConcurrentMap ConcurrentHashMap ConcurrentHashMap$KeySetView
      java.util.concurrent: ConcurrentSkipListMap ConcurrentSkipListSet CopyOnWriteArrayList CopyOnWriteArraySet
      java.util.concurrent: ConcurrentLinkedQueue ConcurrentLinkedDeque LinkedBlockingQueue LinkedBlockingDeque
      java.util.concurrent.atomic: AtomicBoolean AtomicInteger AtomicLong AtomicReference
      """;

  private static final Set<String> NAMES = names();

  private PlatformClasses() {}

  private static Set<String> names() {
    Set<String> names = new HashSet<>();
    VALUES
        .lines()
        .forEach(
            line -> {
              int colon = line.indexOf(':');
              String inPackage = line.substring(0, colon) + ".";
              for (String name : line.substring(colon + 2).split(" ", -1)) {
                names.add(inPackage + name);
              }
            });
    return Set.copyOf(names);
  }

  /**
   * Tells whether a name is that of a class of the Java platform, or looks like it.
   *
   * @param className the name of a class
   * @return whether it is in a package that only the platform may use, or in {@code javax}
   */
  static boolean owns(String className) {
    return className.startsWith("java.")
        || (className.startsWith("javax.") && !className.startsWith("javax.cache."))
        || className.startsWith("jdk.")
        || className.startsWith("sun.")
        || className.startsWith("com.sun.");
  }

  /**
   * Tells whether a class of the platform is a value.
   *
   * @param className the name of a class
   * @return whether every cache may store it
   */
  static boolean isValue(String className) {
    return NAMES.contains(className)
        || className.startsWith("java.time.")
        || isException(className);
  }

  /** Exceptions hold a message, a trace and others of their kind. Those of javax hold more. */
  private static boolean isException(String className) {
    return className.startsWith("java.")
        && (className.endsWith("Exception") || className.endsWith("Error"));
  }
}
