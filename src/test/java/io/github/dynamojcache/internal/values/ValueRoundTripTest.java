package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.ValueSamples.Level;
import io.github.dynamojcache.codec.ValueSamples.Line;
import io.github.dynamojcache.codec.ValueSamples.Point;
import io.github.dynamojcache.codec.ValueSamples.Tags;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of value comes back as it was. */
@SuppressWarnings({"JavaUtilDate", "JdkObsolete", "UnnecessaryStringBuilder"})
class ValueRoundTripTest {

  private final StoredValues values =
      new StoredValues(new KryoValueCodec(getClass().getClassLoader()));

  static Stream<Object> values() throws Exception {
    return Stream.of(
        // plain
        "text",
        "",
        "grüße \uD83D\uDE00 日本",
        "lone \uD83D surrogate",
        "\uDE00",
        1,
        1L,
        (short) 1,
        (byte) 1,
        'x',
        '\uD83D',
        true,
        1.5,
        Double.NaN,
        1.5f,
        new BigDecimal("1.50"),
        new BigInteger("123456789012345678901"),
        UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e"),
        URI.create("https://a.example/x?q=1#f"),
        URI.create("https://a.example/").toURL(),
        Locale.GERMANY,
        Currency.getInstance("EUR"),
        StandardCharsets.UTF_8,
        String.class,
        int.class,
        Level.LOW,
        Level.HIGH,
        DayOfWeek.MONDAY,
        TimeUnit.DAYS,
        new File("a/b"),
        Path.of("a", "b"),
        InetAddress.getByName("192.0.2.1"),
        InetAddress.getByAddress("host.example", new byte[] {(byte) 192, 0, 2, 1}),
        InetAddress.getByName("2001:db8::1"),
        InetSocketAddress.createUnresolved("host.example", 80),
        new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 80),
        new StackTraceElement("app", "m", "1", "A", "b", "A.java", 3),
        // time
        Instant.ofEpochSecond(-1, 5),
        LocalDate.of(2026, 11, 20),
        LocalTime.of(10, 30),
        LocalDateTime.of(2026, 11, 20, 10, 30),
        ZonedDateTime.of(2026, 11, 20, 10, 30, 0, 0, ZoneId.of("Europe/Berlin")),
        OffsetDateTime.of(2026, 11, 20, 10, 30, 0, 0, ZoneOffset.UTC),
        OffsetTime.of(10, 30, 0, 0, ZoneOffset.ofHours(2)),
        Duration.ofMillis(-1500),
        Period.of(1, 2, -3),
        Year.of(2026),
        YearMonth.of(2026, 3),
        MonthDay.of(2, 29),
        ZoneId.of("Europe/Berlin"),
        ZoneOffset.ofHours(-3),
        TimeZone.getTimeZone("Europe/Berlin"),
        new Date(1_700_000_000_123L),
        new java.sql.Date(5),
        new java.sql.Time(5),
        Timestamp.from(Instant.ofEpochSecond(-1, 123_456_789)),
        new GregorianCalendar(2026, 10, 20),
        // collections
        List.of(),
        List.of(1),
        List.of(1, "b", 3L),
        List.of(0, 1, 2, 3).subList(1, 3),
        Stream.of(1, null, "x").toList(),
        Stream.of(1, 2, 3).toList(),
        Set.of(),
        Set.of("a", "b", "c"),
        Map.of(),
        Map.of("a", 1, "b", List.of()),
        Map.entry("k", "v"),
        new SimpleEntry<>("k", 1),
        new HashMap<>(Map.of("k", 1)).entrySet().iterator().next(),
        new ArrayList<>(Arrays.asList(1, null, "x")),
        Arrays.asList(1, null, "x"),
        new LinkedList<>(List.of(1, 2)),
        new CopyOnWriteArrayList<>(List.of(1, 2)),
        new HashSet<>(Arrays.asList(1, null)),
        new LinkedHashSet<>(List.of(2, 1)),
        new TreeSet<>(List.of(2, 1)),
        new TreeSet<>(Comparator.<Integer>reverseOrder()),
        new TreeSet<>(String.CASE_INSENSITIVE_ORDER),
        new HashMap<>(Map.of("a", 1)),
        new LinkedHashMap<>(Map.of(Level.LOW, new Point(1, 2))),
        new TreeMap<>(Map.of("b", 1, "a", 2)),
        new ConcurrentHashMap<>(Map.of("a", 1)),
        new ConcurrentSkipListMap<>(Map.of("a", 1)),
        new ConcurrentSkipListSet<>(List.of(3, 1)),
        new BitSet(3),
        EnumSet.of(Level.HIGH),
        EnumSet.noneOf(Level.class),
        EnumSet.allOf(TimeUnit.class),
        new EnumMap<>(Map.of(Level.HIGH, "x")),
        new EnumMap<Level, String>(Level.class),
        Collections.emptyList(),
        Collections.emptyMap(),
        Collections.emptySortedSet(),
        Collections.emptyNavigableMap(),
        Collections.singletonList(1),
        Collections.singleton("x"),
        Collections.singletonMap("k", null),
        Collections.nCopies(3, "x"),
        Collections.unmodifiableList(new ArrayList<>(List.of(1, 2))),
        Collections.unmodifiableList(new LinkedList<>(List.of(1, 2))),
        Collections.unmodifiableSet(new HashSet<>(List.of(1, 2))),
        Collections.unmodifiableSortedSet(new TreeSet<>(List.of(1, 2))),
        Collections.unmodifiableNavigableSet(new TreeSet<>(List.of(1, 2))),
        Collections.unmodifiableMap(new LinkedHashMap<>(Map.of("a", 1))),
        Collections.unmodifiableSortedMap(new TreeMap<>(Map.of("a", 1))),
        Collections.unmodifiableNavigableMap(new TreeMap<>(Map.of("a", 1))),
        Collections.synchronizedList(new ArrayList<>(List.of(1, 2))),
        Collections.synchronizedSet(new HashSet<>(List.of(1, 2))),
        Collections.synchronizedMap(new HashMap<>(Map.of("a", 1))),
        Collections.synchronizedSortedMap(new TreeMap<>(Map.of("a", 1))),
        setFromMap("a"),
        new ArrayList<>(List.of(1, 2, 3)).subList(1, 3),
        new HashMap<>(Map.of("a", 1)).keySet(),
        new TreeMap<>(Map.of("b", 1, "a", 2)).keySet(),
        new TreeMap<>(Map.of("b", 1, "a", 2)).headMap("b"),
        new TreeMap<>(Map.of("b", 1, "a", 2)).descendingMap(),
        new LinkedHashMap<>(Map.of("a", 1)).entrySet(),
        new ConcurrentHashMap<>(Map.of("a", 1)).keySet(),
        new Tags(),
        Optional.empty(),
        Optional.of("x"),
        OptionalInt.of(1),
        // arrays
        new byte[] {1, 2},
        new int[] {1, 2},
        new long[][] {{1}, {}},
        new String[] {"a", null},
        new Object[] {1, "x", null, new int[] {1}},
        new Point[] {new Point(1, 2), null},
        // records
        new Point(1, 2),
        new Line(new Point(1, 2), null, List.of("a")),
        new Line(null, new Line(null, Level.HIGH, List.of()), new ArrayList<>()));
  }

  private static Set<String> setFromMap(String element) {
    Set<String> set = Collections.newSetFromMap(new ConcurrentHashMap<>());
    set.add(element);
    return set;
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValueComesBackEqual(Object value) throws Exception {
    assertThat(copy(value)).isEqualTo(value);
  }

  private Object copy(Object value) throws Exception {
    return values.decode(values.encode(value));
  }

  @ParameterizedTest
  @MethodSource("values")
  void whatCameBackIsWrittenAgain(Object value) throws Exception {
    assertThat(copy(copy(value))).isEqualTo(value);
  }

  static Stream<Object> keepTheirClass() {
    return Stream.of(
        List.of(1, 2, 3),
        new LinkedList<>(List.of(1)),
        new TreeMap<>(Map.of("a", 1)),
        new ConcurrentHashMap<>(Map.of("a", 1)),
        ConcurrentHashMap.newKeySet(),
        Collections.unmodifiableList(new ArrayList<>()),
        Collections.unmodifiableList(new LinkedList<>()),
        Collections.unmodifiableSet(new HashSet<>()),
        Collections.unmodifiableMap(new HashMap<>()),
        Collections.synchronizedMap(new HashMap<>()),
        EnumSet.noneOf(Level.class),
        new EnumMap<Level, String>(Level.class),
        new java.sql.Date(5),
        new Timestamp(5));
  }

  @ParameterizedTest
  @MethodSource("keepTheirClass")
  void aValueComesBackAsTheClassItWas(Object value) throws Exception {
    assertThat(copy(value)).hasSameClassAs(value);
  }

  @Test
  void whatHasNoEqualsComesBackWithTheSameContent() throws Exception {
    assertThat(copy(new AtomicInteger(5))).hasToString("5");
    assertThat(copy(new AtomicLong(5))).hasToString("5");
    assertThat(copy(new AtomicBoolean(true))).hasToString("true");
    assertThat(copy(new AtomicReference<>(List.of(1)))).hasToString("[1]");
    assertThat(copy(new StringBuilder("abc"))).hasToString("abc");
    assertThat(copy(Pattern.compile("a+", Pattern.CASE_INSENSITIVE)))
        .isInstanceOfSatisfying(
            Pattern.class,
            pattern -> {
              assertThat(pattern.pattern()).isEqualTo("a+");
              assertThat(pattern.flags()).isEqualTo(Pattern.CASE_INSENSITIVE);
            });
    assertThat((Collection<?>) copy(new ArrayDeque<>(List.of(1, 2))))
        .isInstanceOf(ArrayDeque.class)
        .hasToString("[1, 2]");
    assertThat((Collection<?>) copy(new HashMap<>(Map.of("a", 1)).values())).hasToString("[1]");
    assertThat(
            (Collection<?>) copy(Collections.unmodifiableCollection(new ArrayDeque<>(List.of(1)))))
        .hasToString("[1]");
    IdentityHashMap<Object, Object> identity = new IdentityHashMap<>();
    identity.put(Optional.of("a"), 1);
    assertThat(copy(identity)).isInstanceOf(IdentityHashMap.class).hasToString("{Optional[a]=1}");
  }

  @Test
  void sortedContainersKeepTheirOrder() throws Exception {
    TreeSet<Integer> set = new TreeSet<>(Comparator.<Integer>reverseOrder());
    set.addAll(List.of(1, 2, 3));
    Map<Integer, String> view = new TreeMap<>(Map.of(1, "a", 2, "b")).descendingMap();
    ConcurrentSkipListSet<String> names =
        new ConcurrentSkipListSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(List.of("b", "A"));

    assertThat(copy(set)).hasToString("[3, 2, 1]");
    assertThat(copy(view)).hasToString("{2=b, 1=a}");
    assertThat(copy(names))
        .isInstanceOfSatisfying(
            ConcurrentSkipListSet.class, copied -> assertThat(copied.contains("a")).isTrue());
  }

  @Test
  void anUnmodifiableCollectionStaysSo() throws Exception {
    @SuppressWarnings("unchecked")
    List<Object> list = (List<Object>) copy(Collections.unmodifiableList(new ArrayList<>()));
    @SuppressWarnings("unchecked")
    List<Object> immutable = (List<Object>) copy(List.of());

    assertThatThrownBy(() -> list.add(1)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> immutable.add(1)).isInstanceOf(UnsupportedOperationException.class);
  }
}
