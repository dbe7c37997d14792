package io.github.dynamojcache.codec;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.codec.ValueSamples.Employee;
import io.github.dynamojcache.codec.ValueSamples.Level;
import io.github.dynamojcache.codec.ValueSamples.Line;
import io.github.dynamojcache.codec.ValueSamples.Person;
import io.github.dynamojcache.codec.ValueSamples.Point;
import io.github.dynamojcache.codec.ValueSamples.ShopException;
import io.github.dynamojcache.codec.ValueSamples.Tags;
import io.github.dynamojcache.codec.ValueSamples.Unknown;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.internal.values.StoredValues;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bytes of one value of each kind, as they stand in users' tables. The file is frozen: a line
 * may be added to it, none may be changed.
 */
class GoldenValuesTest {

  private static final String FILE = "golden-values-1.properties";

  private final StoredValues values =
      new StoredValues(new KryoValueCodec(getClass().getClassLoader()));

  @SuppressWarnings("JavaUtilDate")
  private static Map<String, Object> samples() {
    ShopException exception = new ShopException("no stock");
    exception.setStackTrace(
        new StackTraceElement[] {new StackTraceElement("app.Shop", "buy", "Shop.java", 7)});
    Map<String, Object> samples = new LinkedHashMap<>();
    samples.put("int", -300);
    samples.put("long", 1L << 40);
    samples.put("double", 1.5);
    samples.put("boolean", true);
    samples.put("char", 'x');
    samples.put("decimal", new BigDecimal("12.50"));
    samples.put("big-integer", new BigInteger("123456789012345678901"));
    samples.put("uuid", UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e"));
    samples.put("uri", URI.create("https://a.example/x?q=1#f"));
    samples.put("locale", Locale.GERMANY);
    samples.put("date", new Date(1_700_000_000_123L));
    samples.put("instant", Instant.ofEpochSecond(1_700_000_000, 5));
    samples.put("local-date", LocalDate.of(2026, 11, 20));
    samples.put("duration", Duration.ofMillis(1500));
    samples.put("zoned", ZonedDateTime.of(2026, 11, 20, 10, 30, 0, 0, ZoneId.of("Europe/Berlin")));
    samples.put("bytes", new byte[] {1, 2, 3});
    samples.put("texts", new String[] {"a", null});
    samples.put("records", new Point[] {new Point(1, 2), null});
    samples.put("array-list", new ArrayList<>(Arrays.asList(1, "b", null)));
    samples.put("list-of", List.of("a", "b"));
    samples.put("unmodifiable", Collections.unmodifiableList(new ArrayList<>(List.of(1))));
    samples.put("linked-map", new LinkedHashMap<>(Map.of("a", 1)));
    samples.put("tree-map", new TreeMap<>(Map.of("a", 1, "b", 2)));
    samples.put("tree-set", new TreeSet<>(List.of("b", "a")));
    samples.put("enum-set", EnumSet.of(Level.HIGH));
    samples.put("enum-map", new EnumMap<>(Map.of(Level.LOW, 1)));
    samples.put("optional", Optional.of("x"));
    samples.put("enum", Level.LOW);
    samples.put("enum-with-body", Level.HIGH);
    samples.put("record", new Line(new Point(1, 2), Level.HIGH, List.of("a")));
    samples.put("plain", new Person("Ann", null));
    samples.put("cycle", new Person("Bob", new Person("Ann", null)));
    samples.put("hidden-field", new Employee("own", "inherited"));
    samples.put("container", new Tags());
    samples.put("singleton", Unknown.INSTANCE);
    samples.put("exception", exception);
    return samples;
  }

  static Stream<String> names() {
    return samples().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void aValueIsWrittenInTheseBytesForEver(String name) throws Exception {
    assertThat(hex(sample(name))).isEqualTo(golden().getProperty(name));
  }

  @ParameterizedTest
  @MethodSource("names")
  void theseBytesAreReadForEver(String name) throws Exception {
    String hex = requireNonNull(golden().getProperty(name), name);

    Object read = values.decode(new EncodedValue.Binary(HexFormat.of().parseHex(hex)));

    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*touched") // which is transient
        .isEqualTo(sample(name));
    assertThat(read).hasSameClassAs(sample(name));
  }

  @Test
  void everyLineIsOfASample() throws Exception {
    assertThat(golden().stringPropertyNames()).isEqualTo(samples().keySet());
  }

  private static Object sample(String name) {
    return requireNonNull(samples().get(name), name);
  }

  private String hex(Object value) {
    return HexFormat.of().formatHex(((EncodedValue.Binary) values.inBytes().encode(value)).bytes());
  }

  private static Properties golden() throws IOException {
    Properties golden = new Properties();
    try (InputStream in = requireNonNull(GoldenValuesTest.class.getResourceAsStream(FILE), FILE)) {
      golden.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return golden;
  }
}
