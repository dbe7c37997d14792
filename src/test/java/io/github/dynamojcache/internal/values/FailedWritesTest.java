package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.KryoSerializable;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.codec.ValueSamples.Node;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever fails when a value is written, the message says where in the value it was. */
class FailedWritesTest {

  private final KryoValueCodec codec = new KryoValueCodec(getClass().getClassLoader());

  record Order(int number, List<Line> lines, @Nullable Object note) {}

  record Line(String text, Object product) {}

  /** As a collection of Hibernate's whose session was closed before it was loaded. */
  static final class NotLoaded extends AbstractList<Object> {
    private final transient RuntimeException failure =
        new IllegalStateException("could not initialize a collection: no session");

    @Override
    public Object get(int index) {
      throw failure;
    }

    @Override
    public int size() {
      throw failure;
    }
  }

  /** Writes itself, and fails. */
  static final class Custom implements KryoSerializable {
    private final Supplier<? extends Throwable> failure;

    Custom(Supplier<? extends Throwable> failure) {
      this.failure = failure;
    }

    @Override
    public void write(Kryo kryo, Output output) {
      Throwable thrown = failure.get();
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) thrown;
    }

    @Override
    public void read(Kryo kryo, Input input) {
      throw new IllegalStateException();
    }
  }

  static final class Failing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException();
    }
  }

  private static Custom custom() {
    return new Custom(IllegalStateException::new);
  }

  private static Order order(Object product) {
    return new Order(
        7, List.of(new Line("a", "b"), new Line("c", "d"), new Line("e", product)), null);
  }

  static Stream<Arguments> places() {
    Map<Object, Object> map = new TreeMap<>(Map.of("a", 1, "b", custom()));
    Map<Object, Object> keys = new HashMap<>();
    keys.put(custom(), 1);
    IllegalStateException exception = new IllegalStateException("m", new Failing());
    return Stream.of(
        Arguments.of(order(custom()), "Order.lines[2].product"),
        Arguments.of(order(new NotLoaded()), "Order.lines[2].product"),
        Arguments.of(order(new ArrayList<>(List.of(1, custom()))), "Order.lines[2].product[1]"),
        Arguments.of(order(Optional.of(custom())), "Order.lines[2].product.value"),
        Arguments.of(order(map), "Order.lines[2].product.value[1]"),
        Arguments.of(order(keys), "Order.lines[2].product.key[0]"),
        Arguments.of(order(new Object[] {1, 2, custom()}), "Order.lines[2].product[2]"),
        Arguments.of(order(Map.entry("k", custom())), "Order.lines[2].product.value"),
        Arguments.of(order(exception), "Order.lines[2].product.cause"),
        Arguments.of(order(new Thread()), "Order.lines[2].product"),
        Arguments.of(new Order(1, List.of(), custom()), "Order.note"));
  }

  @ParameterizedTest
  @MethodSource("places")
  void theMessageTellsThePlace(Object value, String place) {
    assertThatThrownBy(() -> codec.encode(value, 0))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageStartingWith("Cannot store a " + Order.class.getName() + ": ")
        .hasMessageEndingWith("(at " + place + ")");
  }

  @Test
  void theMessageTellsWhatWasThrownAndTheCauseIsThere() {
    assertThatThrownBy(() -> codec.encode(order(new NotLoaded()), 0))
        .hasMessageContaining("java.lang.IllegalStateException was thrown")
        .hasRootCauseMessage("could not initialize a collection: no session");
  }

  @Test
  void anElementOfAListOfOneClassHasItsPlace() {
    assertThatThrownBy(() -> codec.encode(Arrays.asList(custom()), 0))
        .hasMessageEndingWith("(at ArrayList[0])");
  }

  @Test
  void theValueItselfNeedsNoPlace() {
    assertThatThrownBy(() -> codec.encode(custom(), 0)).hasMessageEndingWith("see the cause");
  }

  @Test
  void aChainThatIsTooLongIsShownByItsEnds() {
    Node chain = new Node(null);
    for (int i = 0; i < 5_000; i++) {
      chain = new Node(chain);
    }
    Object value = order(chain);

    assertThatThrownBy(() -> codec.encode(value, 0))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("nested too deep")
        .hasMessageContaining("at most 1,000")
        .hasMessageContaining("(at Order.lines[2].product.next.next")
        .hasMessageContaining(" more ... .next.next.next.next)")
        .matches(e -> String.valueOf(e.getMessage()).length() < 600);
  }

  @Test
  void aStackThatIsTooSmallIsToldTheSame() {
    assertThatThrownBy(() -> codec.encode(order(new Custom(StackOverflowError::new)), 0))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("nested too deep")
        .hasMessageEndingWith("(at Order.lines[2].product)");
  }

  @Test
  void memoryThatRunsOutIsNotTheValuesFault() {
    assertThatThrownBy(() -> codec.encode(order(new Custom(OutOfMemoryError::new)), 0))
        .isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void theNextValueIsWrittenAsIfNothingHadBeen() {
    byte[] before = codec.encode(order("x"), 0);
    for (int i = 0; i < 300; i++) {
      Object failing = i % 2 == 0 ? order(custom()) : order(new Thread());
      assertThatThrownBy(() -> codec.encode(failing, 0))
          .isInstanceOf(UnsupportedValueException.class);

      assertThat(codec.encode(order("x"), 0)).isEqualTo(before);
    }
    assertThatThrownBy(() -> codec.encode(new TreeSet<>(List.of(1)).iterator(), 0))
        .hasMessageContaining("is alive")
        .hasMessageNotContainingAny("(at");
  }
}
