package io.github.dynamojcache.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reads the reports of the TCK's runs: a test that was not found, or that excluded itself, does not
 * fail, and would be missed by nobody.
 */
class EveryTestRanTest {

  /** 481 core tests and 12 of annotations: all there are in version 1.1.1. */
  private static final int ALL = 493;

  private static final int OF_ANNOTATIONS = 12;

  private static final Pattern excluded = Pattern.compile("EXCLUDING TEST '(.+?)'\\s+'(.+?)'");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "engine",
        "default",
        "clear-mode-delete",
        "encrypted",
        "json",
        "compressed-and-chunked",
        "faults",
        "bypass"
      })
  void everyTestRanAndPassed(String mode) throws IOException {
    TckReport report = TckReport.in(folder(mode));

    System.out.printf("TCK %s: %s%n", mode, report);
    assertThat(report).isEqualTo(new TckReport(ALL, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cdi", "guice"})
  void everyTestOfAnnotationsRanAndPassed(String container) throws IOException {
    TckReport report = TckReport.in(folder(container));

    System.out.printf("TCK annotations with %s: %s%n", container, report);
    assertThat(report).isEqualTo(new TckReport(OF_ANNOTATIONS, 0, 0));
    assertThat(excludedIn(folder(container))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "engine",
        "default",
        "clear-mode-delete",
        "encrypted",
        "json",
        "compressed-and-chunked",
        "faults",
        "bypass"
      })
  void noTestLeftItselfOutButThoseOfStoringByReference(String mode) throws IOException {
    assertThat(excludedIn(folder(mode)))
        .contains("org.jsr107.tck.CachingTest#dummyTest") // whose purpose is to be excluded
        .filteredOn(test -> !test.equals("org.jsr107.tck.CachingTest#dummyTest"))
        .allMatch(EveryTestRanTest::isOfStoringByReference);
  }

  @Test
  void requestsFailedAndAnswersWereLostInTheModeOfFaults() throws IOException {
    List<Integer> failedAndLost =
        Stream.of(Files.readString(folder("faults").resolve("faults.txt")).split(" ", -1))
            .map(Integer::valueOf)
            .toList();

    System.out.printf(
        "TCK faults: requests that failed, and that lost answers: %s%n", failedAndLost);
    assertThat(failedAndLost).hasSize(2).allMatch(count -> count > 50);
  }

  private static boolean isOfStoringByReference(String test) {
    return test.startsWith("org.jsr107.tck.StoreByReferenceTest#")
        || test.equals(
            "org.jsr107.tck.TypesTest#simpleAPINoGenericsAndNoTypeEnforcementStoreByReference");
  }

  private static List<String> excludedIn(Path folder) throws IOException {
    try (Stream<Path> outputs = Files.list(folder)) {
      return outputs
          .filter(file -> file.getFileName().toString().endsWith("-output.txt"))
          .map(EveryTestRanTest::read)
          .flatMap(output -> excluded.matcher(output).results())
          .map(match -> match.group(1) + "#" + match.group(2))
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      // The output of tests need not be valid text; this charset takes any byte.
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder(String mode) {
    return Path.of(System.getProperty("tck.reports", "target/tck-reports"), mode);
  }
}
