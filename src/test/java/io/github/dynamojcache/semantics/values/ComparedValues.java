package io.github.dynamojcache.semantics.values;

import static io.github.dynamojcache.semantics.values.ComparedClasses.LONG;

import io.github.dynamojcache.semantics.values.ComparedClasses.AtMost;
import io.github.dynamojcache.semantics.values.ComparedClasses.Document;
import io.github.dynamojcache.semantics.values.ComparedClasses.Entity;
import io.github.dynamojcache.semantics.values.ComparedClasses.Failing;
import io.github.dynamojcache.semantics.values.ComparedClasses.Files;
import io.github.dynamojcache.semantics.values.ComparedClasses.Measured;
import io.github.dynamojcache.semantics.values.ComparedClasses.Pages;
import io.github.dynamojcache.semantics.values.ComparedClasses.Plain;
import io.github.dynamojcache.semantics.values.ComparedClasses.Priced;
import io.github.dynamojcache.semantics.values.ComparedClasses.Tagged;
import io.github.dynamojcache.semantics.values.ComparedClasses.Unstorable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Values with others that they are compared with, and what the answer is. All are larger than a
 * chunk of the tests, where they can be.
 */
final class ComparedValues {

  private ComparedValues() {}

  /** What {@code replace} and {@code remove} say. */
  enum Answer {
    SAME,
    DIFFERENT,
    THROWS
  }

  /** Codecs; a value is not stored by every one of them. */
  enum Codec {
    KRYO,
    JSON,
    /** Java serialization, brought along by the application. */
    OWN
  }

  /**
   * One comparison.
   *
   * @param name what is compared
   * @param type the type that the cache of the value declares under JSON
   * @param stored makes the value that is stored
   * @param expected makes the value with which it is compared
   * @param answer what is the answer, however the value is stored
   * @param codecs those that store it
   */
  record Comparison(
      String name,
      Class<?> type,
      Supplier<Object> stored,
      Supplier<Object> expected,
      Answer answer,
      Set<Codec> codecs) {

    @Override
    public String toString() {
      return name + ": " + answer;
    }
  }

  /** Collects the comparisons of one value. */
  private static final class Of {
    private final List<Comparison> comparisons = new ArrayList<>();
    private final String name;
    private final Class<?> type;
    private final Supplier<Object> stored;
    private Set<Codec> codecs = Set.of(Codec.values());

    Of(String name, Class<?> type, Supplier<Object> stored) {
      this.name = name;
      this.type = type;
      this.stored = stored;
      same("another instance", stored);
    }

    Of only(Codec... those) {
      codecs = Set.of(those);
      comparisons.replaceAll(
          c -> new Comparison(c.name(), c.type(), c.stored(), c.expected(), c.answer(), codecs));
      return this;
    }

    Of same(String how, Supplier<Object> expected) {
      return add(how, expected, Answer.SAME);
    }

    Of different(String how, Supplier<Object> expected) {
      return add(how, expected, Answer.DIFFERENT);
    }

    Of throwing(String how, Supplier<Object> expected) {
      return add(how, expected, Answer.THROWS);
    }

    private Of add(String how, Supplier<Object> expected, Answer answer) {
      comparisons.add(new Comparison(name + ", " + how, type, stored, expected, answer, codecs));
      return this;
    }
  }

  private static byte[] bytes(int seed) {
    byte[] bytes = new byte[200];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * i * 31 + seed);
    }
    return bytes;
  }

  private static Map<String, String> tags(Map<String, String> into, String... names) {
    for (String name : names) {
      into.put(name, LONG);
    }
    return into;
  }

  static List<Comparison> all() {
    return Stream.of(arrays(), containers(), classes(), numbers(), atoms(), unstorable())
        .flatMap(List::stream)
        .flatMap(of -> of.comparisons.stream())
        .toList();
  }

  private static List<Of> arrays() {
    return List.of(
        new Of("byte[]", byte[].class, () -> bytes(0))
            .different("other bytes", () -> bytes(1))
            .different("fewer bytes", () -> Arrays.copyOf(bytes(0), 199)),
        new Of("long[]", long[].class, () -> IntStream.range(0, 60).asLongStream().toArray())
            .different("others", () -> IntStream.range(1, 61).asLongStream().toArray()),
        new Of("double[]", double[].class, () -> new double[] {Double.NaN, -0.0, 1.5})
            .only(Codec.KRYO, Codec.OWN)
            .different("a zero without a sign", () -> new double[] {Double.NaN, 0.0, 1.5}),
        new Of("String[][]", String[][].class, () -> new String[][] {{LONG}, {"a", "b"}})
            .different("another text", () -> new String[][] {{LONG}, {"a", "c"}}));
  }

  private static List<Of> containers() {
    Set<String> onlyByBytes = Set.of("a", "b");
    return List.of(
        new Of("list of arrays", ArrayList.class, () -> new ArrayList<>(List.of(bytes(0))))
            .only(Codec.KRYO, Codec.OWN)
            .different("other bytes", () -> new ArrayList<>(List.of(bytes(1)))),
        new Of("map of arrays", TreeMap.class, () -> files(new TreeMap<>(), 0))
            .only(Codec.KRYO, Codec.OWN)
            .different("other bytes", () -> files(new TreeMap<>(), 1)),
        new Of("set", LinkedHashSet.class, () -> new LinkedHashSet<>(List.of("a", "b", LONG)))
            .same("in another order", () -> new LinkedHashSet<>(List.of(LONG, "b", "a")))
            .different("less", () -> new LinkedHashSet<>(onlyByBytes)),
        new Of("list", List.class, () -> new ArrayList<>(List.of("a", LONG)))
            .same("of another class", () -> Arrays.asList("a", LONG))
            .different("in another order", () -> new ArrayList<>(List.of(LONG, "a"))),
        new Of(
                "record with a map",
                Tagged.class,
                () -> new Tagged("t", tags(new LinkedHashMap<>(), "a", "b")))
            .same("in another order", () -> new Tagged("t", tags(new LinkedHashMap<>(), "b", "a")))
            .different("less", () -> new Tagged("t", tags(new LinkedHashMap<>(), "a"))));
  }

  private static List<Of> classes() {
    return List.of(
        new Of("record with an array", Document.class, () -> new Document("t", bytes(0)))
            .different("other bytes", () -> new Document("t", bytes(1))),
        new Of("record with arrays in a list", Pages.class, () -> new Pages("t", pages(0, 1)))
            .different("in another order", () -> new Pages("t", pages(1, 0))),
        new Of("record with arrays in a map", Files.class, () -> new Files("t", hashed(0)))
            .only(Codec.KRYO, Codec.JSON) // Java serialization writes how many buckets there are
            .different("other bytes", () -> new Files("t", hashed(1))),
        new Of("class without equals", Plain.class, Plain::new)
            .different("another text", () -> new Plain().text(LONG + "."))
            .different("fewer numbers", () -> new Plain().numbers(1, 2)),
        new Of("class without equals, zero", Plain.class, () -> new Plain().fraction(-0.0))
            .different("without its sign", () -> new Plain().fraction(0.0)),
        new Of("class that compares its number", Entity.class, () -> new Entity(1, LONG))
            .same("another revision", () -> new Entity(1, LONG + "2"))
            .different("another number", () -> new Entity(2, LONG)),
        new Of("class with an equality of one side", AtMost.class, () -> new AtMost(1))
            .same("that the stored one takes for equal", () -> new AtMost(2))
            .different("that the stored one does not", () -> new AtMost(0)),
        new Of("class whose equals fails", Failing.class, () -> new Failing(LONG))
            .throwing("another text", () -> new Failing(LONG + ".")),
        new Of("text with a length of its own", StringBuilder.class, () -> builder(LONG))
            .only(Codec.KRYO) // Java serialization writes how much room there is
            .different("another", () -> builder(LONG + ".")));
  }

  /** With as much room as it happens to have. */
  @SuppressWarnings("UnnecessaryStringBuilder") // it is the value
  private static StringBuilder builder(String text) {
    return new StringBuilder(text);
  }

  private static List<byte[]> pages(int... seeds) {
    List<byte[]> pages = new ArrayList<>();
    for (int seed : seeds) {
      pages.add(bytes(seed));
    }
    return pages;
  }

  private static Map<String, byte[]> hashed(int seed) {
    return files(new HashMap<>(), seed);
  }

  private static Map<String, byte[]> files(Map<String, byte[]> into, int seed) {
    for (int i = 0; i < 5; i++) {
      into.put("file " + i, bytes(seed + i));
    }
    return into;
  }

  private static List<Of> numbers() {
    return List.of(
        new Of("NaN", Measured.class, () -> new Measured(LONG, Double.NaN))
            .same(
                "another NaN",
                () -> new Measured(LONG, Double.longBitsToDouble(0x7ff8000000000001L)))
            .different("a number", () -> new Measured(LONG, 1)),
        new Of("-0.0", Measured.class, () -> new Measured(LONG, -0.0))
            .different("0.0", () -> new Measured(LONG, 0.0)),
        new Of("BigDecimal", Priced.class, () -> new Priced(LONG, new BigDecimal("1.50")))
            .different("of another scale", () -> new Priced(LONG, new BigDecimal("1.5"))));
  }

  private static List<Of> atoms() {
    return List.of(
        new Of("text", String.class, () -> new String(LONG)).different("another", () -> LONG + "."),
        new Of("text with half a character", String.class, () -> LONG + "\ud83d")
            .different("with the other half", () -> LONG + "\ude00"),
        new Of("true", Boolean.class, () -> true).different("false", () -> false),
        new Of("enum", TimeUnit.class, () -> TimeUnit.DAYS)
            .different("another", () -> TimeUnit.HOURS));
  }

  private static List<Of> unstorable() {
    List<Object> elements = List.of("a", LONG);
    return List.of(
        new Of(
                "list, compared with what cannot be stored",
                List.class,
                () -> new ArrayList<>(elements))
            .same("equal", () -> new Unstorable(elements))
            .different("not equal", () -> new Unstorable(List.of("a"))),
        new Of(
                "record with a map, compared with what JSON does not store",
                Tagged.class,
                () -> new Tagged("t", tags(new LinkedHashMap<>(), "a", "b")))
            .same("equal", () -> new Tagged("t", tags(descending(), "a", "b")))
            .different("not equal", () -> new Tagged("t", tags(descending(), "a"))));
  }

  private static Map<String, String> descending() {
    return new TreeMap<>(Collections.reverseOrder());
  }
}
