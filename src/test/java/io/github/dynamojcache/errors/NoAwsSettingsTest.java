package io.github.dynamojcache.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a machine that knows nothing of AWS: in a process of its own, without this one's settings. */
class NoAwsSettingsTest {

  private static final int LONGEST_MILLIS = 15_000;

  @TempDir private Path home;

  private List<String> openACache(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Duser.home=" + home);
    command.addAll(List.of(options));
    String ofTests = System.getProperty("surefire.test.class.path");
    command.addAll(
        List.of(
            "-cp",
            ofTests != null ? ofTests : System.getProperty("java.class.path"),
            OpenACache.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().put("HOME", home.toString());
    builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
    builder.redirectError(home.resolve("errors").toFile());
    Process process = builder.start();
    try {
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return out.lines().toList();
    } finally {
      process.destroyForcibly();
    }
  }

  private static void assertFast(List<String> lines) {
    assertThat(lines)
        .last()
        .satisfies(
            last ->
                assertThat(Long.parseLong(last.substring("millis: ".length())))
                    .isLessThan(LONGEST_MILLIS));
  }

  @Test
  void aMissingRegionIsNamedWithTheWaysToGiveOne() throws Exception {
    List<String> lines = openACache();

    assertThat(lines)
        .first()
        .asString()
        .startsWith("refused: createCache on cache 'books' failed (table 'jcache' at")
        .contains("No AWS Region is set")
        .contains("AWS_REGION")
        .contains("the setting region")
        .contains("-Daws.region");
    assertFast(lines);
  }

  @Test
  void missingCredentialsAreNamedWithTheWaysToGiveThem() throws Exception {
    List<String> lines = openACache("-Daws.region=eu-central-1");

    assertThat(lines)
        .first()
        .asString()
        .startsWith("refused: ")
        .contains("cache 'books'")
        .contains("table 'jcache' at region eu-central-1")
        .contains("No AWS credentials were found")
        .contains("AWS_ACCESS_KEY_ID")
        .contains("aws.accessKeyId")
        .contains("DynamoDbClient of your own");
    assertFast(lines);
  }
}
