package io.github.dynamojcache.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.codec.EncodedValue;
import io.github.dynamojcache.codec.UndecodableValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** One test for each sample of a set. */
public final class OracleTests {

  private OracleTests() {}

  /**
   * Makes the tests of a set.
   *
   * @param set the samples
   * @return tests that fail for a sample that comes back as another value, at any place inside of
   *     others
   */
  public static Stream<DynamicTest> of(SampleSet set) {
    return set.samples().map(sample -> DynamicTest.dynamicTest(sample.name(), () -> check(sample)));
  }

  private static void check(Sample sample) {
    assertThat(failures(sample)).as(sample.name()).isEmpty();
  }

  /**
   * Asks each oracle about a sample, alone and inside of others.
   *
   * @return what is wrong
   */
  public static List<String> failures(Sample sample) {
    List<String> failures = new ArrayList<>();
    for (Oracle oracle : Oracle.values()) {
      Nests.all()
          .forEach(
              (place, nest) -> {
                Verdict verdict = oracle.check(nest.apply(sample.make()));
                if (!verdict.isRight()) {
                  failures.add(oracle + ", " + place + ": " + verdict);
                }
              });
    }
    return failures;
  }

  /**
   * Uses what comes back of a sample, as an application would.
   *
   * @return what is wrong; nothing when the sample is refused
   */
  public static List<String> failuresOfUse(Sample sample) {
    List<String> failures = new ArrayList<>();
    for (Oracle oracle : Oracle.values()) {
      try {
        EncodedValue stored = oracle.store(sample.make());
        if (stored != null) {
          sample.use().accept(oracle.read(stored));
        }
      } catch (UndecodableValueException | RuntimeException | LinkageError e) {
        failures.add(oracle + ": " + e);
      }
    }
    return failures;
  }
}
