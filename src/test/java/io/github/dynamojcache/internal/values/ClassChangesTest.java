package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A class that changes between two versions of an application: the right value, or a miss. */
class ClassChangesTest {

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  static Path folder;

  @SuppressWarnings("NullAway.Init") // made before all tests
  private static CompiledChanges compiled;

  @BeforeAll
  static void open() {
    compiled = new CompiledChanges(folder);
  }

  @AfterAll
  static void close() throws IOException {
    compiled.close();
  }

  static Stream<ClassChange> changes() {
    return ClassChange.all();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void theValueIsRightOrAMiss(ClassChange change) throws Exception {
    assertOutcome(change, value -> value, String::valueOf);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void theSameGoesForAValueInAList(ClassChange change) throws Exception {
    assertOutcome(
        change,
        value -> new ArrayList<>(Arrays.asList("x", value, value)),
        list -> String.valueOf(((List<?>) list).get(2)));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void theSameGoesForAValueDeeperInside(ClassChange change) throws Exception {
    assertOutcome(
        change,
        value -> Map.of("k", Optional.of(new Object[] {1, List.of(value)})),
        map -> ((List<?>) ((Object[]) inner(map))[1]).get(0).toString());
  }

  private static Object inner(Object map) {
    return ((Optional<?>) ((Map<?, ?>) map).values().iterator().next()).orElseThrow();
  }

  private static void assertOutcome(
      ClassChange change, UnaryOperator<Object> pack, Function<Object, String> text)
      throws Exception {
    CompiledChanges.Versions versions = compiled.of(change);
    StoredValues reader = values(versions.after());
    EncodedValue old = encode(versions.before(), pack);
    if (change.reason() == null) {
      assertThat(text.apply(reader.decode(old))).isEqualTo(change.reads());
    } else {
      Throwable thrown = catchThrowable(() -> reader.decode(old));
      assertThat(thrown)
          .isInstanceOfSatisfying(
              UndecodableValueException.class,
              e -> assertThat(e.reason()).isEqualTo(change.reason()))
          .hasMessageContaining(change.words());
    }
  }

  @ParameterizedTest
  @MethodSource("changes")
  void theOldVersionReadsTheNewOneOrCountsAMiss(ClassChange change) throws Exception {
    CompiledChanges.Versions versions = compiled.of(change);
    EncodedValue young = encode(versions.after(), value -> value);
    Throwable thrown = catchThrowable(() -> values(versions.before()).decode(young));

    assertThat(thrown == null || thrown instanceof UndecodableValueException)
        .as("%s", thrown)
        .isTrue();
  }

  private static EncodedValue encode(CompiledClasses version, UnaryOperator<Object> pack)
      throws ReflectiveOperationException {
    return values(version).encode(pack.apply(version.call("app.V", "sample")));
  }

  private static StoredValues values(CompiledClasses classes) {
    return new StoredValues(new KryoValueCodec(classes.loader()));
  }
}
