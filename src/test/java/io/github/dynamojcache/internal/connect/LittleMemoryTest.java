package io.github.dynamojcache.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A process that runs out of memory inside a request goes on when there is memory again. */
@Tag("server")
@Timeout(180)
@ExtendWith(LocalDynamoExtension.class)
@Tag("small-heap")
class LittleMemoryTest {

  @Test
  void theCallAfterAnOutOfMemoryErrorWorks(LocalDynamo dynamo) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx40m",
            "-cp",
            classPath(),
            LittleMemory.class.getName(),
            dynamo.endpoint().toString(),
            dynamo.createTable());
    builder
        .environment()
        .putAll(Map.of("AWS_ACCESS_KEY_ID", "local0key", "AWS_SECRET_ACCESS_KEY", "local0secret"));
    Process process = builder.redirectError(Redirect.INHERIT).start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(said.strip()).isEqualTo("works after errors");
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Surefire may start the tests from a jar that holds nothing but a manifest. */
  private static String classPath() {
    String ofTests = System.getProperty("surefire.test.class.path");
    return ofTests != null ? ofTests : System.getProperty("java.class.path");
  }
}
