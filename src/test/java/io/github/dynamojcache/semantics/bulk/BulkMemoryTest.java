package io.github.dynamojcache.semantics.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.semantics.bulk.BulkMemoryProcess.Work;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a bulk operation takes besides its arguments and its result is bounded, however many entries
 * there are: the JVM of this test has 96 MB for all of it.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Tag("small-heap")
class BulkMemoryTest {

  private static final Map<Work, Figures> FIGURES = new EnumMap<>(Work.class);

  /**
   * What was measured.
   *
   * @param most how many bytes were live at the most
   * @param after how many are live afterwards, with arguments and result
   */
  private record Figures(long most, long after, int requests) {}

  @BeforeAll
  static void measure() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:MarkSweepAlwaysCompactCount=1", // nothing dead is left where it is
            "-XX:TieredStopAtLevel=1",
            "-Xmx96m",
            "-cp",
            classPath(),
            BulkMemoryProcess.class.getName()));
    Arrays.stream(Work.values()).map(Work::name).forEach(command::add);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> said = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(line);
        read(line);
      }
    }
    assertThat(process.waitFor()).as("exit code after %s", said).isZero();
  }

  /** Surefire may start the tests from a jar that holds nothing but a manifest. */
  private static String classPath() {
    String ofTests = System.getProperty("surefire.test.class.path");
    return ofTests != null ? ofTests : System.getProperty("java.class.path");
  }

  private static void read(String line) {
    for (Work work : Work.values()) {
      if (line.startsWith(work.name() + " ")) {
        String[] words = line.split(" ", -1);
        FIGURES.put(
            work,
            new Figures(
                Long.parseLong(words[1]), Long.parseLong(words[2]), Integer.parseInt(words[3])));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Work.class)
  void aHundredThousandEntriesTakeSomeMegabytesBesidesArgumentsAndResult(Work work) {
    Figures figures = Objects.requireNonNull(FIGURES.get(work), "it was not measured");

    assertThat(figures.most()).as("it was looked at").isPositive();
    assertThat(figures.most() - figures.after()).isLessThanOrEqualTo(work.bound());
  }

  @ParameterizedTest
  @EnumSource(Work.class)
  void aHundredThousandEntriesTakeAsManyRequestsAsEver(Work work) {
    assertThat(Objects.requireNonNull(FIGURES.get(work)).requests()).isEqualTo(work.requests);
  }
}
