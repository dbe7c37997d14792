package io.github.dynamojcache.values.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.values.Oracle;
import io.github.dynamojcache.values.OracleTests;
import io.github.dynamojcache.values.Verdict;
import io.github.dynamojcache.values.libraries.LibrarySample.Demand;
import io.github.dynamojcache.values.libraries.RefusedSamples.Row;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the libraries that people use hand to a cache comes back whole, or is refused. */
class LibraryValuesTest {

  /** Where applications have such a value; twice, so that it must stay one object. */
  private static final List<Function<Object, Object>> PLACES =
      List.of(
          value -> value,
          Holder::new,
          Bean::new,
          value -> Arrays.asList(value, value),
          value -> new HashMap<>(Map.of("a", value, Color.RED, new Holder<>(value))));

  @TestFactory
  Stream<DynamicContainer> comesBackWholeOrIsRefused() {
    return LibrarySets.sets().stream()
        .map(set -> DynamicContainer.dynamicContainer(set.name(), OracleTests.of(set)));
  }

  @TestFactory
  Stream<DynamicContainer> canBeUsedWhenItComesBack() {
    return tests(
        sample -> true, sample -> assertThat(OracleTests.failuresOfUse(sample.sample())).isEmpty());
  }

  @TestFactory
  Stream<DynamicContainer> isStoredWithoutALineOfConfiguration() {
    return tests(
        sample -> sample.demand() == Demand.STORABLE && RefusedSamples.rowOf(sample).isEmpty(),
        sample ->
            PLACES.forEach(place -> assertStored(check(place.apply(sample.sample().make())))));
  }

  @TestFactory
  Stream<DynamicContainer> isRefusedAsTheTableSays() {
    return tests(
        sample -> RefusedSamples.rowOf(sample).isPresent(),
        sample -> assertThat(check(sample.sample().make())).isInstanceOf(Verdict.Refused.class));
  }

  @TestFactory
  Stream<DynamicTest> everyLineOfTheTableIsNeeded() {
    return RefusedSamples.rows().stream()
        .map(row -> DynamicTest.dynamicTest(row.name(), () -> assertIsNeeded(row)));
  }

  private static void assertIsNeeded(Row row) {
    assertThat(LibrarySets.sets().stream().flatMap(set -> set.librarySamples().stream()))
        .filteredOn(sample -> sample.demand() == Demand.STORABLE)
        .anyMatch(row::covers);
  }

  private static void assertStored(Verdict verdict) {
    assertThat(verdict)
        .matches(Verdict::isRight, "right")
        .isNotInstanceOfAny(Verdict.Refused.class, Verdict.NobodyReads.class);
  }

  private static Verdict check(Object value) {
    return Oracle.UNTYPED.check(value);
  }

  private static Stream<DynamicContainer> tests(
      Predicate<LibrarySample> selection, Consumer<LibrarySample> test) {
    return LibrarySets.sets().stream()
        .map(
            set ->
                DynamicContainer.dynamicContainer(
                    set.name(),
                    set.librarySamples().stream()
                        .filter(selection)
                        .map(
                            sample ->
                                DynamicTest.dynamicTest(
                                    sample.sample().name(), () -> test.accept(sample)))));
  }
}
