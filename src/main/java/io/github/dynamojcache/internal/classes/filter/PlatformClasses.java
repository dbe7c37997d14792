package io.github.dynamojcache.internal.classes.filter;

import java.util.HashSet;
import java.util.Set;

/**
 * The classes of the JDK that are values, by name. The codecs can write and read all of them; none
 * does anything but hold the data it was given.
 */
final class PlatformClasses {

  /** Each line: a package, a colon, and the classes allowed in it. */
  private static final String VALUES =
      """
      java.lang: Object Record Enum Comparable CharSequence Iterable Cloneable Number Class Void
      java.lang: Boolean Byte Character Short Integer Long Float Double
      java.lang: String StringBuilder StringBuffer String$CaseInsensitiveComparator
      java.lang: StackTraceElement Throwable ThreadDeath Thread$State Character$UnicodeScript
      java.lang.annotation: ElementType RetentionPolicy
      java.io: Serializable File
      java.math: BigDecimal BigInteger MathContext RoundingMode
      java.net: URI URL InetAddress Inet4Address Inet6Address InetSocketAddress
      java.net: StandardProtocolFamily Proxy$Type
      java.nio.charset: Charset
      java.nio.file: Path AccessMode FileVisitOption LinkOption StandardCopyOption StandardOpenOption
      java.nio.file.attribute: PosixFilePermission
      java.sql: Date Time Timestamp SQLWarning DataTruncation JDBCType ClientInfoStatus RowIdLifetime
      java.text: Format NumberFormat DecimalFormat DecimalFormatSymbols CompactNumberFormat ChoiceFormat
      java.text: DateFormat SimpleDateFormat DateFormatSymbols MessageFormat
      java.text: Format$Field NumberFormat$Field DateFormat$Field MessageFormat$Field NumberFormat$Style
      java.text: AttributedCharacterIterator$Attribute Normalizer$Form
      java.util.regex: Pattern
      java.util: Collection List Set Map Map$Entry SortedSet SortedMap NavigableSet NavigableMap Queue Deque Comparator
      java.util: SequencedCollection SequencedSet SequencedMap
      java.util: AbstractCollection AbstractList AbstractSequentialList AbstractSet AbstractQueue AbstractMap
      java.util: ArrayList LinkedList Vector Stack ArrayDeque PriorityQueue Arrays$ArrayList
      java.util: HashSet LinkedHashSet TreeSet EnumSet BitSet
      java.util: RegularEnumSet JumboEnumSet EnumSet$SerializationProxy
      java.util: HashMap LinkedHashMap TreeMap EnumMap IdentityHashMap WeakHashMap Hashtable Properties
      java.util: TreeMap$AscendingSubMap TreeMap$DescendingSubMap TreeMap$SubMap
      java.util: AbstractMap$SimpleEntry AbstractMap$SimpleImmutableEntry KeyValueHolder
      java.util: Optional OptionalInt OptionalLong OptionalDouble
      java.util: UUID Locale Locale$Category Locale$FilteringMode Locale$IsoCountryCode Currency Random
      java.util: Date Calendar GregorianCalendar JapaneseImperialCalendar TimeZone SimpleTimeZone
      java.util: IntSummaryStatistics LongSummaryStatistics DoubleSummaryStatistics StringJoiner
      java.util: Formatter$BigDecimalLayoutForm
      java.util: CollSer ImmutableCollections$ListN ImmutableCollections$List12 ImmutableCollections$SubList
      java.util: ImmutableCollections$SetN ImmutableCollections$Set12 ImmutableCollections$MapN ImmutableCollections$Map1
      java.util: Collections$EmptyList Collections$EmptySet Collections$EmptyMap
      java.util: Collections$SingletonList Collections$SingletonSet Collections$SingletonMap
      java.util: Collections$CopiesList Collections$SetFromMap Collections$SequencedSetFromMap Collections$AsLIFOQueue
      java.util: Collections$UnmodifiableCollection Collections$UnmodifiableList Collections$UnmodifiableRandomAccessList
      java.util: Collections$UnmodifiableSet Collections$UnmodifiableSortedSet Collections$UnmodifiableNavigableSet
      java.util: Collections$UnmodifiableMap Collections$UnmodifiableSortedMap Collections$UnmodifiableNavigableMap
      java.util: Collections$UnmodifiableMap$UnmodifiableEntrySet Collections$UnmodifiableNavigableSet$EmptyNavigableSet
      java.util: Collections$UnmodifiableNavigableMap$EmptyNavigableMap Collections$UnmodifiableSequencedCollection
      java.util: Collections$UnmodifiableSequencedSet Collections$UnmodifiableSequencedMap
      java.util: Collections$SynchronizedCollection Collections$SynchronizedList Collections$SynchronizedRandomAccessList
      java.util: Collections$SynchronizedSet Collections$SynchronizedSortedSet Collections$SynchronizedNavigableSet
      java.util: Collections$SynchronizedMap Collections$SynchronizedSortedMap Collections$SynchronizedNavigableMap
      java.util: Collections$CheckedCollection Collections$CheckedList Collections$CheckedRandomAccessList
      java.util: Collections$CheckedQueue Collections$CheckedSet Collections$CheckedSortedSet Collections$CheckedNavigableSet
      java.util: Collections$CheckedMap Collections$CheckedSortedMap Collections$CheckedNavigableMap
      java.util: Collections$ReverseComparator Collections$ReverseComparator2
      java.util: Comparators$NaturalOrderComparator Comparators$NullComparator
      java.util.concurrent: TimeUnit ConcurrentMap ConcurrentNavigableMap BlockingQueue BlockingDeque TransferQueue
      java.util.concurrent: ConcurrentHashMap ConcurrentHashMap$KeySetView ConcurrentHashMap$Segment
      java.util.concurrent: ConcurrentSkipListMap ConcurrentSkipListSet CopyOnWriteArrayList CopyOnWriteArraySet
      java.util.concurrent: ConcurrentSkipListMap$SubMap
      java.util.concurrent: ConcurrentLinkedQueue ConcurrentLinkedDeque LinkedBlockingQueue LinkedBlockingDeque
      java.util.concurrent: ArrayBlockingQueue PriorityBlockingQueue LinkedTransferQueue Semaphore
      java.util.concurrent.atomic: AtomicBoolean AtomicInteger AtomicLong AtomicReference
      java.util.concurrent.atomic: AtomicIntegerArray AtomicLongArray AtomicReferenceArray
      java.util.concurrent.atomic: LongAdder LongAdder$SerializationProxy DoubleAdder DoubleAdder$SerializationProxy
      java.util.concurrent.locks: ReentrantLock ReentrantReadWriteLock StampedLock
      java.util.concurrent.locks: ReentrantLock$Sync ReentrantLock$NonfairSync ReentrantLock$FairSync
      javax.naming: NamingException NameNotFoundException NameAlreadyBoundException NamingSecurityException
      javax.naming: AuthenticationException CommunicationException ServiceUnavailableException
      javax.net.ssl: SSLException SSLHandshakeException SSLKeyException SSLPeerUnverifiedException SSLProtocolException
      javax.security.auth.login: LoginException AccountException AccountExpiredException AccountLockedException
      javax.security.auth.login: AccountNotFoundException CredentialException CredentialExpiredException
      javax.security.auth.login: CredentialNotFoundException FailedLoginException
      javax.security.auth.x500: X500Principal
      javax.xml.datatype: XMLGregorianCalendar Duration DatatypeConfigurationException
      javax.xml.namespace: QName
      com.sun.org.apache.xerces.internal.jaxp.datatype: XMLGregorianCalendarImpl DurationImpl
      com.sun.org.apache.xerces.internal.jaxp.datatype: DurationDayTimeImpl DurationYearMonthImpl DurationStream
      com.sun.org.apache.xerces.internal.jaxp.datatype: DurationImpl$DurationStream
      sun.util: BuddhistCalendar
      sun.util.calendar: ZoneInfo
      """;

  private static final Set<String> NAMES = names();

  private static final int JAVAX = "javax.".length();

  /** The packages of the JDK, including older versions. */
  private static final Set<String> JAVAX_PACKAGES =
      Set.of(
          "accessibility",
          "activity",
          "annotation",
          "crypto",
          "imageio",
          "lang",
          "management",
          "naming",
          "net",
          "print",
          "rmi",
          "script",
          "security",
          "smartcardio",
          "sound",
          "sql",
          "swing",
          "tools",
          "transaction",
          "xml");

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
   * @return whether its package is one of the platform's, or below one
   */
  static boolean owns(String className) {
    return className.startsWith("java.")
        || (className.startsWith("javax.") && isJavax(className))
        || className.startsWith("jdk.")
        || className.startsWith("sun.")
        || className.startsWith("com.sun.");
  }

  /**
   * Most of {@code javax} does not belong to the platform: JCache, money, servlets, persistence.
   */
  private static boolean isJavax(String className) {
    int dot = className.indexOf('.', JAVAX);
    return dot < 0 || JAVAX_PACKAGES.contains(className.substring(JAVAX, dot));
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

  /** Exceptions hold a message, a stack trace and other exceptions. Those of javax hold more. */
  private static boolean isException(String className) {
    return className.startsWith("java.")
        && (className.endsWith("Exception") || className.endsWith("Error"));
  }
}
