package io.github.dynamojcache.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.esotericsoftware.kryo.kryo5.io.Output;
import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.internal.classes.ClassFilter;
import io.github.dynamojcache.internal.classes.filter.ClassPatterns;
import io.github.dynamojcache.internal.classes.filter.DerivedClassFilter;
import io.github.dynamojcache.internal.classes.filter.FilterMode;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.internal.values.StoredValues;
import io.github.dynamojcache.internal.values.json.JsonValueCodec;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.SimpleDateFormat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.SimpleTimeZone;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bytes that anybody may have written into the table: they are undecodable, or a value that may be
 * stored. Whatever else is thrown is a finding.
 */
class StoredValuesFuzzTest {

  record Line(String article, int pieces, BigDecimal price) {}

  record Order(long number, String customer, List<Line> lines, Map<String, Object> notes) {}

  private static final Order ORDER =
      new Order(
          12,
          "Alice",
          List.of(new Line("tea", 2, new BigDecimal("12.50"))),
          new TreeMap<>(Map.of("gift", true, "when", Instant.EPOCH)));

  private static final ClassLoader LOADER = StoredValuesFuzzTest.class.getClassLoader();

  private static final ClassFilter FILTER =
      DerivedClassFilter.of(
          "orders",
          FilterMode.DERIVED,
          new ClassPatterns(List.of(HookSamples.class.getName() + "*")),
          Order.class);

  private static final KryoValueCodec CODEC =
      new KryoValueCodec(LOADER, FILTER, List.of(new HookSamples.OfTaught()));

  private static final StoredValues KRYO = new StoredValues(CODEC);

  /** A value that ends with the bytes of Java serialization, without these. */
  private static final byte[] BEFORE_BYTES = before(new AtomicReferenceArray<>(1), "sr\0");

  /** A value that ends with what its class wrote, without that. */
  private static final byte[] BEFORE_ITEMS = before(new HookSamples.External("p", 1), "\n\0\0\0");

  private static final StoredValues JSON =
      new StoredValues(new JsonValueCodec(Order.class, LOADER)).inBytes();

  @SuppressWarnings("JavaUtilDate") // users have them
  static Stream<byte[]> values() {
    Map<Object, Object> map = new LinkedHashMap<>(Map.of(1, "one", 2L, List.of()));
    return Stream.of(
            ORDER,
            1,
            2L,
            3.0,
            'c',
            BigInteger.TEN,
            new BigDecimal("1.50"),
            UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e"),
            URI.create("https://example.org/a?b"),
            Pattern.compile("a+"),
            Locale.CANADA,
            Currency.getInstance("EUR"),
            new Date(1),
            Instant.EPOCH,
            Duration.ofSeconds(1),
            ZonedDateTime.parse("2026-02-03T04:05:06+01:00[Europe/Paris]"),
            DayOfWeek.FRIDAY,
            EnumSet.of(DayOfWeek.FRIDAY),
            new EnumMap<>(Map.of(DayOfWeek.FRIDAY, 1)),
            BitSet.valueOf(new long[] {5}),
            Optional.of("x"),
            map,
            new ConcurrentHashMap<>(Map.of("k", Set.of(1, 2))),
            new HashSet<>(List.of("a", List.of("b"))),
            new ArrayList<>(List.of(ORDER, ORDER)),
            Arrays.asList(1, null, "x"),
            new int[] {1, 2, 3},
            new Object[] {1, new String[] {"a"}},
            new IllegalStateException("m", new RuntimeException("n")))
        .map(value -> bytes(KRYO, value));
  }

  /** In forms beside the compact ones, and by methods of classes. */
  static Stream<byte[]> valuesByContract() throws Exception {
    LinkedHashMap<Object, Object> byAccess = new LinkedHashMap<>(4, 0.75f, true);
    byAccess.put("k", 1);
    GregorianCalendar calendar = new GregorianCalendar(2026, Calendar.MAY, 1);
    calendar.setLenient(false);
    Properties properties = new Properties(new Properties());
    properties.setProperty("k", "v");
    HookSamples.NamedMap map = new HookSamples.NamedMap("n");
    map.put("k", List.of(1));
    HookSamples.Page page = new HookSamples.Page(3);
    page.add("e");
    SQLException exception = new SQLException("m", "state", 7);
    exception.setNextException(new SQLException("n"));
    return Stream.of(
            byAccess,
            calendar,
            properties,
            map,
            page,
            exception,
            new Locale.Builder().setLanguage("zh").setScript("Hant").build(),
            new SimpleTimeZone(3_600_000, "own"),
            new LinkedBlockingQueue<>(List.of(1)),
            new LinkedBlockingDeque<>(2),
            new ArrayBlockingQueue<>(2),
            new Random(1),
            new AtomicReferenceArray<>(new Object[] {"a", List.of(1)}),
            new DecimalFormat("0.0#", DecimalFormatSymbols.getInstance(Locale.ROOT)),
            new SimpleDateFormat("yyyy", Locale.ROOT),
            Inet6Address.getByAddress("h", new byte[16], 3),
            Pattern.compile("(?i)a", Pattern.COMMENTS),
            Collections.unmodifiableSet(new HashSet<>(List.of("a"))),
            Collections.synchronizedMap(new TreeMap<>(Map.of("k", 1))),
            Collections.checkedList(new ArrayList<>(List.of("a")), String.class),
            Collections.newSetFromMap(new ConcurrentHashMap<>()),
            Arrays.asList(new String[] {"a"}),
            new HookSamples.Written(1, "t", List.of("p")),
            new HookSamples.Named(new int[] {1}, 2),
            new HookSamples.External(new HookSamples.Written(3, "u", "p"), 4),
            new HookSamples.Replaced(new HookSamples.Replaced("p")),
            new HookSamples.Taught(HookSamples.Level.HIGH),
            new HookSamples.Level("own"),
            new HookSamples.Due(5, new ArrayList<>(List.of(page))))
        .map(value -> bytes(KRYO, value));
  }

  /** What Java serialization itself writes, with objects that are no parts. */
  static Stream<byte[]> serialized() throws IOException {
    Set<Object> sets = new HashSet<>(Set.of(new HashSet<>(Set.of(1)), List.of(2), Map.of(3, 4)));
    List<byte[]> all = new ArrayList<>();
    for (Object value : new Object[] {"a", sets, String.class, new long[] {1}, DayOfWeek.FRIDAY}) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(new AtomicReferenceArray<>(new Object[] {value}));
      }
      all.add(Arrays.copyOfRange(bytes.toByteArray(), 4, bytes.size()));
    }
    return all.stream();
  }

  static Stream<byte[]> items() {
    byte[] value = CODEC.encode(new HookSamples.External("p", 1), 0);
    return Stream.of(Arrays.copyOfRange(value, BEFORE_ITEMS.length, value.length));
  }

  private static byte[] before(Object value, String rest) {
    byte[] bytes = CODEC.encode(value, 0);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(rest);
    boolean length = rest.startsWith("s");
    return Arrays.copyOf(bytes, length ? at - (bytes.length - at < 128 ? 1 : 2) : at);
  }

  static Stream<byte[]> documents() {
    return Stream.of(bytes(JSON, new Order(1, "", List.of(), Map.of("a", "b"))));
  }

  private static byte[] bytes(StoredValues values, Object value) {
    return ((EncodedValue.Binary) values.encode(value)).bytes();
  }

  @MethodSource("values")
  @FuzzTest(maxDuration = "", maxExecutions = 1_000_000)
  void valuesByKryo(byte[] bytes) {
    read(KRYO, bytes);
  }

  @MethodSource("valuesByContract")
  @FuzzTest(maxDuration = "", maxExecutions = 1_000_000)
  void valuesByKryoAndTheirOwnMethods(byte[] bytes) {
    read(KRYO, bytes);
  }

  /** Bytes of Java serialization. */
  @MethodSource("serialized")
  @FuzzTest(maxDuration = "", maxExecutions = 1_000_000)
  void bytesOfJavaSerialization(byte[] bytes) {
    Output output = new Output(1024, -1);
    output.writeBytes(BEFORE_BYTES);
    output.writeVarInt(bytes.length, true);
    output.writeBytes(bytes);
    read(KRYO, withHeader(output.toBytes()));
  }

  /** What a class reads that reads itself. */
  @MethodSource("items")
  @FuzzTest(maxDuration = "", maxExecutions = 1_000_000)
  void itemsOfClasses(byte[] bytes) {
    Output output = new Output(1024, -1);
    output.writeBytes(BEFORE_ITEMS);
    output.writeBytes(bytes);
    read(KRYO, withHeader(output.toBytes()));
  }

  private static byte[] withHeader(byte[] value) {
    byte[] one = bytes(KRYO, 1);
    int header = one.length - CODEC.encode(1, 0).length;
    byte[] all = Arrays.copyOf(one, header + value.length);
    System.arraycopy(value, 0, all, header, value.length);
    return all;
  }

  @MethodSource("documents")
  @FuzzTest(maxDuration = "", maxExecutions = 1_000_000)
  void valuesByJackson(byte[] bytes) {
    read(JSON, bytes);
  }

  private static void read(StoredValues values, byte[] bytes) {
    Object value;
    try {
      value = values.decode(new EncodedValue.Binary(bytes));
    } catch (UndecodableValueException expected) {
      return;
    }
    try {
      values.decode(values.encode(value));
    } catch (UnsupportedValueException expected) {
      // Such as a list of one's own kind of list: read, and never written.
    } catch (UndecodableValueException e) {
      throw new AssertionError("read once, and not again: " + value.getClass(), e);
    }
  }
}
