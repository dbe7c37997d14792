package io.github.dynamojcache.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.kryo.KryoValueCodec;
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
import org.junit.jupiter.params.provider.Arguments;
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

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(new ZonedDate(), "a date with a field 'zone', which would be lost"),
        Arguments.of(new ShopCalendar(), "extends a class of the JDK"),
        Arguments.of(new PlainCalendar(), "extends a class of the JDK"),
        Arguments.of(new ShopZone(), "extends a class of the JDK"),
        Arguments.of(new Bits(), "extends a class of the JDK"),
        Arguments.of(new Counter(), "closed to reflection"),
        Arguments.of(new Page(), "a collection with a field 'total', which would be lost"),
        Arguments.of(new Names(), "a map with a field 'locale', which would be lost"),
        Arguments.of(new Lru(), "a map with a field 'capacity', which would be lost"),
        Arguments.of(new Sorted(), "a collection with a field 'name', which would be lost"),
        Arguments.of(new SortedNames(), "a map with a field 'name', which would be lost"),
        Arguments.of(new Shared(), "a map with a field 'name', which would be lost"),
        Arguments.of(new Skipping(), "a map with a field 'name', which would be lost"),
        Arguments.of(new Waiting(), "a collection with a field 'name', which would be lost"),
        Arguments.of(new Settings(), "a map with a field 'name', which would be lost"),
        Arguments.of(new SortedOnly(), "without a public constructor that takes its comparator"),
        Arguments.of(new SortedMapOnly(), "without a public constructor that takes its comparator"),
        Arguments.of(new WaitingOnly(), "without a public constructor that takes its comparator"),
        Arguments.of(new Levels(), "a map with a field 'name', which would be lost"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatWouldLoseAFieldIsRefusedOnWriteWithItsPlace(Object value, String why) {
    assertThatThrownBy(() -> codec.encode(new Order(List.of(value)), 0))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining(value.getClass().getName() + " ")
        .hasMessageContaining(why)
        .hasMessageEndingWith("(at Order.content[0])");
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
