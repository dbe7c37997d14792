package io.github.dynamojcache.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.internal.values.EncodedValue;
import java.util.ArrayList;
import java.util.Arrays;
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
   * Asks each oracle about a sample: alone, inside of others, after it was used; and whether to
   * store it changes it.
   *
   * @return what is wrong
   */
  public static List<String> failures(Sample sample) {
    List<String> failures = new ArrayList<>();
    for (Oracle oracle : Oracle.values()) {
      Nests.all()
          .forEach(
              (place, nest) ->
                  addUnlessRight(
                      failures, oracle + ", " + place, oracle.check(nest.apply(sample.make()))));
      afterUse(sample, oracle, failures);
    }
    if (isChangedByStoring(sample)) {
      failures.add("storing it changes it");
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

  private static void addUnlessRight(List<String> failures, String where, Verdict verdict) {
    if (!verdict.isRight()) {
      failures.add(where + ": " + verdict);
    }
  }

  /** Whether a value can be stored does not depend on who has looked at it before. */
  private static void afterUse(Sample sample, Oracle oracle, List<String> failures) {
    Object used = sample.make();
    sample.use().accept(used);
    Verdict verdict = oracle.check(used);
    addUnlessRight(failures, oracle + ", after use", verdict);
    boolean refused = oracle.store(sample.make()) == null;
    if (refused != verdict instanceof Verdict.Refused) {
      failures.add(oracle + ": refused before it was used " + refused + ", after " + !refused);
    }
  }

  /** Some classes change their objects when Java serialization writes them; no other does. */
  /** The JVM makes a stack trace when it is first asked for, by whoever writes the exception. */
  private static void askForStackTraces(Object made) {
    for (Object o = made; o instanceof Throwable thrown; o = thrown.getCause()) {
      assertThat(thrown.getStackTrace()).isNotNull();
    }
  }

  private static boolean isChangedByStoring(Sample sample) {
    // made at one place: a stack trace has its line
    Object[] made = Stream.generate(sample::make).limit(4).toArray();
    Arrays.stream(made).forEach(OracleTests::askForStackTraces);
    Object fresh = made[0];
    Object stored = made[1];
    Object byJava = made[2];
    if (ObjectGraphs.difference(fresh, made[3]) != null) {
      return false; // it depends on the clock
    }
    Oracle.UNFILTERED.store(stored);
    try {
      JavaSerialization.write(byJava);
    } catch (JavaSerialization.Refused e) {
      // it may have been changed all the same
    }
    return ObjectGraphs.difference(fresh, stored) != null
        && ObjectGraphs.difference(byJava, stored) != null;
  }
}
