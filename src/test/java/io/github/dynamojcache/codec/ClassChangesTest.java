package io.github.dynamojcache.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dynamojcache.codec.kryo.KryoValueCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A class that changes between two versions of an application: the right value, or a miss. */
class ClassChangesTest {

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  static Path folder;

  private static final Map<ClassChange, Versions> COMPILED = new HashMap<>();

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
    Versions versions = versions(change);
    StoredValues reader = values(versions.after);
    EncodedValue old = encode(versions.before, pack);
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
    Versions versions = versions(change);
    EncodedValue young = encode(versions.after, value -> value);
    Throwable thrown = catchThrowable(() -> values(versions.before).decode(young));

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

  /** Compiled once for all tests. */
  private static Versions versions(ClassChange change) {
    return COMPILED.computeIfAbsent(
        change,
        c ->
            new Versions(
                compile(c.title() + " before", c.before()), compile(c.title(), c.after())));
  }

  private static CompiledClasses compile(String version, String source) {
    try {
      return CompiledClasses.compile(
          Files.createDirectories(folder.resolve(version)), "app.V", "package app; " + source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void close() throws IOException {
    for (Versions versions : COMPILED.values()) {
      versions.before.close();
      versions.after.close();
    }
    COMPILED.clear();
  }

  private record Versions(CompiledClasses before, CompiledClasses after) {}
}
