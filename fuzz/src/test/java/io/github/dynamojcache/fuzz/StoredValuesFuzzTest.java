package io.github.dynamojcache.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dynamojcache.codec.ClassFilter;
import io.github.dynamojcache.codec.EncodedValue;
import io.github.dynamojcache.codec.StoredValues;
import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.codec.filter.ClassPatterns;
import io.github.dynamojcache.codec.filter.DerivedClassFilter;
import io.github.dynamojcache.codec.filter.FilterMode;
import io.github.dynamojcache.codec.json.JsonValueCodec;
import io.github.dynamojcache.codec.kryo.KryoValueCodec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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
      DerivedClassFilter.of("orders", FilterMode.DERIVED, ClassPatterns.NONE, Order.class);

  private static final StoredValues KRYO = new StoredValues(new KryoValueCodec(LOADER, FILTER));

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
