package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects that only {@code ==} tells come back as themselves, where they are the same. */
class ConstantsTest {

  private final StoredValues values =
      new StoredValues(new KryoValueCodec(getClass().getClassLoader()));

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  private Path folder;

  static final class Unit {
    static final Unit METRE = new Unit("m");
    static final Unit GRAM = new Unit("g");
    final String symbol;

    private Unit(String symbol) {
      this.symbol = symbol;
    }
  }

  @Test
  void aConstantIsItselfAlsoWithinOthers() throws Exception {
    assertThat(copy(Unit.METRE)).isSameAs(Unit.METRE);
    assertThat((List<?>) copy(List.of(Unit.GRAM, Unit.METRE, Unit.GRAM)))
        .satisfiesExactly(
            one -> assertThat(one).isSameAs(Unit.GRAM),
            two -> assertThat(two).isSameAs(Unit.METRE),
            three -> assertThat(three).isSameAs(Unit.GRAM));
  }

  @Test
  void anotherObjectOfTheClassKeepsWhatIsInIt() throws Exception {
    assertThat(copy(new Unit("s"))).extracting("symbol").isEqualTo("s");
  }

  @Test
  void aConstantThatIsMadeOfSomethingElseIsAMiss() throws Exception {
    String source =
        """
        package app;
        public class Item {
          static final Item DEFAULT = new Item("%s");
          private final String stage;
          private Item(String stage) { this.stage = stage; }
          public static Object sample() { return DEFAULT; }
        }
        """;
    EncodedValue stored;
    try (CompiledClasses test =
        CompiledClasses.compile(
            Files.createDirectory(folder.resolve("a")), "app.Item", source.formatted("test"))) {
      stored = values(test).encode(test.call("app.Item", "sample"));
      assertThat(values(test).decode(stored)).isSameAs(test.call("app.Item", "sample"));
    }
    try (CompiledClasses live =
        CompiledClasses.compile(
            Files.createDirectory(folder.resolve("b")), "app.Item", source.formatted("live"))) {
      assertThatThrownBy(() -> values(live).decode(stored))
          .isInstanceOfSatisfying(
              UndecodableValueException.class, e -> assertThat(e.reason()).isEqualTo(Reason.SHAPE))
          .hasMessageContaining("the constant that was stored is made of something else");
    }
  }

  private static StoredValues values(CompiledClasses classes) {
    return new StoredValues(new KryoValueCodec(classes.loader()));
  }

  private Object copy(Object value) throws UndecodableValueException {
    return values.decode(values.encode(value));
  }
}
