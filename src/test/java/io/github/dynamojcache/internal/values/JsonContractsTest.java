package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.internal.values.json.JsonValueCodec;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.JapaneseDate;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collection;
import java.util.Collections;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.cache.interceptor.SimpleKey;
import org.springframework.util.LinkedCaseInsensitiveMap;
import org.springframework.util.MimeType;

/** What Java's own contract makes part of an object comes back by JSON, or is refused on write. */
class JsonContractsTest {

  record Sets(Set<String> set) {}

  record Maps(Map<String, Integer> map) {}

  record Lists(Collection<String> list) {}

  record Queues(Queue<String> queue) {}

  record Priorities(PriorityQueue<String> queue) {}

  record Bounded(LinkedBlockingQueue<String> queue) {}

  record Props(Properties properties) {}

  record Identities(IdentityHashMap<String, Integer> map) {}

  record Keys(Map<SimpleKey, String> map) {}

  record Anything(Object value) {}

  record Kinds(List<Kind> kinds) {}

  record Units(List<Unit> units) {}

  /** Where the one object of a class below stands. */
  interface Measure {
    Unit NONE = new Unit();
  }

  static final class Unit implements Measure {}

  /** An object of which there is one. */
  static final class Kind {
    static final Kind ONLY = new Kind();

    private Kind() {}
  }

  /** Holds a sentinel that claims to equal null. */
  static final class Tree {
    static final Object NULL = new Null();

    private static final class Null {
      @Override
      @SuppressWarnings("EqualsUnsafeCast")
      public boolean equals(Object other) {
        return other == this;
      }

      @Override
      public int hashCode() {
        return 0;
      }
    }

    Null value = new Null();
  }

  record Sentinels(Tree.Null value) {}

  /** A value with constants, whose copies are as good. */
  static final class Money {
    static final Money ZERO = new Money(0);

    private final int cents;

    private Money(int cents) {
      this.cents = cents;
    }

    Money() {
      this(0);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Money money && money.cents == cents;
    }

    @Override
    public int hashCode() {
      return cents;
    }
  }

  record Prices(Money price) {}

  /** As Shiro's sessions do it. */
  static final class Session implements Serializable {
    private static final long serialVersionUID = 1;

    private transient String id = "id1";
    String host = "h";

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      out.writeUTF(id);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      id = in.readUTF();
    }
  }

  /** A list with more to it than its elements. */
  static final class Page extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    int total = 5;
  }

  record Pages(Page page) {}

  static class Foo {
    String a = "x";

    public Foo() {}
  }

  private static StoredValues values(Class<?> type) {
    return new StoredValues(new JsonValueCodec(type, JsonContractsTest.class.getClassLoader()));
  }

  private static <T> T back(Class<T> type, T value) throws UndecodableValueException {
    StoredValues values = values(type);
    return type.cast(values.decode(values.encode(value)));
  }

  @SuppressWarnings("IdentityHashMapUsage") // that is what is tested
  static Stream<Arguments> lost() {
    TreeSet<String> ignoringCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    ignoringCase.add("A");
    TreeMap<String, Integer> mapIgnoringCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    mapIgnoringCase.put("A", 1);
    Map<String, Integer> springs = new LinkedCaseInsensitiveMap<>();
    springs.put("A", 1);
    Map<String, Integer> byAccess = new LinkedHashMap<>(16, .75f, true);
    byAccess.put("a", 1);
    IdentityHashMap<String, Integer> byIdentity = new IdentityHashMap<>(Map.of("a", 1));
    Properties defaults = new Properties();
    defaults.setProperty("a", "b");
    PriorityQueue<String> reversed = new PriorityQueue<>(Collections.reverseOrder());
    reversed.addAll(List.of("a", "b"));
    Set<String> concurrent = Collections.newSetFromMap(new ConcurrentHashMap<>());
    concurrent.add("a");
    LinkedBlockingQueue<String> bounded = new LinkedBlockingQueue<>(2);
    Page page = new Page();
    page.total = 6;
    TimeZone mine = TimeZone.getTimeZone("Europe/Berlin");
    mine.setID("Mine");
    return Stream.of(
        Arguments.of(Sets.class, new Sets(ignoringCase)),
        Arguments.of(Sets.class, new Sets(Collections.unmodifiableSet(ignoringCase))),
        Arguments.of(
            Sets.class,
            new Sets(Collections.unmodifiableSet(Collections.unmodifiableSet(ignoringCase)))),
        Arguments.of(Sets.class, new Sets(concurrent)),
        Arguments.of(Sets.class, new Sets(ConcurrentHashMap.newKeySet())),
        Arguments.of(Sets.class, new Sets(Collections.newSetFromMap(new IdentityHashMap<>()))),
        Arguments.of(Sets.class, new Sets(byIdentity.keySet())),
        Arguments.of(Sets.class, new Sets(Collections.synchronizedSet(new TreeSet<>()))),
        Arguments.of(Maps.class, new Maps(mapIgnoringCase)),
        Arguments.of(Maps.class, new Maps(Collections.unmodifiableMap(mapIgnoringCase))),
        Arguments.of(Maps.class, new Maps(springs)),
        Arguments.of(Maps.class, new Maps(Collections.unmodifiableMap(springs))),
        Arguments.of(Maps.class, new Maps(byAccess)),
        Arguments.of(Maps.class, new Maps(Collections.unmodifiableMap(byAccess))),
        Arguments.of(Maps.class, new Maps(byIdentity)),
        Arguments.of(Maps.class, new Maps(Collections.unmodifiableMap(byIdentity))),
        Arguments.of(Maps.class, new Maps(Collections.synchronizedMap(new HashMap<>()))),
        Arguments.of(
            Maps.class,
            new Maps(Collections.checkedMap(new HashMap<>(), String.class, Integer.class))),
        Arguments.of(Identities.class, new Identities(byIdentity)),
        Arguments.of(
            Lists.class, new Lists(Collections.checkedList(new ArrayList<>(), String.class))),
        Arguments.of(Lists.class, new Lists(new Page())),
        Arguments.of(Pages.class, new Pages(page)),
        Arguments.of(Queues.class, new Queues(reversed)),
        Arguments.of(Priorities.class, new Priorities(reversed)),
        Arguments.of(Bounded.class, new Bounded(bounded)),
        Arguments.of(Props.class, new Props(new Properties(defaults))),
        Arguments.of(Props.class, new Props(new Properties(new Properties()))),
        Arguments.of(Units.class, new Units(List.of(Measure.NONE))),
        Arguments.of(Keys.class, new Keys(Map.of(new SimpleKey("a", 1), "v"))),
        Arguments.of(Kinds.class, new Kinds(List.of(Kind.ONLY))),
        Arguments.of(Anything.class, new Anything(Tree.NULL)),
        Arguments.of(Sentinels.class, new Sentinels((Tree.Null) Tree.NULL)),
        Arguments.of(Session.class, new Session()),
        Arguments.of(MimeType.class, new MimeType("text", "plain", StandardCharsets.UTF_8)),
        Arguments.of(SimpleKey.class, new SimpleKey("a", 1)),
        Arguments.of(JapaneseDate.class, JapaneseDate.of(2020, 1, 1)),
        Arguments.of(TimeZone.class, mine));
  }

  @ParameterizedTest
  @MethodSource("lost")
  void whatADocumentWouldLoseIsRefused(Class<?> type, Object value) {
    StoredValues values = values(type);

    assertThatThrownBy(() -> values.encode(value)).isInstanceOf(UnsupportedValueException.class);
  }

  static Stream<Arguments> kept() {
    LinkedHashMap<String, Integer> byInsertion = new LinkedHashMap<>();
    byInsertion.put("b", 1);
    byInsertion.put("a", 2);
    Properties properties = new Properties();
    properties.setProperty("a", "b");
    return Stream.of(
        Arguments.of(Sets.class, new Sets(Set.of("a"))),
        Arguments.of(Sets.class, new Sets(Collections.unmodifiableSet(Set.of("a", "b")))),
        Arguments.of(Sets.class, new Sets(byInsertion.keySet())),
        Arguments.of(Maps.class, new Maps(byInsertion)),
        Arguments.of(Maps.class, new Maps(Collections.unmodifiableMap(byInsertion))),
        Arguments.of(Maps.class, new Maps(Collections.emptyMap())),
        Arguments.of(Lists.class, new Lists(Collections.unmodifiableList(List.of("a")))),
        Arguments.of(Lists.class, new Lists(Collections.nCopies(2, "a"))),
        Arguments.of(Props.class, new Props(properties)),
        Arguments.of(Prices.class, new Prices(Money.ZERO)),
        Arguments.of(Locale.class, Locale.forLanguageTag("zh-Hant-TW")),
        Arguments.of(
            ZonedDateTime.class,
            ZonedDateTime.ofLocal(
                LocalDateTime.of(2024, 10, 27, 2, 30),
                ZoneId.of("Europe/Berlin"),
                ZoneOffset.ofHours(1))),
        Arguments.of(
            GregorianCalendar.class,
            new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT)));
  }

  @ParameterizedTest
  @MethodSource("kept")
  @SuppressWarnings("unchecked")
  void whatADocumentHoldsComesBack(Class<?> type, Object value) throws Exception {
    assertThat(back((Class<Object>) type, value)).isEqualTo(value);
  }

  @Test
  void aPackagePrivateClassWithAPublicConstructorComesBack() throws Exception {
    assertThat(back(Foo.class, new Foo()).a).isEqualTo("x");
  }

  @Test
  void aCalendarIsReadAlikeUnderEveryDefaultLocale() throws Exception {
    Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    StoredValues values = values(Calendar.class);
    EncodedValue written = values.encode(calendar);
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("th-TH"));
    try {
      assertThat(values(Calendar.class).decode(written))
          .isExactlyInstanceOf(GregorianCalendar.class)
          .isEqualTo(calendar);
      assertThat(values(Calendar.class).encode(calendar)).isEqualTo(written);
    } finally {
      Locale.setDefault(before);
    }
  }
}
