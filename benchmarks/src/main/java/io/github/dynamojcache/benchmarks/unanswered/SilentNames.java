package io.github.dynamojcache.benchmarks.unanswered;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A name server that stops answering. The resolver of the system is asked, and it asks who stands
 * in {@code /etc/resolv.conf}; so this runs in a JVM of its own, in namespaces of Linux where that
 * is another file and port 53 is free.
 */
final class SilentNames {

  private static final String NAME_SERVER = "127.0.0.9";
  private static final String HOST = "dynamodb.test";
  private static final String IN_NAMESPACES =
      "ip link set lo up && mount --bind \"$0\" /etc/resolv.conf && exec \"$@\"";

  private SilentNames() {}

  /**
   * Runs the gets in namespaces.
   *
   * @return empty where there are no namespaces to be had
   */
  static Optional<Gets> run(int gets) throws IOException {
    Path resolver = Files.createTempFile("resolv", ".conf");
    Files.writeString(resolver, "nameserver " + NAME_SERVER + "\n");
    try {
      return inNamespaces(resolver, gets);
    } finally {
      Files.delete(resolver);
    }
  }

  private static Optional<Gets> inNamespaces(Path resolver, int gets) {
    try {
      Process process =
          new ProcessBuilder(
                  "unshare",
                  "-rmn",
                  "sh",
                  "-c",
                  IN_NAMESPACES,
                  resolver.toString(),
                  Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path", "")),
                  SilentNames.class.getName(),
                  String.valueOf(gets))
              .redirectError(Redirect.DISCARD)
              .start();
      try (BufferedReader said =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        String times = said.readLine();
        String values = said.readLine();
        return times == null || values == null
            ? Optional.empty()
            : Optional.of(new Gets(parse(times), Long.parseLong(values)));
      }
    } catch (IOException e) {
      return Optional.empty(); // no such command
    }
  }

  private static Times parse(String times) {
    return Times.of(Stream.of(times.split(" ", -1)).map(Long::valueOf).toList());
  }

  /**
   * Gets, in this JVM, whose name server is this JVM.
   *
   * @param args how many
   */
  public static void main(String[] args) throws IOException {
    try (NameServer names = new NameServer(NAME_SERVER)) {
      Gets gets =
          Outage.run(Scenario.SILENT_NAMES, Integer.parseInt(args[0]), HOST, names::fallSilent);
      System.out.println(
          LongStream.of(gets.times().nanos())
              .mapToObj(String::valueOf)
              .collect(Collectors.joining(" ")));
      System.out.println(gets.values());
    }
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }
}
