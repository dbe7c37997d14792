package io.github.dynamojcache.internal.keys;

import io.github.dynamojcache.internal.keys.KeySamples.Color;
import io.github.dynamojcache.internal.keys.KeySamples.Hashed;
import io.github.dynamojcache.internal.keys.KeySamples.Isbn;
import io.github.dynamojcache.internal.keys.KeySamples.LazilyHashed;
import io.github.dynamojcache.internal.keys.KeySamples.Name;
import io.github.dynamojcache.internal.keys.KeySamples.OrderKey;
import io.github.dynamojcache.internal.keys.KeySamples.Pair;
import io.github.dynamojcache.internal.keys.KeySamples.Point;
import io.github.dynamojcache.internal.keys.KeySamples.TitledName;
import io.micronaut.cache.interceptor.ParametersKey;
import io.quarkus.cache.CompositeCacheKey;
import io.quarkus.cache.DefaultCacheKey;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.AbstractMap.SimpleEntry;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.jsr107.ri.annotations.DefaultGeneratedCacheKey;
import org.springframework.cache.interceptor.SimpleKey;

/**
 * Keys of every form, drawn from few values so that equal ones meet, and nested in each other.
 * Every object is made anew.
 */
@SuppressWarnings({"JavaUtilDate", "JdkObsolete", "StringOperationCanBeSimplified"})
final class RandomKeys {

  record Declared(EnumSet<Color> colors, LinkedList<Integer> numbers, double size, float weight) {}

  private static final String[] TEXTS = {
    "", "a", "A", "b", "a,b", "s:a", "null:", "a\\", "=", "}", "]", ")", "\uD83D", "i:1", "1"
  };

  private final Random random;

  RandomKeys(long seed) {
    this.random = new Random(seed);
  }

  Object next() {
    return key(3);
  }

  private Object key(int depth) {
    return depth == 0 || random.nextInt(4) == 0 ? atom() : structure(depth - 1);
  }

  private @Nullable Object part(int depth) {
    return random.nextInt(12) == 0 ? null : key(depth);
  }

  private String text() {
    return new String(TEXTS[random.nextInt(TEXTS.length)]);
  }

  private int small() {
    return random.nextInt(3) - 1;
  }

  private Object atom() {
    int n = small();
    boolean first = random.nextBoolean();
    return switch (random.nextInt(32)) {
      case 0, 1, 2 -> text();
      case 3 -> n;
      case 4 -> (long) n;
      case 5 -> (short) n;
      case 6 -> (byte) n;
      case 7 -> first ? (double) n : -0.0;
      case 8 -> first ? (float) n : -0.0f;
      case 9 -> first ? 'a' : 'A';
      case 10 -> first;
      case 11 -> new BigDecimal(first ? "1.0" : "1.00");
      case 12 -> BigInteger.valueOf(n);
      case 13 -> new UUID(0, n);
      case 14 -> first ? Color.RED : Color.GREEN;
      case 15 -> URI.create(first ? "HTTP://h/a" : "http://H/a");
      case 16 -> Locale.forLanguageTag(first ? "zh-Hant-TW" : "zh-TW");
      case 17 -> Currency.getInstance(first ? "EUR" : "USD");
      case 18 -> first ? String.class : int[].class;
      case 19 -> Instant.ofEpochSecond(0, 1 + n);
      case 20 -> LocalDate.of(2020, 1, 2 + n);
      case 21 -> LocalTime.of(1, 1, 1 + n);
      case 22 -> LocalDateTime.of(2020, 1, 1, 1 + n, 0);
      case 23 ->
          ZonedDateTime.ofLocal(
              LocalDateTime.of(2024, 10, 27, 2, 30),
              ZoneId.of("Europe/Berlin"),
              ZoneOffset.ofHours(first ? 1 : 2));
      case 24 -> OffsetDateTime.of(2020, 1, 1, 1, 0, 0, 0, ZoneOffset.ofHours(n));
      case 25 -> Duration.ofMillis(n);
      case 26 -> Period.of(n, 0, 12 * n);
      case 27 -> first ? Year.of(2020) : YearMonth.of(2020, 1);
      case 28 -> MonthDay.of(2, 28 + (first ? 1 : 0));
      case 29 -> first ? ZoneOffset.UTC : ZoneId.of("UTC");
      case 30 -> first ? new Date(n) : new java.sql.Date(n);
      default -> new Isbn(text());
    };
  }

  private Object structure(int depth) {
    return switch (random.nextInt(19)) {
      case 0 -> list(depth);
      case 1 -> set(depth);
      case 2 -> map(depth);
      case 3 -> new SimpleEntry<@Nullable Object, @Nullable Object>(part(depth), part(depth));
      case 4 ->
          new SimpleImmutableEntry<@Nullable Object, @Nullable Object>(part(depth), part(depth));
      case 5 -> Optional.ofNullable(part(depth));
      case 6 -> new Point(small(), small());
      case 7, 8 -> new Pair(part(depth), part(depth));
      case 9 -> new OrderKey(text(), list(depth));
      case 10 -> new Name(random.nextBoolean() ? text() : null, text());
      case 11 -> new TitledName(text(), text(), text(), text());
      case 12 -> new Hashed(text(), small());
      case 13 -> new LazilyHashed(text());
      case 14 -> new SimpleKey(parameters(depth));
      case 15 -> new DefaultGeneratedCacheKey(parameters(depth));
      case 16 ->
          random.nextBoolean() ? new ParametersKey(parameters(depth)) : new DefaultCacheKey(text());
      case 17 -> new CompositeCacheKey(atLeastOne(depth));
      default -> declared();
    };
  }

  private Declared declared() {
    EnumSet<Color> colors = EnumSet.noneOf(Color.class);
    if (random.nextBoolean()) {
      colors.add(Color.RED);
    }
    double size = random.nextBoolean() ? 0.0 : -0.0;
    return new Declared(colors, new LinkedList<>(List.of(small())), size, Float.NaN);
  }

  private Object[] atLeastOne(int depth) {
    return new @Nullable Object[] {parameter(depth)};
  }

  private Object[] parameters(int depth) {
    @Nullable Object[] parameters = new Object[random.nextInt(3)];
    Arrays.setAll(parameters, i -> parameter(depth));
    return parameters;
  }

  private @Nullable Object parameter(int depth) {
    return switch (random.nextInt(8)) {
      case 0 -> new byte[] {(byte) small()};
      case 1 -> new int[] {small()};
      case 2 -> new double[] {random.nextBoolean() ? 0.0 : -0.0};
      case 3 -> new String[] {text()};
      case 4 -> new Object[] {part(depth), new long[] {small()}};
      default -> part(depth);
    };
  }

  private List<@Nullable Object> elements(int depth) {
    List<@Nullable Object> elements = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      elements.add(part(depth));
    }
    return elements;
  }

  private List<?> list(int depth) {
    List<@Nullable Object> elements = elements(depth);
    return switch (random.nextInt(5)) {
      case 0 -> new LinkedList<>(elements);
      case 1 -> Collections.unmodifiableList(elements);
      case 2 -> new CopyOnWriteArrayList<>(elements);
      case 3 -> Arrays.asList(elements.toArray());
      default -> elements;
    };
  }

  private Set<?> set(int depth) {
    return switch (random.nextInt(5)) {
      case 0 -> new TreeSet<>(List.of(text(), text()));
      case 1 -> random.nextBoolean() ? EnumSet.of(Color.RED) : EnumSet.noneOf(Color.class);
      case 2 -> Collections.unmodifiableSet(new HashSet<>(elements(depth)));
      case 3 -> new HashSet<>(List.of(text(), text()));
      default -> new LinkedHashSet<>(elements(depth));
    };
  }

  private Map<?, ?> map(int depth) {
    Map<@Nullable Object, @Nullable Object> map = new HashMap<>();
    elements(depth).forEach(key -> map.put(key, part(depth)));
    return switch (random.nextInt(5)) {
      case 0 -> new TreeMap<>(Map.of(text(), small()));
      case 1 -> new EnumMap<>(Map.of(Color.RED, small()));
      case 2 -> Collections.synchronizedMap(map);
      case 3 -> new ConcurrentHashMap<>(Map.of(text(), small()));
      default -> new LinkedHashMap<>(map);
    };
  }
}
