package io.github.dynamojcache.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The executable jar, in a process of its own: its configuration has a {@code jar:nested:} URI. */
class ExecutableJarIT {

  private static final Path JAR = Path.of(System.getProperty("jar"));
  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder = Path.of("");

  @Test
  void cachesWithTheConfigurationInsideTheJarAndEndsByItself() throws Exception {
    try (DynamoDbProcess dynamo = new DynamoDbProcess()) {
      Process application = start(dynamo);
      try {
        askOnePageTwice(new Web(port(application)));

        application.destroy();
        assertThat(application.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      } finally {
        application.destroyForcibly();
      }
    }
  }

  private static void askOnePageTwice(Web web) {
    String books = web.get("/books?isbn=1865,1871,1851"); // in threads of the common pool

    assertThat(web.get("/books?isbn=1865,1871,1851")).isEqualTo(books).contains("Moby-Dick");
    assertThat(web.questions()).isEqualTo(3);
    assertThat(web.metric("cache.gets", "name:books", "result:hit")).isEqualTo(3);
    assertThat(web.metric("cache.gets", "name:books", "result:miss")).isEqualTo(3);
    assertThat(web.get("/actuator/metrics/dynamo.jcache.requests"))
        .contains("jar:nested:", "dynamo-jcache.conf");
  }

  @Test
  void nothingOfDynamoDbLocalIsInTheJar() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream())
          .extracting(entry -> entry.getName())
          .anyMatch(name -> name.startsWith("BOOT-INF/lib/dynamo-jcache-"))
          .noneMatch(name -> name.contains("DynamoDBLocal"));
    }
  }

  private Process start(DynamoDbProcess dynamo) throws IOException {
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            JAR.toString(),
            "--server.port=0");
    java.environment().put("DYNAMODB_ENDPOINT", dynamo.endpoint());
    java.environment().put("AWS_REGION", "eu-central-1");
    java.environment().put("AWS_ACCESS_KEY_ID", "local");
    java.environment().put("AWS_SECRET_ACCESS_KEY", "local");
    return java.redirectErrorStream(true).redirectOutput(log().toFile()).start();
  }

  private Path log() {
    return folder.resolve("log");
  }

  private int port(Process application) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> !application.isAlive() || PORT.matcher(Files.readString(log())).find());
    Matcher port = PORT.matcher(read());
    assertThat(port.find()).as(read()).isTrue();
    return Integer.parseInt(port.group(1));
  }

  private String read() {
    try {
      return Files.readString(log());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
