package io.github.dynamojcache.values.jdk;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Arguments for a parameter of a type, each type with two states. */
final class GeneratedArguments {

  /** How many states there are. */
  static final int STATES = 2;

  private static final Map<Class<?>, IntFunction<?>> BY_TYPE = new HashMap<>();

  static {
    put(boolean.class, true, false);
    put(byte.class, (byte) 3, (byte) 0);
    put(short.class, (short) 3, (short) 0);
    put(char.class, 'x', 'ñ');
    put(int.class, 3, 1);
    put(long.class, 3L, 1_700_000_000_123L);
    put(float.class, 0.75f, 0.5f);
    put(double.class, 1.5, -0.0);
    put(String.class, "text", "7");
    put(CharSequence.class, "text", "7");
    put(Object.class, "object", 7);
    put(Number.class, 7, 8L);
    put(Locale.class, Locale.US, Locale.forLanguageTag("zh-Hant-TW"));
    put(Class.class, String.class, DayOfWeek.class);
    put(Comparator.class, String.CASE_INSENSITIVE_ORDER, Comparator.reverseOrder());
    put(Instant.class, Instant.ofEpochSecond(5), Instant.EPOCH);
    put(LocalDate.class, LocalDate.of(2020, 1, 2), LocalDate.EPOCH);
    put(LocalTime.class, LocalTime.of(1, 2), LocalTime.of(1, 2, 3, 4));
    put(LocalDateTime.class, LocalDateTime.of(2020, 1, 2, 3, 4), LocalDateTime.MIN);
    put(ZoneId.class, ZoneId.of("Europe/Berlin"), ZoneOffset.UTC);
    put(ZoneOffset.class, ZoneOffset.ofHours(2), ZoneOffset.UTC);
    BY_TYPE.put(Throwable.class, i -> new IllegalStateException("cause " + i));
    BY_TYPE.put(Exception.class, i -> new IllegalStateException("cause " + i));
    BY_TYPE.put(Date.class, i -> new Date(1_000_000L + i));
    BY_TYPE.put(TimeZone.class, i -> TimeZone.getTimeZone(i == 0 ? "Europe/Berlin" : "UTC"));
    BY_TYPE.put(List.class, i -> i == 0 ? List.of("b", "a") : List.of());
    BY_TYPE.put(Collection.class, i -> i == 0 ? List.of("b", "a") : List.of());
    BY_TYPE.put(Set.class, i -> i == 0 ? Set.of("b", "a") : Set.of());
    BY_TYPE.put(Map.class, i -> i == 0 ? Map.of("k", "v") : Map.of());
    BY_TYPE.put(SortedSet.class, i -> Fill.some(new TreeSet<>(Comparator.reverseOrder())));
    BY_TYPE.put(SortedMap.class, i -> Fill.some(new TreeMap<>(Comparator.reverseOrder())));
    BY_TYPE.put(byte[].class, i -> new byte[] {1, 2, 3});
    BY_TYPE.put(char[].class, i -> new char[] {'a', 'b'});
    BY_TYPE.put(int[].class, i -> new int[] {1, 2});
    BY_TYPE.put(long[].class, i -> new long[] {1, 2});
    BY_TYPE.put(double[].class, i -> new double[] {1, 2});
    BY_TYPE.put(Object[].class, i -> new Object[] {"a", 1});
    BY_TYPE.put(String[].class, i -> new String[] {"a", "b"});
  }

  private GeneratedArguments() {}

  private static void put(Class<?> type, Object first, Object second) {
    BY_TYPE.put(type, i -> i == 0 ? first : second);
  }

  /** Returns whether there is an argument for the type. */
  static boolean has(Class<?> type) {
    return BY_TYPE.containsKey(type) || type.isEnum();
  }

  /** Returns an argument. */
  static @Nullable Object of(Class<?> type, int state) {
    IntFunction<?> made = BY_TYPE.get(type);
    if (made != null) {
      return made.apply(state);
    }
    Object[] constants = type.getEnumConstants();
    return constants[Math.min(state, constants.length - 1)];
  }
}
