package io.github.dynamojcache.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What one JVM stores another one reads, finds equal to what Java serialization brings back, and
 * uses; and refuses what the other one refuses. They differ in locale, time zone, hash codes and
 * version.
 */
class TwoJvmsTest {

  private static final String[] ENGLISH = {
    "-Duser.language=en", "-Duser.country=US", "-Duser.timezone=UTC"
  };
  private static final String[] TURKISH = {
    "-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Asia/Tokyo"
  };
  private static final String[] THAI = {
    "-Duser.language=th",
    "-Duser.country=TH",
    "-Duser.extensions=u-ca-buddhist-nu-thai",
    "-Duser.timezone=Asia/Bangkok"
  };
  private static final String[] JAPANESE = {
    "-Duser.language=ja", "-Duser.country=JP", "-Duser.variant=JP", "-Duser.timezone=Europe/Berlin"
  };

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  /** Lets one JVM write and the other read, and the reverse. */
  private List<String> failures(Jvm first, Jvm second) throws Exception {
    Path byFirst = folder.resolve("first");
    Path bySecond = folder.resolve("second");
    run(first, byFirst, folder.resolve("nothing-read"), List.of());
    run(second, bySecond, folder.resolve("wrong-in-second"), List.of(byFirst));
    run(first, folder.resolve("again"), folder.resolve("wrong-in-first"), List.of(bySecond));
    List<String> failures = new ArrayList<>();
    Files.readAllLines(folder.resolve("wrong-in-second"))
        .forEach(line -> failures.add("first to second: " + line));
    Files.readAllLines(folder.resolve("wrong-in-first"))
        .forEach(line -> failures.add("second to first: " + line));
    return failures;
  }

  private void run(Jvm jvm, Path written, Path failures, List<Path> read) throws Exception {
    Path log = folder.resolve("log");
    List<String> arguments = new ArrayList<>(List.of(written.toString(), failures.toString()));
    read.forEach(file -> arguments.add(file.toString()));
    Process process = jvm.start(log, arguments.toArray(String[]::new));
    try {
      assertThat(process.waitFor()).as(() -> "the process said " + said(log)).isZero();
    } finally {
      process.destroyForcibly();
    }
    assertThat(CorpusFile.read(written)).hasSizeGreaterThan(1_000);
  }

  private static String said(Path log) {
    try {
      return Files.readString(log);
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }

  @Test
  void inTurkishAndInEnglish() throws Exception {
    assertThat(failures(Jvm.current(ENGLISH), Jvm.current(TURKISH))).isEmpty();
  }

  @Test
  void withTheThaiAndTheJapaneseCalendar() throws Exception {
    assertThat(failures(Jvm.current(THAI), Jvm.current(JAPANESE))).isEmpty();
  }

  @Test
  void onThisJdkAndOn25() throws Exception {
    List<Path> homes = Jvm.homesOf25();
    assumeThat(homes).as("JDK 25: JAVA25_HOME or /usr/lib/jvm/*25*").isNotEmpty();

    Jvm on25 = new Jvm(homes.get(0), List.of(TURKISH));
    assertThat(failures(Jvm.current(ENGLISH), on25)).isEmpty();
  }
}
