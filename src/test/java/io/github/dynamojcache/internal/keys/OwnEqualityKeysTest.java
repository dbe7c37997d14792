package io.github.dynamojcache.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.UnsupportedKeyException;
import io.github.dynamojcache.internal.keys.OddlyEqual.Amount;
import io.github.dynamojcache.internal.keys.OddlyEqual.Base;
import io.github.dynamojcache.internal.keys.OddlyEqual.Bucket;
import io.github.dynamojcache.internal.keys.OddlyEqual.Edge;
import io.github.dynamojcache.internal.keys.OddlyEqual.Email;
import io.github.dynamojcache.internal.keys.OddlyEqual.Excluding;
import io.github.dynamojcache.internal.keys.OddlyEqual.Forgetful;
import io.github.dynamojcache.internal.keys.OddlyEqual.Length;
import io.github.dynamojcache.internal.keys.OddlyEqual.Lowered;
import io.github.dynamojcache.internal.keys.OddlyEqual.Never;
import io.github.dynamojcache.internal.keys.OddlyEqual.Plain;
import io.github.dynamojcache.internal.keys.OddlyEqual.Richer;
import io.github.dynamojcache.internal.keys.OddlyEqual.Square;
import io.github.dynamojcache.internal.keys.OddlyEqual.Titled;
import io.github.dynamojcache.internal.keys.OddlyEqual.Token;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys whose {@code equals} somebody wrote: right by proof, or refused when first used. */
@SuppressWarnings({"EqualsHashCode", "ArrayRecordComponent", "EffectivelyPrivate"})
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

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(new Email("A@x"), "equals calls String.equalsIgnoreCase"),
        Arguments.of(new Amount(BigDecimal.ONE), "equals calls BigDecimal.compareTo"),
        Arguments.of(new Titled("a", "b"), "does not compare the field 'title'"),
        Arguments.of(new Edge("a", "b"), "looks past the order of 'from' and 'to'"),
        Arguments.of(
            new OddlyEqual.Link(new KeySamples.Point(1, 2), new KeySamples.Point(1, 2)),
            "looks past the order of 'from' and 'to'"),
        Arguments.of(new OddlyEqual.Wildcard("a"), "compares fields with a constant"),
        Arguments.of(new OddlyEqual.Fallback("i", "n"), "takes keys with different 'id'"),
        Arguments.of(new OddlyEqual.Fallback(null, "n"), "takes keys with different 'id'"),
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
        new WellEqual.LikeLombok("a", 2.5, null),
        new WellEqual.LikeAutoValue("a", 5),
        new WellEqual.ByClass("a"),
        new kotlin.Pair<>("a", 1),
        com.google.common.base.Optional.of("a"),
        new WellEqual.HashedByHelper("a"),
        new WellEqual.ByText("a"),
        new WellEqual.OfSuperclass("a", 5),
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

  record Shouting(String name) {
    @Override
    public String name() {
      return name.toUpperCase(Locale.ROOT);
    }
  }

  @Test
  void aFieldOfARecordIsReadAndNotWhatItsAccessorMakesOfIt() {
    assertThat(keys.encode(new Shouting("a"))).isNotEqualTo(keys.encode(new Shouting("A")));
    assertThat(keys.decode(keys.encode(new Shouting("a")).text())).isEqualTo(new Shouting("a"));
  }
}
