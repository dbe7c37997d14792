package io.github.dynamojcache.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys whose {@code equals} somebody wrote: right by proof, or refused when first used. */
@SuppressWarnings({"EqualsHashCode", "EqualsGetClass", "ReferenceEquality", "unused"})
class OwnEqualityKeysTest {

  private final CanonicalKeys keys = new CanonicalKeys(getClass().getClassLoader(), List.of());

  // ---- a field named hash, or a transient one, that is part of the key

  static final class Digest {
    private final String algo;
    private final int hash;

    Digest(String algo, int hash) {
      this.algo = algo;
      this.hash = hash;
    }

    @Override
    public boolean equals(@Nullable Object o) {
      return o instanceof Digest that && algo.equals(that.algo) && hash == that.hash;
    }

    @Override
    public int hashCode() {
      return Objects.hash(algo, hash);
    }
  }

  static final class OnlyHash {
    private final int hashCode;

    OnlyHash(int hashCode) {
      this.hashCode = hashCode;
    }

    @Override
    public boolean equals(@Nullable Object o) {
      return o instanceof OnlyHash that && hashCode == that.hashCode;
    }

    @Override
    public int hashCode() {
      return hashCode;
    }
  }

  static final class ComparedTransient {
    private final String a;
    private final transient String b;

    ComparedTransient(String a, String b) {
      this.a = a;
      this.b = b;
    }

    @Override
    public boolean equals(@Nullable Object o) {
      return o instanceof ComparedTransient that && a.equals(that.a) && b.equals(that.b);
    }

    @Override
    public int hashCode() {
      return Objects.hash(a, b);
    }
  }

  static Stream<Arguments> keysThatDifferInOnePart() {
    return Stream.of(
        Arguments.of(new Digest("a", 1), new Digest("a", 2)),
        Arguments.of(new OnlyHash(1), new OnlyHash(2)),
        Arguments.of(new ComparedTransient("a", "b"), new ComparedTransient("a", "c")),
        Arguments.of(
            com.google.common.hash.HashCode.fromInt(5),
            com.google.common.hash.HashCode.fromInt(6)));
  }

  @ParameterizedTest
  @MethodSource("keysThatDifferInOnePart")
  void noPartIsLeftOutForItsName(Object one, Object other) {
    assertThat(keys.encode(one)).isNotEqualTo(keys.encode(other));
    assertThat(keys.decode(keys.encode(one).text())).isEqualTo(one).hasSameHashCodeAs(one);
  }

  /** Compares the hash code first, as the reference modules' key does. */
  static final class Shortcut {
    private final Locale.Category category;
    private final int hash;

    Shortcut(Locale.Category category) {
      this.category = category;
      this.hash = category.hashCode(); // differs between JVMs
    }

    @Override
    public boolean equals(@Nullable Object o) {
      return o instanceof Shortcut that && hash == that.hash && category == that.category;
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  @Test
  void aHashCodeThatIsComparedFirstButComputedAgainIsNoPartOfTheKey() {
    Shortcut key = new Shortcut(Locale.Category.FORMAT);

    assertThat(keys.encode(key).text()).doesNotContain(String.valueOf(key.hashCode()));
    assertThat(keys.decode(keys.encode(key).text())).isEqualTo(key);
  }

  // ---- equality that is coarser or finer than the fields

  record Email(String address) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Email that && address.equalsIgnoreCase(that.address);
    }

    @Override
    public int hashCode() {
      return address.toLowerCase(Locale.ROOT).hashCode();
    }
  }

  record Amount(BigDecimal value) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Amount that && value.compareTo(that.value) == 0;
    }

    @Override
    public int hashCode() {
      return value.stripTrailingZeros().hashCode();
    }
  }

  record Titled(String id, String title) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Titled that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
      return id.hashCode();
    }
  }

  record Edge(String from, String to) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Edge that
          && ((from.equals(that.from) && to.equals(that.to))
              || (from.equals(that.to) && to.equals(that.from)));
    }

    @Override
    public int hashCode() {
      return from.hashCode() + to.hashCode();
    }
  }

  record Bucket(int number) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Bucket that && number % 10 == that.number % 10;
    }

    @Override
    public int hashCode() {
      return number % 10;
    }
  }

  record Length(double metres) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Length that && metres == that.metres;
    }

    @Override
    public int hashCode() {
      return (int) metres;
    }
  }

  record Token(Integer number) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Token that && number == that.number;
    }

    @Override
    public int hashCode() {
      return number;
    }
  }

  record Lowered(String name) {
    public String name() {
      return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object o) {
      return o instanceof Lowered that && name().equals(that.name());
    }

    @Override
    public int hashCode() {
      return name().hashCode();
    }
  }

  record Never(int x) {
    @Override
    public boolean equals(Object o) {
      return this == o;
    }

    @Override
    public int hashCode() {
      return x;
    }
  }

  /** As Lombok's {@code @Value} with {@code @EqualsAndHashCode.Exclude} makes it. */
  static final class Excluding {
    private final String id;
    private final int seen;

    Excluding(String id, int seen) {
      this.id = id;
      this.seen = seen;
    }

    public String getId() {
      return id;
    }

    @Override
    public boolean equals(final Object o) {
      if (o == this) {
        return true;
      }
      if (!(o instanceof Excluding)) {
        return false;
      }
      final Excluding other = (Excluding) o;
      final Object thisId = this.getId();
      final Object otherId = other.getId();
      return thisId == null ? otherId == null : thisId.equals(otherId);
    }

    @Override
    public int hashCode() {
      return id.hashCode();
    }
  }

  abstract static class Shape {
    final int size;

    Shape(int size) {
      this.size = size;
    }

    @Override
    public boolean equals(@Nullable Object o) {
      return o instanceof Shape that && size == that.size;
    }

    @Override
    public int hashCode() {
      return size;
    }
  }

  static final class Square extends Shape {
    Square(int size) {
      super(size);
    }
  }

  static class Base {
    final int id;

    Base(int id) {
      this.id = id;
    }

    @Override
    public boolean equals(@Nullable Object o) {
      return o instanceof Base that && id == that.id;
    }

    @Override
    public int hashCode() {
      return id;
    }
  }

  static final class Plain extends Base {
    Plain(int id) {
      super(id);
    }
  }

  static final class Richer extends Base {
    final String name;

    Richer(int id, String name) {
      super(id);
      this.name = name;
    }

    @Override
    public boolean equals(@Nullable Object o) {
      return o instanceof Richer that && super.equals(o) && name.equals(that.name);
    }

    @Override
    public int hashCode() {
      return 31 * super.hashCode() + name.hashCode();
    }
  }

  static final class Forgetful extends Base {
    final String name;

    Forgetful(int id, String name) {
      super(id);
      this.name = name;
    }
  }

  static final class Names extends java.util.ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Names(String... names) {
      super(List.of(names));
    }

    @Override
    public boolean equals(@Nullable Object o) {
      return o instanceof Names that
          && String.join(",", this).equalsIgnoreCase(String.join(",", that));
    }
  }

  static Stream<Arguments> refused() {
    TreeSet<String> anyCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.add("A");
    Map<Object, Object> identity = new IdentityHashMap<>(Map.of("a", 1));
    return Stream.of(
        Arguments.of(new Email("A@x"), "equals calls String.equalsIgnoreCase"),
        Arguments.of(new Amount(BigDecimal.ONE), "equals calls BigDecimal.compareTo"),
        Arguments.of(new Titled("a", "b"), "does not compare the field 'title'"),
        Arguments.of(new Edge("a", "b"), "looks past the order of 'from' and 'to'"),
        Arguments.of(new Bucket(1), "calculates with the fields"),
        Arguments.of(new Length(1), "compares floating point numbers with =="),
        Arguments.of(new Token(5), "tells keys with equal 'number' apart"),
        Arguments.of(new Lowered("A"), "equals uses the static field"),
        Arguments.of(new Never(1), "does not compare the field 'x'"),
        Arguments.of(new Excluding("a", 1), "does not compare the field 'seen'"),
        Arguments.of(new Square(1), "may equal objects of other classes that extend"),
        Arguments.of(new Richer(1, "a"), "may equal an object of its superclass"),
        Arguments.of(new Forgetful(1, "a"), "does not compare the field 'name'"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void equalityThatTheFieldsDoNotTellIsRefusedWithTheLinesOfACodec(Object key, String why) {
    assertThatThrownBy(() -> keys.encode(key))
        .isInstanceOf(UnsupportedKeyException.class)
        .hasMessageContaining(why)
        .hasMessageContaining("Declare a KeyCodec for it")
        .hasMessageContaining("toText(" + key.getClass().getCanonicalName() + " key)");
    assertThatThrownBy(() -> keys.encode(List.of(key)))
        .isInstanceOf(UnsupportedKeyException.class)
        .hasMessageContaining(why);
  }

  static Stream<Arguments> refusedCollections() {
    TreeSet<String> anyCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.add("A");
    TreeMap<String, Integer> byLength = new TreeMap<>(Comparator.comparing(String::length));
    byLength.put("a", 1);
    return Stream.of(
        Arguments.of(anyCase, "is put in order by a"),
        Arguments.of(Collections.unmodifiableSortedSet(anyCase), "is put in order by a"),
        Arguments.of(Collections.unmodifiableSet(anyCase), "whose equality is not that of"),
        Arguments.of(Collections.synchronizedSet(anyCase), "whose equality is not that of"),
        Arguments.of(byLength, "is put in order by a"),
        Arguments.of(byLength.keySet(), "is put in order by a"),
        Arguments.of(new TreeSet<>(Set.of(new BigDecimal("1.0"))), "1.0 is 1.00"),
        Arguments.of(new IdentityHashMap<>(Map.of("a", 1)), "goes by identity"),
        Arguments.of(new IdentityHashMap<>(Map.of("a", 1)).keySet(), "goes by identity"),
        Arguments.of(new Names("a"), "whose equality is not that of"));
  }

  @ParameterizedTest
  @MethodSource("refusedCollections")
  void aCollectionWithAnotherEqualityThanItsElementsIsRefused(Object key, String why) {
    assertThatThrownBy(() -> keys.encode(key))
        .isInstanceOf(UnsupportedKeyException.class)
        .hasMessageContaining(why)
        .hasMessageContaining("Use a plain copy");
  }

  // ---- equality that is right

  record ByHand(@Nullable String a, int b, double c, @Nullable Object d) {
    @Override
    public boolean equals(Object o) {
      if (this == o) {
        return true;
      }
      return o instanceof ByHand that
          && Objects.equals(a, that.a)
          && b == that.b
          && Double.compare(c, that.c) == 0
          && Objects.equals(d, that.d);
    }

    @Override
    public int hashCode() {
      return Objects.hash(a, b, c, d);
    }
  }

  static final class Deep {
    private final Object[] parts;

    Deep(Object... parts) {
      this.parts = parts;
    }

    @Override
    public boolean equals(@Nullable Object o) {
      return o instanceof Deep that && Arrays.deepEquals(parts, that.parts);
    }

    @Override
    public int hashCode() {
      return Arrays.deepHashCode(parts);
    }
  }

  record DeepNames(String[] names, long[][] table) {
    @Override
    public boolean equals(Object o) {
      return o instanceof DeepNames that
          && Arrays.deepEquals(names, that.names)
          && Arrays.deepEquals(table, that.table);
    }

    @Override
    public int hashCode() {
      return Arrays.deepHashCode(new Object[] {names, table});
    }
  }

  static Stream<Object> accepted() {
    return Stream.of(
        new ByHand("a", 1, 2.5, List.of(1)),
        new ByHand(null, 1, Double.NaN, null),
        new Base(5),
        new Deep(1, new int[] {2}, new Object[] {"a", null}, new String[] {"x"}),
        new Deep(),
        new DeepNames(new String[] {"a"}, new long[][] {{1}, {}}),
        Collections.unmodifiableSet(new TreeSet<>(Set.of("b", "A"))),
        new TreeSet<>(Set.of(1, 2)).descendingSet());
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void equalityOfAllPartsIsAccepted(Object key) {
    assertThat(keys.decode(keys.encode(key).text())).isEqualTo(key).hasSameHashCodeAs(key);
  }

  @Test
  void aSubclassThatAddsNothingIsTheSameKey() {
    assertThat(new Plain(5)).isEqualTo(new Base(5));

    assertThat(keys.encode(new Plain(5))).isEqualTo(keys.encode(new Base(5)));
    assertThat(keys.decode(keys.encode(new Plain(5)).text())).isEqualTo(new Plain(5));
  }

  @Test
  void aFieldOfARecordIsReadAndNotWhatItsAccessorMakesOfIt() {
    record Shouting(String name) {
      public String name() {
        return name.toUpperCase(Locale.ROOT);
      }
    }

    assertThat(keys.encode(new Shouting("a"))).isNotEqualTo(keys.encode(new Shouting("A")));
    assertThat(keys.decode(keys.encode(new Shouting("a")).text())).isEqualTo(new Shouting("a"));
  }
}
