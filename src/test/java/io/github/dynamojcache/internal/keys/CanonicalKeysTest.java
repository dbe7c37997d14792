package io.github.dynamojcache.internal.keys;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.keys.KeySamples.Color;
import io.github.dynamojcache.internal.keys.KeySamples.Hashed;
import io.github.dynamojcache.internal.keys.KeySamples.LazilyHashed;
import io.github.dynamojcache.internal.keys.KeySamples.Name;
import io.github.dynamojcache.internal.keys.KeySamples.OrderKey;
import io.github.dynamojcache.internal.keys.KeySamples.Pair;
import io.github.dynamojcache.internal.keys.KeySamples.Point;
import io.github.dynamojcache.internal.keys.KeySamples.TitledName;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in {@code sk}. These texts are stored in users' tables: a change orphans entries. */
@SuppressWarnings({"JavaUtilDate", "JdkObsolete", "FloatingPointLiteralPrecision"})
class CanonicalKeysTest {

  private static final String SAMPLES = KeySamples.class.getName() + "$";

  private final CanonicalKeys keys =
      new CanonicalKeys(getClass().getClassLoader(), List.of(new KeySamples.IsbnCodec("isbn")));

  static Stream<Arguments> texts() {
    UUID uuid = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");
    return Stream.of(
        // text
        Arguments.of("alice", "s:alice"),
        Arguments.of("", "s:"),
        Arguments.of("a,b=c[d]{e}(f)#g", "s:a,b=c[d]{e}(f)#g"),
        Arguments.of("back\\slash", "s:back\\\\slash"),
        Arguments.of("grüße \uD83D\uDE00 日本", "s:grüße \uD83D\uDE00 日本"),
        Arguments.of("lone \uD83D high", "s:lone \\ud83d high"),
        Arguments.of("\uDE00\uD83D", "s:\\ude00\\ud83d"),
        Arguments.of("\u0000\n", "s:\u0000\n"),
        Arguments.of('x', "c:x"),
        Arguments.of('\uD83D', "c:\\ud83d"),
        // numbers
        Arguments.of(42, "i:42"),
        Arguments.of(Integer.MIN_VALUE, "i:-2147483648"),
        Arguments.of(42L, "l:42"),
        Arguments.of((short) 42, "short:42"),
        Arguments.of((byte) -1, "byte:-1"),
        Arguments.of(true, "b:true"),
        Arguments.of(1.5, "d:1.5"),
        Arguments.of(100.0, "d:100"),
        Arguments.of(0.0, "d:0"),
        Arguments.of(-0.0, "d:-0"),
        Arguments.of(0.1, "d:0.1"),
        Arguments.of(2.0e-3, "d:0.002"),
        Arguments.of(2.0e23, "d:2E+23"),
        Arguments.of(Double.MIN_VALUE, "d:5E-324"),
        Arguments.of(Double.MAX_VALUE, "d:1.7976931348623157E+308"),
        Arguments.of(Double.NaN, "d:NaN"),
        Arguments.of(Double.NEGATIVE_INFINITY, "d:-Infinity"),
        Arguments.of(0.1f, "f:0.1"),
        Arguments.of(-0.0f, "f:-0"),
        Arguments.of(Float.NaN, "f:NaN"),
        Arguments.of(Float.MAX_VALUE, "f:3.4028235E+38"),
        Arguments.of(Float.MIN_VALUE, "f:1E-45"),
        Arguments.of(new BigInteger("123456789012345678901"), "int:123456789012345678901"),
        Arguments.of(new BigDecimal("1.50"), "dec:1.50"),
        Arguments.of(new BigDecimal("1E+3"), "dec:1E+3"),
        // identifiers and names
        Arguments.of(uuid, "u:0f8fad5b-d9cb-469f-a165-70867728950e"),
        Arguments.of(URI.create("https://a.example/x?q=1#f"), "uri:https://a.example/x?q=1#f"),
        Arguments.of(URI.create("mailto:a@b.example"), "uri:mailto:a@b.example"),
        Arguments.of(URI.create("file:////share/x"), "uri:file:////share/x"),
        Arguments.of(URI.create("x/y"), "uri:x/y"),
        Arguments.of(Locale.GERMANY, "locale:de-DE"),
        Arguments.of(Locale.ROOT, "locale:und"),
        Arguments.of(new Locale("no", "NO", "NY"), "locale:no_NO_NY"),
        Arguments.of(Currency.getInstance("EUR"), "currency:EUR"),
        Arguments.of(String.class, "class:java.lang.String"),
        Arguments.of(int.class, "class:int"),
        Arguments.of(long[].class, "class:[J"),
        Arguments.of(Color.RED, "e:" + SAMPLES + "Color#RED"),
        Arguments.of(Color.GREEN, "e:" + SAMPLES + "Color#GREEN"),
        Arguments.of(DayOfWeek.MONDAY, "e:java.time.DayOfWeek#MONDAY"),
        // time
        Arguments.of(Instant.ofEpochSecond(0, 1), "instant:1970-01-01T00:00:00.000000001Z"),
        Arguments.of(Instant.MAX, "instant:+1000000000-12-31T23:59:59.999999999Z"),
        Arguments.of(LocalDate.of(2026, 11, 20), "date:2026-11-20"),
        Arguments.of(LocalTime.of(10, 30), "time:10:30"),
        Arguments.of(LocalDateTime.of(2026, 11, 20, 10, 30), "datetime:2026-11-20T10:30"),
        Arguments.of(
            ZonedDateTime.of(2026, 11, 20, 10, 30, 0, 0, ZoneId.of("Europe/Berlin")),
            "zoned:2026-11-20T10:30+01:00[Europe/Berlin]"),
        Arguments.of(
            OffsetDateTime.of(2026, 11, 20, 10, 30, 0, 0, ZoneOffset.UTC),
            "offset:2026-11-20T10:30Z"),
        Arguments.of(OffsetTime.of(10, 30, 0, 0, ZoneOffset.ofHours(2)), "offsettime:10:30+02:00"),
        Arguments.of(Duration.ofMillis(-1500), "duration:PT-1.5S"),
        Arguments.of(Duration.ofSeconds(Long.MIN_VALUE), "duration:PT-2562047788015215H-30M-8S"),
        Arguments.of(Period.of(1, 2, -3), "period:P1Y2M-3D"),
        Arguments.of(Year.of(12026), "year:12026"),
        Arguments.of(YearMonth.of(2026, 3), "yearmonth:2026-03"),
        Arguments.of(YearMonth.of(12026, 3), "yearmonth:12026-03"),
        Arguments.of(YearMonth.of(-5, 3), "yearmonth:-0005-03"),
        Arguments.of(MonthDay.of(2, 29), "monthday:--02-29"),
        Arguments.of(ZoneId.of("Europe/Berlin"), "zone:Europe/Berlin"),
        Arguments.of(ZoneOffset.ofHours(-3), "zone:-03:00"),
        Arguments.of(new Date(1_700_000_000_123L), "jdate:2023-11-14T22:13:20.123Z"),
        Arguments.of(new Date(Long.MAX_VALUE), "jdate:+292278994-08-17T07:12:55.807Z"),
        Arguments.of(
            Timestamp.from(Instant.ofEpochSecond(-1, 5)),
            "timestamp:1969-12-31T23:59:59.000000005Z"),
        // containers
        Arguments.of(List.of(), "list[]"),
        Arguments.of(List.of(1, "a,b", 2L), "list[i:1,s:a\\,b,l:2]"),
        Arguments.of(Arrays.asList(null, "null:"), "list[null:,s:null:]"),
        Arguments.of(Set.of("b", "a"), "set{s:a,s:b}"),
        Arguments.of(Map.of("b", 2, "a", List.of()), "map{s:a=list[],s:b=i:2}"),
        Arguments.of(entry("k", "v=w"), "entry{s:k=s:v\\=w}"),
        Arguments.of(Optional.empty(), "optional()"),
        Arguments.of(Optional.of("x)"), "optional(s:x\\))"),
        // classes
        Arguments.of(new Point(1, 2), "r:" + SAMPLES + "Point(x=i:1,y=i:2)"),
        Arguments.of(
            new OrderKey(null, List.of(uuid)),
            "r:"
                + SAMPLES
                + "OrderKey(customer=null:,items=list[u:0f8fad5b-d9cb-469f-a165-70867728950e])"),
        Arguments.of(new Name("Ann", "Lee"), "v:" + SAMPLES + "Name(first=s:Ann,last=s:Lee)"),
        Arguments.of(
            new TitledName("Dr", "Ann", "Lee", "Kim"),
            "v:" + SAMPLES + "TitledName(first=s:Ann,last=s:Kim,TitledName.last=s:Lee,title=s:Dr)"),
        Arguments.of(new Hashed("a", 1), "v:" + SAMPLES + "Hashed(number=i:1,text=s:a)"),
        Arguments.of(new LazilyHashed("a"), "v:" + SAMPLES + "LazilyHashed(names=set{s:a})"),
        Arguments.of(new KeySamples.Isbn("978-3"), "isbn:978-3"),
        Arguments.of(List.of(new KeySamples.Isbn("1,2")), "list[isbn:1\\,2]"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void everyFormHasItsText(Object key, String text) {
    CanonicalKey canonical = keys.encode(key);

    assertThat(canonical.sortKey()).isEqualTo(text);
    assertThat(canonical.whole()).isNull();
    assertThat(canonical.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void everyTextIsReadBackToAnEqualKeyWithTheSameHashCode(Object key, String text) {
    Object decoded = keys.decode(text);

    assertThat(decoded).isEqualTo(key);
    assertThat(key).isEqualTo(decoded);
    assertThat(decoded).hasSameHashCodeAs(key);
    assertThat(keys.encode(decoded).text()).isEqualTo(text);
  }

  static Stream<Arguments> equalKeys() {
    String shared = new String("x");
    Set<Object> ascending = new LinkedHashSet<>();
    Set<Object> descending = new LinkedHashSet<>();
    Map<Object, Object> oneWay = new LinkedHashMap<>();
    Map<Object, Object> theOther = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      ascending.add(i);
      descending.add(19 - i);
      oneWay.put(i, "v" + i);
      theOther.put(19 - i, "v" + (19 - i));
    }
    return Stream.of(
        Arguments.of(new HashSet<>(List.of("Aa", "BB")), new HashSet<>(List.of("BB", "Aa"))),
        Arguments.of(ascending, descending),
        Arguments.of(ascending, new TreeSet<>(ascending)),
        Arguments.of(oneWay, theOther),
        Arguments.of(oneWay, new TreeMap<>(oneWay)),
        Arguments.of(oneWay, Collections.unmodifiableMap(theOther)),
        Arguments.of(List.of(1, 2), new ArrayList<>(List.of(1, 2))),
        Arguments.of(List.of(1, 2), new LinkedList<>(Arrays.asList(1, 2))),
        Arguments.of(List.of(1, 2), List.of(0, 1, 2).subList(1, 3)),
        Arguments.of(new Pair(shared, shared), new Pair(shared, new String("x"))),
        Arguments.of(new Pair(new Date(5), null), new Pair(new Date(5), null)),
        Arguments.of(new Date(5), new java.sql.Date(5)),
        Arguments.of(new Date(5), new java.sql.Time(5)),
        Arguments.of(entry(1, 2), new HashMap<>(Map.of(1, 2)).entrySet().iterator().next()),
        Arguments.of(Double.NaN, Double.longBitsToDouble(0x7ff8000000000001L)),
        Arguments.of(
            URI.create("HTTP://u@Host.Example:80/%7ea?%c3"),
            URI.create("http://u@hOST.example:80/%7Ea?%C3")),
        Arguments.of(URI.create("http://host:/x"), URI.create("http://host/x")),
        Arguments.of(URI.create("file:///x"), URI.create("file:/x")));
  }

  @ParameterizedTest
  @MethodSource("equalKeys")
  void equalKeysHaveEqualTexts(Object one, Object other) {
    assertThat(one).isEqualTo(other);

    assertThat(keys.encode(one)).isEqualTo(keys.encode(other));
  }

  static Stream<Arguments> differentKeys() {
    return Stream.of(
        Arguments.of(1, 1L),
        Arguments.of(1, "1"),
        Arguments.of(1, "i:1"),
        Arguments.of("a", 'a'),
        Arguments.of(1.0, 1.0f),
        Arguments.of(0.0, -0.0),
        Arguments.of(new BigDecimal("1.0"), new BigDecimal("1.00")),
        Arguments.of(new BigDecimal("1"), BigInteger.ONE),
        Arguments.of("\uD83D", "?"),
        Arguments.of("\uD83D", "\uD83E"),
        Arguments.of("\uD83D", "\\ud83d"),
        Arguments.of("e\u0301", "\u00e9"),
        Arguments.of(List.of("a", "b"), List.of("a,s:b")),
        Arguments.of(List.of("a", "b"), Set.of("a", "b")),
        Arguments.of(List.of(1, 2), List.of(2, 1)),
        Arguments.of(List.of(1), List.of(1L)),
        Arguments.of(List.of("\\"), List.of("\\\\")),
        Arguments.of(List.of(List.of(), "a"), List.of(List.of("a"))),
        Arguments.of(Map.of("a", "b,s:c=s:d"), Map.of("a", "b", "c", "d")),
        Arguments.of(Arrays.asList((Object) null), List.of()),
        Arguments.of(Arrays.asList((Object) null), List.of("null:")),
        Arguments.of(new Point(1, 2), new Point(2, 1)),
        Arguments.of(new Name("a", null), new Name(null, "a")),
        Arguments.of(new Name("a", "b"), new TitledName("", "a", "", "b")),
        Arguments.of(new Timestamp(5), new Date(5)),
        Arguments.of(Color.RED, "RED"),
        Arguments.of(new Locale("no", "NO", "NY"), Locale.forLanguageTag("nn-NO")),
        Arguments.of(URI.create("http://h/a"), URI.create("http://h/A")),
        Arguments.of(Optional.empty(), Optional.of("")));
  }

  @ParameterizedTest
  @MethodSource("differentKeys")
  void differentKeysHaveDifferentTexts(Object one, Object other) {
    assertThat(keys.encode(one).text()).isNotEqualTo(keys.encode(other).text());
  }

  @Test
  void aDoubleIsReadBackExactlyWhateverItIs() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 20_000; i++) {
      Double number = Double.longBitsToDouble(random.nextLong());
      Float small = Float.intBitsToFloat(random.nextInt());

      assertThat(keys.decode(keys.encode(number).text())).isEqualTo(number);
      assertThat(keys.decode(keys.encode(small).text())).isEqualTo(small);
    }
  }

  @Test
  void aPartComesBackAsTheClassThatItsFieldAsksFor() {
    record Sorted(SortedSet<Integer> set, TreeMap<String, Integer> map, ArrayList<Integer> list) {}
    Sorted key =
        new Sorted(
            new TreeSet<>(Set.of(2, 1)),
            new TreeMap<>(Map.of("a", 1)),
            new ArrayList<>(List.of(1)));

    assertThat(keys.decode(keys.encode(key).text())).isEqualTo(key);
  }

  @Test
  void aDeclaredCodecServesTheSubclassesOfItsClassToo() {
    CanonicalKeys shapes =
        new CanonicalKeys(getClass().getClassLoader(), List.of(new KeySamples.ShapeCodec()));

    assertThat(shapes.encode(new KeySamples.Circle(3)).text()).isEqualTo("shape:circle 3");
    assertThat(shapes.decode("shape:circle 3")).isEqualTo(new KeySamples.Circle(3));
  }

  @Test
  void everyLocaleOfThePlatformIsReadBack() {
    assertThat(Locale.getAvailableLocales())
        .allSatisfy(
            locale -> assertThat(keys.decode(keys.encode(locale).text())).isEqualTo(locale));
  }
}
