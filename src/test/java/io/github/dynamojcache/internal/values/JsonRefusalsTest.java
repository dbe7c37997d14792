package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.internal.values.JsonSamples.Base;
import io.github.dynamojcache.internal.values.JsonSamples.Derived;
import io.github.dynamojcache.internal.values.JsonSamples.Holder;
import io.github.dynamojcache.internal.values.JsonSamples.Line;
import io.github.dynamojcache.internal.values.JsonSamples.Node;
import io.github.dynamojcache.internal.values.JsonSamples.Order;
import io.github.dynamojcache.internal.values.json.JsonValueCodec;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What JSON would lose is refused when it is written, with the place and the remedy. */
class JsonRefusalsTest {

  private static final ClassLoader LOADER = JsonRefusalsTest.class.getClassLoader();

  record Raw(@JsonRawValue String json) {}

  record Keys(Map<Object, String> map) {}

  record Patterns(Pattern pattern) {}

  record Stamp(Timestamp time) {}

  record Kind(Class<?> type) {}

  record Prices(Map<String, Object> prices) {}

  static class Named {
    String name = "a";
  }

  static final class NamedTwice extends Named {
    @SuppressWarnings({"HidingField", "unused"}) // that is what is tested
    String name = "b";
  }

  private static StoredValues values(Class<?> type) {
    return new StoredValues(new JsonValueCodec(type, LOADER));
  }

  static Stream<Arguments> lost() {
    TreeMap<String, Integer> backwards = new TreeMap<>(Comparator.reverseOrder());
    backwards.put("a", 1);
    Timestamp exact = new Timestamp(1000);
    exact.setNanos(123);
    Map<String, Object> price = Map.of("tea", new BigDecimal("1.50"));
    return Stream.of(
        Arguments.of(
            new Holder(5L),
            "`content` is a java.lang.Long, and would come back as a java.lang.Integer"),
        Arguments.of(
            new Holder(1.5f),
            "`content` is a java.lang.Float, and would come back as a java.lang.Double"),
        Arguments.of(
            new Holder(new Line("tea", 1, BigDecimal.ONE)),
            "`content` is a " + Line.class.getName() + ", and would come back as a Map"),
        Arguments.of(
            new Holder(List.of(1, Set.of(2))),
            "`content[1]` is a Set, and would come back as a List"),
        Arguments.of(
            new Holder(List.of(Map.of("x", 5L))),
            "`content[0][]` is a java.lang.Long, and would come back as a java.lang.Integer"),
        Arguments.of(
            new Keys(Map.of(1, "one")),
            "the key at `map[]` is a java.lang.Integer, and would be none any more"),
        Arguments.of(
            new Patterns(Pattern.compile("a", Pattern.CASE_INSENSITIVE)),
            "`pattern` is a java.util.regex.Pattern, and would not come back equal"),
        Arguments.of(
            new Stamp(exact), "`time` is a java.sql.Timestamp, and would not come back equal"),
        Arguments.of(new Holder(backwards), "`content` is a SortedMap "),
        Arguments.of(
            new Prices(price),
            "`prices[]` is a java.math.BigDecimal, and would come back as a java.lang.String"));
  }

  @ParameterizedTest
  @MethodSource("lost")
  void whatWouldComeBackOtherwiseIsRefused(Object value, String why) {
    assertThatThrownBy(() -> values(value.getClass()).encode(value))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageStartingWith("Cannot store a " + value.getClass().getName() + " as JSON: ")
        .hasMessageContaining(why)
        .hasMessageEndingWith("or use value-codec = kryo");
  }

  @Test
  void aSubclassOfTheDeclaredClassIsRefused() {
    assertThatThrownBy(() -> values(Base.class).encode(new Derived()))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("it is a " + Derived.class.getName() + ", and would come back as a ");
  }

  @Test
  void aFieldThatHidesAnInheritedOneIsRefused() {
    assertThatThrownBy(() -> values(NamedTwice.class).encode(new NamedTwice()))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining(
            "`name` is a field of %s and of %s, and a document has room for one of them",
            NamedTwice.class.getName(), Named.class.getName());
  }

  @Test
  void anObjectThatContainsItselfIsRefused() {
    Node node = new Node();
    node.next = node;

    assertThatThrownBy(() -> values(Node.class).encode(node))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("at `next`, ")
        .hasMessageContaining("elf"); // itself, or a self-reference
  }

  @Test
  void aClassThatCannotBeBuiltIsRefused() {
    class Inner {
      final int number;

      Inner(int number, int other) {
        this.number = number + other;
      }

      @Override
      public String toString() {
        return "number " + number;
      }
    }

    assertThatThrownBy(() -> values(Inner.class).encode(new Inner(1, 2)))
        .isInstanceOf(UnsupportedValueException.class);
  }

  @Test
  void aLambdaIsRefused() {
    Comparator<String> lambda = String::compareTo;

    assertThatThrownBy(() -> values(Holder.class).encode(new Holder(lambda)))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("content");
  }

  @Test
  void rawTextIsRefused() {
    assertThatThrownBy(() -> values(Raw.class).encode(new Raw("{}")))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("raw text");
  }

  @Test
  void theTableDoesNotSayWhichClassesAreLoaded() {
    assertThatThrownBy(() -> values(Kind.class).encode(new Kind(String.class)))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("type");
  }

  @Test
  void aRefusalSaysNothingOfTheContent() {
    Order order = new Order(1, "secret", List.of(), Map.of("secret", "secret"));
    assertThatThrownBy(() -> values(Holder.class).encode(new Holder(order)))
        .hasMessageNotContaining("secret");
  }

  @Test
  void whatIsRefusedMayBeWrittenByAnotherCodec() throws Exception {
    StoredValues values = values(Object.class).orElse(new KryoValueCodec(LOADER));
    List<Object> list = new ArrayList<>(List.of(5L));

    EncodedValue encoded = values.encode(list);

    assertThat(((EncodedValue.Binary) encoded).bytes()[2]).isEqualTo(KryoValueCodec.ID);
    assertThat(values.decode(encoded)).isEqualTo(list);
    assertThat(values.encode(List.of("a"))).isInstanceOf(EncodedValue.Native.class);
  }

  @Test
  void whatAnotherCodecWroteIsReadButNotWritten() throws Exception {
    StoredValues kryo = new StoredValues(new KryoValueCodec(LOADER));
    Line line = new Line("tea", 1, BigDecimal.TEN);
    EncodedValue old = kryo.encode(line);
    StoredValues values = values(Line.class).reading(new KryoValueCodec(LOADER));

    assertThat(values.decode(old)).isEqualTo(line);
    assertThat(values.encode(line)).isInstanceOf(EncodedValue.Native.class);
  }
}
