package io.github.dynamojcache.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A JVM in a process of its own, spoken to in lines. */
public final class OtherProcess implements AutoCloseable {

  private static final int LONGEST_MINUTES = 4;

  private final Process process;
  private final BufferedReader answers;
  private final Writer orders;

  public OtherProcess(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-cp",
            classPath(),
            main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
    builder
        .environment()
        .putAll(Map.of("AWS_ACCESS_KEY_ID", "local0key", "AWS_SECRET_ACCESS_KEY", "local0secret"));
    process = builder.start();
    // Who waits for a line cannot be interrupted: then it has ended, and said less than expected.
    CompletableFuture.delayedExecutor(LONGEST_MINUTES, TimeUnit.MINUTES)
        .execute(process::destroyForcibly);
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    orders = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Surefire may start the tests from a jar that holds nothing but a manifest. */
  private static String classPath() {
    String ofTests = System.getProperty("surefire.test.class.path");
    return ofTests != null ? ofTests : System.getProperty("java.class.path");
  }

  /** Waits for a line that says this. */
  public void awaitLine(String expected) throws IOException {
    List<String> said = new ArrayList<>();
    @Nullable String line = answers.readLine();
    while (line != null && !line.equals(expected)) {
      said.add(line);
      line = answers.readLine();
    }
    assertThat(line).as("said instead: %s", said).isEqualTo(expected);
  }

  public void sendLine() throws IOException {
    orders.write(System.lineSeparator());
    orders.flush();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
