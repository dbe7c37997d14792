package io.github.dynamojcache.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.KeyCodec;
import io.github.dynamojcache.codec.UndecodableKeyException;
import io.github.dynamojcache.codec.UnsupportedKeyException;
import io.github.dynamojcache.internal.keys.KeySamples.Changeable;
import io.github.dynamojcache.internal.keys.KeySamples.HoldsArray;
import io.github.dynamojcache.internal.keys.KeySamples.Isbn;
import io.github.dynamojcache.internal.keys.KeySamples.IsbnCodec;
import io.github.dynamojcache.internal.keys.KeySamples.NoEquality;
import io.github.dynamojcache.internal.keys.KeySamples.OpaquelyHashed;
import io.github.dynamojcache.internal.keys.KeySamples.OrderKey;
import io.github.dynamojcache.internal.keys.KeySamples.Pair;
import io.github.dynamojcache.internal.keys.KeySamples.Point;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedKeysTest {

  private static final String SAMPLES = KeySamples.class.getName() + "$";

  private final CanonicalKeys keys = new CanonicalKeys(getClass().getClassLoader(), List.of());

  static Stream<Arguments> refusals() throws Exception {
    Supplier<String> lambda = () -> "x";
    List<Object> cycle = new ArrayList<>();
    cycle.add(cycle);
    Object anonymous =
        new Object() {
          @Override
          public boolean equals(Object other) {
            return other != null;
          }

          @Override
          public int hashCode() {
            return 1;
          }
        };
    return Stream.of(
        Arguments.of(
            new NoEquality(),
            "Cannot use a "
                + SAMPLES
                + "NoEquality as a cache key: it is a "
                + SAMPLES
                + "NoEquality, which does not override equals and hashCode: no other object is ever"
                + " equal to it. Make it a record, or declare a KeyCodec for it."),
        Arguments.of(
            new OrderKey("c", List.of(new NoEquality())),
            "as a cache key: OrderKey.items[0] is a " + SAMPLES + "NoEquality, which"),
        Arguments.of(
            new Pair(Map.of("k", Set.of(new Object())), null),
            "Pair.first[0][0] is a java.lang.Object, which does not override"),
        Arguments.of(new Changeable(1), "whose field 'id' is not final: a key that changes"),
        Arguments.of(new byte[1], "it is an array, and no other array is ever equal to it"),
        Arguments.of(new String[0], "Use a List, or a record of one"),
        Arguments.of(List.of(new int[0]), "[0] is an array"),
        Arguments.of(new Pair(1, new Object[0]), "Pair.second is an array"),
        Arguments.of(new HoldsArray(), "HoldsArray.ids is an array"),
        Arguments.of(lambda, "a lambda, a method reference or a proxy"),
        Arguments.of(anonymous, "is an anonymous class"),
        Arguments.of(cycle, "is nested more than 50 levels deep, or refers to itself"),
        Arguments.of(new AtomicInteger(), "java.util.concurrent.atomic.AtomicInteger, which does"),
        Arguments.of(URI.create("http://localhost/").toURL(), "Use a java.net.URI"),
        Arguments.of(
            java.text.NumberFormat.getInstance(),
            "a class of the JDK that has no canonical form here"),
        Arguments.of(new java.util.ArrayDeque<>(), "Use a List or a Set"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aKeyWithoutACanonicalFormIsRefusedWithPlaceReasonAndRemedy(Object key, String message) {
    assertThatThrownBy(() -> keys.encode(key))
        .isInstanceOf(UnsupportedKeyException.class)
        .hasMessageContaining(message);
  }

  @Test
  void anInnerClassThatHoldsOnToItsOwnerIsRefused() {
    class Inner {
      @Override
      public boolean equals(Object other) {
        return other instanceof Inner && keys != null;
      }

      @Override
      public int hashCode() {
        return 1;
      }
    }

    assertThatThrownBy(() -> keys.encode(new Inner()))
        .isInstanceOf(UnsupportedKeyException.class)
        .hasMessageContaining("holds on to an object around it");
  }

  @Test
  void aPartThatThrowsIsAnUnsupportedKey() {
    List<Object> broken =
        new java.util.AbstractList<>() {
          @Override
          public Object get(int index) {
            throw new IllegalStateException("not loaded");
          }

          @Override
          public int size() {
            return 1;
          }
        };

    assertThatThrownBy(() -> keys.encode(broken))
        .isInstanceOf(UnsupportedKeyException.class)
        .hasMessageContaining("cannot be read: java.lang.IllegalStateException")
        .hasRootCauseMessage("not loaded");
  }

  @Test
  void theContentOfAKeyIsNotInTheMessage() {
    assertThatThrownBy(
            () -> keys.encode(new OrderKey("secret", List.of(Map.of("secret", cycle())))))
        .isInstanceOf(UnsupportedKeyException.class)
        .message()
        .doesNotContain("secret");
  }

  private static List<Object> cycle() {
    List<Object> cycle = new ArrayList<>();
    cycle.add(cycle);
    return cycle;
  }

  @Test
  void aDeclaredCodecThatThrowsIsNamed() {
    class Broken implements KeyCodec<Isbn> {
      @Override
      public Class<Isbn> type() {
        return Isbn.class;
      }

      @Override
      public String tag() {
        return "isbn";
      }

      @Override
      public String toText(Isbn key) {
        throw new IllegalStateException("broken");
      }

      @Override
      public Isbn fromText(String text) {
        throw new IllegalStateException("broken");
      }
    }
    CanonicalKeys broken = new CanonicalKeys(getClass().getClassLoader(), List.of(new Broken()));

    assertThatThrownBy(() -> broken.encode(new Isbn("1")))
        .isInstanceOf(UnsupportedKeyException.class)
        .hasMessageContaining(Broken.class.getName());
    assertThatThrownBy(() -> broken.decode("isbn:1"))
        .isInstanceOf(UndecodableKeyException.class)
        .hasRootCauseMessage("broken");
  }

  @Test
  void aDeclaredCodecThatForgetsAPartIsRefusedAtItsFirstUse() {
    class Forgetful implements KeyCodec<Point> {
      @Override
      public Class<Point> type() {
        return Point.class;
      }

      @Override
      public String tag() {
        return "point";
      }

      @Override
      public String toText(Point key) {
        return String.valueOf(key.x());
      }

      @Override
      public Point fromText(String text) {
        return new Point(Integer.parseInt(text), 0);
      }
    }
    CanonicalKeys points = new CanonicalKeys(getClass().getClassLoader(), List.of(new Forgetful()));

    assertThatThrownBy(() -> points.encode(new Point(1, 2)))
        .isInstanceOf(UnsupportedKeyException.class)
        .hasMessageContaining("comes back as another key from its KeyCodec");
  }

  static Stream<Object> withoutATextOfTheirOwn() {
    return Stream.of(
        new Locale("a_1", "", ""),
        ((Runnable) () -> {}).getClass(),
        List.of(new Locale("a_1", "", "")));
  }

  /** JDK 17 does not parse what it prints there; later ones do. */
  @Test
  void aNumberOfExtremeScaleComesBackOrIsRefused() {
    Object number = new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE);
    boolean isParsed;
    try {
      Object parsed = new BigDecimal(number.toString());
      isParsed = parsed.equals(number);
    } catch (NumberFormatException e) {
      isParsed = false;
    }

    if (isParsed) {
      assertThat(keys.decode(keys.encode(number).text())).isEqualTo(number);
    } else {
      assertThatThrownBy(() -> keys.encode(number)).isInstanceOf(UnsupportedKeyException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("withoutATextOfTheirOwn")
  void whatItsTextDoesNotBringBackIsRefused(Object key) {
    assertThatThrownBy(() -> keys.encode(key))
        .isInstanceOf(UnsupportedKeyException.class)
        .hasMessageContaining("that its text does not bring back");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s", "list", "null", "", "a1", "timestamp", "hk"})
  void aTagThatIsTakenOrIsNotLettersIsRefused(String tag) {
    List<KeyCodec<?>> declared = List.of(new IsbnCodec(tag));

    assertThatThrownBy(() -> new CanonicalKeys(getClass().getClassLoader(), declared))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + tag + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x:1",
        "i:",
        "i:1.5",
        "i:1 ",
        "b:yes",
        "c:ab",
        "u:1",
        "null:",
        "list[",
        "list[i:1",
        "list[i:1,]",
        "list[i:1]x",
        "map{i:1}",
        "s:\\",
        "s:\\u12",
        "s:\\uzzzz",
        "e:java.time.DayOfWeek#SOMEDAY",
        "e:java.lang.String#X",
        "r:no.such.Class(x=i:1)",
        "r:java.lang.String()",
        "v:java.lang.Object()",
        "class:no.such.Class",
        "zoned:2026-11-20T10:30+05:00[Europe/Berlin]",
        "#sha256:abc"
      })
  void aTextThatIsNotCanonicalIsUndecodable(String text) {
    assertThatThrownBy(() -> keys.decode(text)).isInstanceOf(UndecodableKeyException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Point(x=i:1)",
        "Point(x=i:1,z=i:2)",
        "Point(x=l:1,y=i:2)",
        "Picky(positive=i:-1)"
      })
  void aTextThatNoLongerFitsItsClassIsUndecodable(String text) {
    assertThat(keys.decode("r:" + SAMPLES + "Point(x=i:1,y=i:2)")).isEqualTo(new Point(1, 2));

    assertThatThrownBy(() -> keys.decode("r:" + SAMPLES + text))
        .isInstanceOf(UndecodableKeyException.class);
  }

  @Test
  void aKeyWhoseHashCodeCannotBeComputedAgainIsRefusedAtItsFirstUse() {
    assertThatThrownBy(() -> keys.encode(new OpaquelyHashed("a", 5)))
        .isInstanceOf(UnsupportedKeyException.class)
        .hasMessageContainingAll("OpaquelyHashed", "hash code differs", "Declare a KeyCodec");
  }

  @Test
  void aTextNestedWithoutEndIsUndecodable() {
    assertThatThrownBy(() -> keys.decode("list[".repeat(10_000)))
        .isInstanceOf(UndecodableKeyException.class);
  }
}
