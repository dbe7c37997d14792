package io.github.dynamojcache.values.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.values.Oracle;
import io.github.dynamojcache.values.Verdict;
import io.github.dynamojcache.values.libraries.LibrarySample.Demand;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the libraries that people use hand to a cache comes back whole, or is refused. */
class LibraryValuesTest {

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("samples")
  void comesBackWholeOrIsRefused(String set, LibrarySample sample) {
    assertRight(Oracle.UNTYPED.check(sample.sample().make()));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("samples")
  void comesBackWholeOrIsRefusedWhereEveryClassIsLetIn(String set, LibrarySample sample) {
    assertRight(Oracle.UNFILTERED.check(sample.sample().make()));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("samples")
  void comesBackWholeOrIsRefusedInsideOtherValues(String set, LibrarySample sample) {
    for (UnaryOperator<Object> wrapping : WRAPPINGS) {
      assertRight(Oracle.UNTYPED.check(wrapping.apply(sample.sample().make())));
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("storableSamples")
  void isStoredWithoutALineOfConfiguration(String set, LibrarySample sample) {
    assertStored(Oracle.UNTYPED.check(sample.sample().make()));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("storableSamples")
  void isStoredInsideOtherValuesWithoutALineOfConfiguration(String set, LibrarySample sample) {
    for (UnaryOperator<Object> wrapping : WRAPPINGS) {
      assertStored(Oracle.UNTYPED.check(wrapping.apply(sample.sample().make())));
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("refusedSamples")
  void isRefusedAsTheTableSays(String set, LibrarySample sample) {
    assertThat(Oracle.UNTYPED.check(sample.sample().make())).isInstanceOf(Verdict.Refused.class);
  }

  /** Where applications have such a value; twice, so that it must stay one object. */
  private static final List<UnaryOperator<Object>> WRAPPINGS =
      List.of(
          Holder::new,
          Bean::new,
          value -> Arrays.asList(value, value),
          value -> new HashMap<>(Map.of("a", value, Color.RED, new Holder<>(value))));

  private static void assertRight(Verdict verdict) {
    assertThat(verdict).matches(Verdict::isRight, "right");
  }

  private static void assertStored(Verdict verdict) {
    assertThat(verdict).isInstanceOfAny(Verdict.Same.class, Verdict.JavaRefuses.class);
  }

  private static Stream<Arguments> samples() {
    return select((set, sample) -> true);
  }

  private static Stream<Arguments> storableSamples() {
    return select(
        (set, sample) ->
            sample.demand() == Demand.STORABLE && RefusedSamples.of(set, sample).isEmpty());
  }

  private static Stream<Arguments> refusedSamples() {
    return select((set, sample) -> RefusedSamples.of(set, sample).isPresent());
  }

  private interface Selection {
    boolean takes(LibrarySet set, LibrarySample sample);
  }

  private static Stream<Arguments> select(Selection selection) {
    return LibrarySets.sets().stream()
        .flatMap(
            set ->
                set.librarySamples().stream()
                    .filter(sample -> selection.takes(set, sample))
                    .map(sample -> Arguments.of(set.name(), sample)));
  }
}
