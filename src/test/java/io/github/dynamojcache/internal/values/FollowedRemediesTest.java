package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.codec.ValueSurrogate;
import io.github.dynamojcache.internal.classes.filter.ClassPatterns;
import io.github.dynamojcache.internal.classes.filter.DerivedClassFilter;
import io.github.dynamojcache.internal.classes.filter.FilterMode;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.awt.Point;
import java.io.Externalizable;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a refusal says to do instead of a setting makes the value storable, and right. */
@SuppressWarnings({
  "serial",
  "JavaUtilDate",
  "EffectivelyPrivate",
  "ClassCanBeStatic",
  "IdentityHashMapUsage"
})
class FollowedRemediesTest {

  private static StoredValues values(ValueSurrogate<?, ?>... surrogates) {
    return new StoredValues(
        new KryoValueCodec(
            FollowedRemediesTest.class.getClassLoader(),
            DerivedClassFilter.of("books", FilterMode.DERIVED, ClassPatterns.NONE, Object.class),
            List.of(surrogates)));
  }

  private static Object copy(Object value, ValueSurrogate<?, ?>... surrogates) throws Exception {
    return values(surrogates).decode(values(surrogates).encode(value));
  }

  private static void requireRefusal(Object value, String remedy) {
    assertThatThrownBy(() -> values().encode(value))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining(remedy);
  }

  record Holder(Object held) {}

  record MapAndName(Map<String, Integer> map, String name) {}

  enum Empty {}

  private static Object cycle() {
    List<Object> list = new ArrayList<>();
    Holder holder = new Holder(list);
    list.add(holder);
    return holder;
  }

  private static Object chain() {
    Object chain = "end";
    for (int i = 0; i < 100_000; i++) {
      chain = new Holder(chain);
    }
    return chain;
  }

  static Stream<Arguments> replacements() throws Exception {
    IdentityHashMap<String, Integer> byIdentity = new IdentityHashMap<>(Map.of("a", 1));
    WeakHashMap<String, Integer> weak = new WeakHashMap<>(Map.of("a", 1));
    Timestamp far = new Timestamp(Long.MIN_VALUE);
    URL url = new URL("http://a.example/");
    Supplier<String> lambda = () -> "x";
    return Stream.of(
        Arguments.of(byIdentity, "Store a LinkedHashMap", new LinkedHashMap<>(byIdentity)),
        Arguments.of(weak, "Store a HashMap", new HashMap<>(weak)),
        Arguments.of(EnumSet.noneOf(Empty.class), "Store Set.of()", Set.of()),
        Arguments.of(far, "Store an Instant", Instant.ofEpochMilli(Long.MIN_VALUE)),
        Arguments.of(Set.of(url), "Use java.net.URI there", Set.of(url.toURI())),
        Arguments.of(cycle(), "Break the cycle", new Holder(new ArrayList<>())),
        Arguments.of(
            chain(), "a list instead of a chain", IntStream.range(0, 100_000).boxed().toList()),
        Arguments.of(lambda, "Use a named class", new Holder("x")),
        Arguments.of(Level.INFO, "Store what it represents", Level.INFO.getName()),
        Arguments.of(new Point(1, 2), "Store what it represents", new Holder(List.of(1, 2))),
        Arguments.of(List.of(1).iterator(), "Store what it represents", List.of(1)));
  }

  @ParameterizedTest
  @MethodSource("replacements")
  void whatIsToBeStoredInsteadComesBack(Object refused, String remedy, Object instead)
      throws Exception {
    requireRefusal(refused, remedy);

    assertThat(copy(instead)).isEqualTo(instead);
  }

  @Test
  void theUriOfAPathInAnotherFileSystemComesBack(@TempDir Path folder) throws Exception {
    URI zip = URI.create("jar:" + folder.resolve("a.zip").toUri());
    try (FileSystem system = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      Path path = system.getPath("/b");
      requireRefusal(path, "Store its URI");

      assertThat(copy(path.toUri())).isEqualTo(path.toUri());
    }
  }

  // ---- what is to be changed in the class

  static final class Cached implements Serializable {
    final String name = "n";
    @Nullable Thread worker = new Thread();
  }

  static final class CachedWithTransient implements Serializable {
    final String name = "n";
    transient @Nullable Thread worker = new Thread();
  }

  @Test
  void aFieldThatIsMarkedTransientIsLeftOut() throws Exception {
    requireRefusal(new Cached(), "mark the field transient");

    CachedWithTransient read = (CachedWithTransient) copy(new CachedWithTransient());
    assertThat(read.name).isEqualTo("n");
    assertThat(read.worker).isNull();
  }

  final class Inner {
    int number = 5;
  }

  static final class Nested {
    int number = 5;
  }

  static final class Outer implements Serializable {
    String name = "o";

    final class Both implements Serializable {
      String all() {
        return name + "b";
      }
    }
  }

  @Test
  void aClassThatIsMadeStaticIsStored() throws Exception {
    requireRefusal(new Inner(), "Make the class static");

    assertThat(((Nested) copy(new Nested())).number).isEqualTo(5);
  }

  @Test
  void anInnerClassOfWhichBothAreSerializableIsStored() throws Exception {
    requireRefusal(new Inner(), "or make both Serializable");

    assertThat(((Outer.Both) copy(new Outer().new Both())).all()).isEqualTo("ob");
  }

  static final class NoConstructor implements Externalizable {
    NoConstructor(String text) {}

    @Override
    public void writeExternal(ObjectOutput out) {}

    @Override
    public void readExternal(ObjectInput in) {}
  }

  // ---- surrogates

  private record Functions<T, S>(Class<T> type, Function<T, S> storing, Function<S, T> restoring)
      implements ValueSurrogate<T, S> {
    @Override
    public S toStored(T value) {
      return storing.apply(value);
    }

    @Override
    public T fromStored(S stored) {
      return restoring.apply(stored);
    }
  }

  /** A map of which the JDK can make no other. */
  static final class Fixed extends java.util.AbstractMap<String, Integer> {
    private final transient Map<String, Integer> map;

    Fixed(Map<String, Integer> map) {
      this.map = map;
    }

    @Override
    public Set<Entry<String, Integer>> entrySet() {
      return map.entrySet();
    }
  }

  static final class OwnLevel extends Level {
    OwnLevel(String name) {
      super(name, 5);
    }
  }

  static Stream<Arguments> surrogates() {
    return Stream.of(
        Arguments.of(
            new Fixed(Map.of("a", 1)),
            new Functions<>(Fixed.class, fixed -> Map.copyOf(fixed.map), Fixed::new)),
        Arguments.of(
            new OwnLevel("a"), new Functions<>(OwnLevel.class, Level::getName, OwnLevel::new)),
        Arguments.of(
            new NoConstructor("a"),
            new Functions<>(NoConstructor.class, v -> "a", NoConstructor::new)));
  }

  @ParameterizedTest
  @MethodSource("surrogates")
  void aClassThatASurrogateTeachesIsStored(Object value, ValueSurrogate<?, ?> surrogate)
      throws Exception {
    assertThatThrownBy(() -> values().encode(value))
        .hasMessageMatching("(?s).*[Tt]each the class by a ValueSurrogate.*");

    assertThat(copy(new ArrayList<>(List.of(value)), surrogate).toString().replaceAll("@\\w+", ""))
        .isEqualTo(List.of(value).toString().replaceAll("@\\w+", ""));
  }

  static final class Bounded extends java.util.AbstractList<String> {
    private final transient List<String> all = new ArrayList<>();
    private int limit = 5;

    @Override
    public boolean add(String text) {
      return all.size() < limit && all.add(text);
    }

    @Override
    public String get(int index) {
      return all.get(index);
    }

    @Override
    public int size() {
      return all.size();
    }
  }

  @Test
  void aContainerWithMoreThanItsElementsComesBackAsOneBesideIt() throws Exception {
    Bounded bounded = new Bounded();
    bounded.limit = 7;
    requireRefusal(bounded, "Put the collection into a class beside the field");

    assertThat(copy(new MapAndName(new TreeMap<>(Map.of("a", 1)), "n")))
        .isEqualTo(new MapAndName(new TreeMap<>(Map.of("a", 1)), "n"));
  }
}
