package io.github.dynamojcache.faults.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The second JVM, as the first one sees it. */
final class Peer implements AutoCloseable {

  private final Process process;

  Peer(URI endpoint, String table, long seed) {
    String ofTests = System.getProperty("surefire.test.class.path");
    try {
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-Xmx192m",
                  "-cp",
                  ofTests != null ? ofTests : System.getProperty("java.class.path"),
                  SoakPeer.class.getName(),
                  endpoint.toString(),
                  table,
                  Long.toString(seed))
              .redirectError(Redirect.INHERIT)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it, and returns what it has to say. */
  List<String> end() {
    try {
      process.getOutputStream().close();
      try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
        return lines.lines().toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
