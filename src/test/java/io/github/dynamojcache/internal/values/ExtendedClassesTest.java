package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumMap;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Set;
import java.util.SimpleTimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Classes that extend one of the JDK come back with all there is to them, or are refused on write.
 */
@SuppressWarnings({"serial", "JavaUtilDate", "JdkObsolete"})
class ExtendedClassesTest {

  private final KryoValueCodec codec = new KryoValueCodec(getClass().getClassLoader());

  record Order(Object content) {}

  static final class ZonedDate extends Date {
    String zone = "UTC";
  }

  static final class PlainDate extends Date {}

  static final class ShopCalendar extends GregorianCalendar {
    String shop = "s";
  }

  static final class PlainCalendar extends GregorianCalendar {}

  static final class ShopZone extends SimpleTimeZone {
    ShopZone() {
      super(5, "shop");
    }
  }

  static final class Bits extends BitSet {}

  static final class Counter extends AtomicInteger {
    String name = "n";
  }

  static final class Page extends ArrayList<String> {
    int total = 1;
  }

  static final class Names extends HashMap<String, String> {
    String locale = "de";
  }

  static final class Lru extends LinkedHashMap<String, String> {
    int capacity = 5;
  }

  static final class Sorted extends TreeSet<String> {
    String name = "n";
  }

  static final class SortedNames extends TreeMap<String, String> {
    String name = "n";
  }

  static final class SortedPlain extends TreeSet<String> {
    public SortedPlain(Comparator<String> comparator) {
      super(comparator);
    }

    SortedPlain() {}
  }

  static final class SortedOnly extends TreeSet<String> {}

  static final class SortedMapOnly extends TreeMap<String, String> {}

  static final class WaitingOnly extends PriorityQueue<String> {}

  static final class Shared extends ConcurrentHashMap<String, String> {
    String name = "n";
  }

  static final class Skipping extends ConcurrentSkipListMap<String, String> {
    String name = "n";
  }

  static final class Waiting extends PriorityQueue<String> {
    String name = "n";
  }

  static final class Settings extends Properties {
    String name = "n";
  }

  enum Level {
    LOW
  }

  static final class Levels extends EnumMap<Level, String> {
    String name = "n";

    Levels() {
      super(Level.class);
    }
  }

  static Stream<Object> withStateOfTheirOwn() {
    ZonedDate date = new ZonedDate();
    date.zone = "CET";
    ShopCalendar calendar = new ShopCalendar();
    calendar.shop = "t";
    Bits bits = new Bits();
    bits.set(7);
    Page page = new Page();
    page.add("a");
    page.total = 70;
    Names names = new Names();
    names.put("a", "b");
    names.locale = "tr";
    Lru lru = new Lru();
    lru.put("a", "b");
    lru.capacity = 7;
    Sorted sorted = new Sorted();
    sorted.add("a");
    sorted.name = "m";
    SortedNames sortedNames = new SortedNames();
    sortedNames.put("a", "b");
    sortedNames.name = "m";
    Shared shared = new Shared();
    shared.put("a", "b");
    shared.name = "m";
    Skipping skipping = new Skipping();
    skipping.put("a", "b");
    skipping.name = "m";
    Settings settings = new Settings();
    settings.setProperty("a", "b");
    settings.name = "m";
    Levels levels = new Levels();
    levels.put(Level.LOW, "a");
    levels.name = "m";
    SortedOnly sortedOnly = new SortedOnly();
    sortedOnly.add("a");
    SortedMapOnly sortedMapOnly = new SortedMapOnly();
    sortedMapOnly.put("a", "b");
    return Stream.of(
        date,
        calendar,
        new PlainCalendar(),
        new ShopZone(),
        bits,
        page,
        names,
        lru,
        sorted,
        sortedNames,
        shared,
        skipping,
        settings,
        levels,
        sortedOnly,
        sortedMapOnly);
  }

  @ParameterizedTest
  @MethodSource("withStateOfTheirOwn")
  void whatExtendsAClassOfTheJdkComesBackWithTheFieldsOfBoth(Object value) throws Exception {
    Object copied = ((Order) copy(new Order(value))).content();

    assertThat(copied).hasSameClassAs(value).isEqualTo(value);
    for (Field field : value.getClass().getDeclaredFields()) {
      assertThat(field.get(copied)).as(field.getName()).isEqualTo(field.get(value));
    }
  }

  @Test
  void whatHasNoEqualsComesBackWithTheFieldsOfBoth() throws Exception {
    Counter counter = new Counter();
    counter.set(3);
    counter.name = "m";
    Waiting waiting = new Waiting();
    waiting.add("a");
    waiting.name = "m";

    Counter copiedCounter = (Counter) copy(counter);
    Waiting copiedWaiting = (Waiting) copy(waiting);

    assertThat(copiedCounter.get()).isEqualTo(3);
    assertThat(copiedCounter.name).isEqualTo("m");
    assertThat(copiedWaiting).containsExactly("a");
    assertThat(copiedWaiting.name).isEqualTo("m");
    assertThat((WaitingOnly) copy(new WaitingOnly())).isEmpty();
  }

  /** Cannot be filled again, and need not be. */
  static final class Slice extends AbstractList<String> {
    private final List<String> elements;
    private final int total;

    Slice(List<String> elements, int total) {
      this.elements = elements;
      this.total = total;
    }

    @Override
    public String get(int index) {
      return elements.get(index);
    }

    @Override
    public int size() {
      return elements.size();
    }
  }

  /** As Spring's map of a row, which ignores case: its views are transient. */
  static final class Row extends AbstractMap<String, Object> {
    private final Map<String, Object> columns = new LinkedHashMap<>();
    private transient @Nullable Set<Entry<String, Object>> view;
    private String locale = "en";

    @Override
    public Set<Entry<String, Object>> entrySet() {
      if (view == null) {
        view = columns.entrySet();
      }
      return view;
    }

    @Override
    public @Nullable Object put(String key, Object value) {
      return columns.put(key.toLowerCase(Locale.forLanguageTag(locale)), value);
    }
  }

  @Test
  void aListOfYourOwnComesBackWithAllItsFields() throws Exception {
    Slice copied = (Slice) copy(new Slice(List.of("a", "b"), 70));

    assertThat(copied).containsExactly("a", "b");
    assertThat(copied.total).isEqualTo(70);
  }

  @Test
  void aMapThatKeepsViewsComesBackByItsEntries() throws Exception {
    Row row = new Row();
    row.put("id", 1);

    assertThat(copy(row)).isInstanceOf(Row.class).isEqualTo(Map.of("id", 1));
  }

  /** As Spring's read-only headers: they cannot be filled, and keep what they have parsed. */
  static final class Headers extends AbstractMap<String, String> implements Serializable {
    private final Map<String, String> all;
    private @Nullable Order type;
    private transient @Nullable String parsed;

    Headers(Map<String, String> all) {
      this.all = all;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
      parsed = "something";
      return all.entrySet();
    }
  }

  @Test
  void aMapThatCannotBeFilledComesBackByItsSerialFields() throws Exception {
    Headers headers = new Headers(new LinkedHashMap<>(Map.of("a", "b")));
    headers.type = new Order("text");
    assertThat(headers.size()).isEqualTo(1);

    Headers copied = (Headers) copy(headers);

    assertThat(copied.parsed).isNull();
    assertThat(copied.type).isEqualTo(new Order("text"));
    assertThat(copied).isEqualTo(headers);
  }

  @Test
  void itIsRefusedWhenItsEntriesAreNotAllThereIsToIt() {
    Row row = new Row();
    row.locale = "tr";

    assertThatThrownBy(() -> codec.encode(new Order(row), 0))
        .hasMessageContaining("a map with a field 'locale', which would be lost")
        .hasMessageEndingWith("(at Order.content)");
  }

  static Stream<Object> whole() {
    SortedPlain sorted = new SortedPlain();
    sorted.add("a");
    return Stream.of(new PlainDate(), sorted);
  }

  @ParameterizedTest
  @MethodSource("whole")
  void aClassWithoutFieldsOfItsOwnComesBack(Object value) throws Exception {
    assertThat(copy(value)).isEqualTo(value).hasSameClassAs(value);
  }

  @Test
  void theOrderOfASortedSetIsKept() throws Exception {
    PriorityQueue<String> queue = new PriorityQueue<>(Comparator.reverseOrder());
    queue.addAll(List.of("a", "b"));

    assertThat(((PriorityQueue<?>) copy(queue)).peek()).isEqualTo("b");
  }

  private Object copy(Object value) throws UndecodableValueException {
    byte[] bytes = codec.encode(value, 0);
    return codec.decode(bytes, 0, bytes.length);
  }
}
