package io.github.dynamojcache.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.github.dynamojcache.fuzz.HookSamples.Due;
import io.github.dynamojcache.fuzz.HookSamples.External;
import io.github.dynamojcache.fuzz.HookSamples.Level;
import io.github.dynamojcache.fuzz.HookSamples.Named;
import io.github.dynamojcache.fuzz.HookSamples.NamedMap;
import io.github.dynamojcache.fuzz.HookSamples.Page;
import io.github.dynamojcache.fuzz.HookSamples.Replaced;
import io.github.dynamojcache.fuzz.HookSamples.Taught;
import io.github.dynamojcache.fuzz.HookSamples.Written;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SimpleTimeZone;
import java.util.TreeMap;

/** Makes honest values of what a fuzzer draws: containers, wrappers and classes with hooks. */
final class ManyValues {

  private static final int DEEPEST = 6;

  private final FuzzedDataProvider data;
  private final Deque<Object> made = new ArrayDeque<>();

  ManyValues(FuzzedDataProvider data) {
    this.data = data;
  }

  /** Returns a value whose class has an {@code equals} that looks at all of it. */
  Object value() {
    return value(0);
  }

  private Object value(int depth) {
    if (depth == DEEPEST || data.remainingBytes() == 0) {
      return leaf();
    }
    Object value =
        switch (data.consumeInt(0, 19)) {
          case 0 -> list(depth);
          case 1 -> List.copyOf(list(depth));
          case 2 -> new HashSet<>(list(depth));
          case 3 -> Collections.unmodifiableList(list(depth));
          case 4 -> Collections.unmodifiableSet(new HashSet<>(list(depth)));
          case 5 -> Collections.synchronizedMap(texts());
          case 6 -> Arrays.asList(data.consumeBoolean() ? new String[] {text()} : array(depth));
          case 7 -> map(new LinkedHashMap<>(4, 0.75f, data.consumeBoolean()), depth);
          case 8 -> map(new HashMap<>(), depth);
          case 9 -> Optional.of(value(depth + 1));
          case 10 -> new Written(data.consumeInt(), text(), value(depth + 1));
          case 11 -> new Named(value(depth + 1), data.consumeInt());
          case 12 -> new External(value(depth + 1), data.consumeLong());
          case 13 -> new Replaced(value(depth + 1));
          case 14 -> new Taught(value(depth + 1));
          case 15 -> new Due(data.consumeLong(), value(depth + 1));
          case 16 -> map(new NamedMap(text()), depth);
          case 17 -> page(depth);
          case 18 -> made.isEmpty() ? leaf() : made.peekLast();
          default -> leaf();
        };
    made.add(value);
    return value;
  }

  private Object leaf() {
    return switch (data.consumeInt(0, 9)) {
      case 0 -> new Locale.Builder().setLanguage("zh").setScript("Hant").build();
      case 1 -> new SimpleTimeZone(data.consumeInt(-80_000_000, 80_000_000), text());
      case 2 -> calendar();
      case 3 ->
          ZonedDateTime.ofInstant(
              Instant.ofEpochSecond(data.consumeLong(0, 4_000_000_000L)),
              data.consumeBoolean() ? ZoneId.of("Europe/Paris") : ZoneOffset.ofHours(3));
      case 4 -> Level.HIGH;
      case 5 -> new Level(text());
      case 6 -> properties();
      case 7 -> data.consumeInt();
      case 8 -> Locale.ROOT;
      default -> text();
    };
  }

  private String text() {
    return data.consumeString(8);
  }

  private static Calendar calendar() {
    GregorianCalendar calendar = new GregorianCalendar(2026, Calendar.MAY, 1);
    calendar.setLenient(false);
    return calendar;
  }

  private Properties properties() {
    Properties defaults = new Properties();
    defaults.setProperty("a", text());
    Properties properties = data.consumeBoolean() ? new Properties(defaults) : new Properties();
    properties.setProperty("b", text());
    return properties;
  }

  private Map<String, Object> texts() {
    Map<String, Object> texts = new TreeMap<>(order());
    texts.put(text(), text());
    return texts;
  }

  private Comparator<String> order() {
    return data.consumeBoolean()
        ? String.CASE_INSENSITIVE_ORDER
        : Comparator.<String>naturalOrder();
  }

  private List<Object> list(int depth) {
    List<Object> list = new ArrayList<>();
    fill(list, depth);
    return list;
  }

  private Page page(int depth) {
    Page page = new Page(data.consumeInt());
    fill(page, depth);
    return page;
  }

  private void fill(Collection<Object> elements, int depth) {
    for (int n = data.consumeInt(0, 3); n > 0; n--) {
      elements.add(value(depth + 1));
    }
  }

  private Object[] array(int depth) {
    return list(depth).toArray();
  }

  private Map<Object, Object> map(Map<Object, Object> map, int depth) {
    for (int n = data.consumeInt(0, 3); n > 0; n--) {
      map.put(value(depth + 1), value(depth + 1));
    }
    return map;
  }
}
