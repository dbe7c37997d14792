package io.github.dynamojcache.values;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A JVM to start.
 *
 * @param home the directory of its JDK
 * @param options what is special about it
 */
record Jvm(Path home, List<String> options) {

  /** The JDK that runs the tests. */
  static Jvm current(String... options) {
    return new Jvm(Path.of(System.getProperty("java.home")), List.of(options));
  }

  /** Returns the home of a JDK 25, by the environment or where Linux has it; none when absent. */
  static List<Path> homesOf25() throws IOException {
    List<Path> homes = new ArrayList<>();
    String named = System.getenv("JAVA25_HOME");
    if (named != null && !named.isEmpty()) {
      homes.add(Path.of(named));
    }
    Path usual = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(usual)) {
      try (Stream<Path> all = Files.list(usual)) {
        all.filter(home -> home.getFileName().toString().contains("25"))
            .sorted()
            .forEach(homes::add);
      }
    }
    homes.removeIf(home -> !Files.isExecutable(home.resolve("bin/java")));
    return homes;
  }

  /** Starts the process; it has the class path of the tests. */
  Process start(Path log, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve("java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), CorpusProcess.class.getName()));
    command.addAll(List.of(arguments));
    File output = log.toFile();
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(output))
        .start();
  }

  /** Surefire may start the tests from a jar that holds nothing but a manifest. */
  private static String classPath() {
    String ofTests = System.getProperty("surefire.test.class.path");
    return ofTests != null ? ofTests : System.getProperty("java.class.path");
  }
}
