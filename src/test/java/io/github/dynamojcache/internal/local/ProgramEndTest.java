package io.github.dynamojcache.internal.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoCachingProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A program that tries the embedded engine, and closes nothing. */
@Tag("server")
@Timeout(120)
class ProgramEndTest {

  @Test
  void aProgramThatClosesNothingEndsByItself() throws Exception {
    Process program = start();
    try {
      program.getOutputStream().close();

      assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(program.exitValue()).isZero();
      assertThat(output(program).lines()).containsExactly("main: value", "reader: value");
    } finally {
      program.destroyForcibly();
    }
  }

  /** The thread reads until this test closes its input, long after main has ended. */
  @Test
  void theEngineServesTheLastThreadOfTheProgram() throws Exception {
    Process program = start();
    try {
      BufferedReader output = output(program);
      assertThat(output.readLine()).isEqualTo("main: value");
      program.getOutputStream().close();

      assertThat(output.readLine()).isEqualTo("reader: value");
      assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      program.destroyForcibly();
    }
  }

  private static BufferedReader output(Process program) {
    return new BufferedReader(new InputStreamReader(program.getInputStream(), UTF_8));
  }

  private static Process start() throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath,
            Program.class.getName())
        .redirectError(Redirect.DISCARD)
        .start();
  }

  /** Reads a value in main, and again in a thread that goes on after it. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      Properties properties = new Properties();
      properties.setProperty("dynamo-jcache.endpoint", "embedded");
      CacheManager manager =
          new DynamoCachingProvider().getCacheManager(URI.create("ten-lines"), null, properties);
      Cache<String, String> cache =
          manager.createCache("customers", new MutableConfiguration<String, String>());
      cache.put("key", "value");
      System.out.println("main: " + cache.get("key"));
      new Thread(() -> readLater(cache)).start();
    }

    private static void readLater(Cache<String, String> cache) {
      try {
        System.in.readAllBytes();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      System.out.println("reader: " + cache.get("key"));
    }
  }
}
