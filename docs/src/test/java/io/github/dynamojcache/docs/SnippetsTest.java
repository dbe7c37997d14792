package io.github.dynamojcache.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.github.dynamojcache.docs.Guide.Block;
import io.github.dynamojcache.internal.config.ManagerSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SnippetsTest {

  @TempDir private Path classes = Path.of("");

  static Stream<Block> java() {
    return Guide.blocks("java");
  }

  static Stream<Block> hocon() {
    return Guide.blocks("hocon");
  }

  static Stream<Block> properties() {
    return Guide.blocks("properties");
  }

  static Stream<Block> json() {
    return Guide.blocks("json");
  }

  @ParameterizedTest
  @MethodSource("java")
  void everyJavaSnippetCompiles(Block block) {
    assertThat(SnippetCompiler.compile(block, classes)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("hocon")
  void everyConfigurationIsAccepted(Block block) {
    assertThat(block.text()).contains("dynamo-jcache");
    assertThatCode(() -> ManagerSettings.parse(block.text())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("properties")
  void everySettingAmongPropertiesIsAccepted(Block block) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(block.text()));
    assertThat(properties).isNotEmpty();
    assertThatCode(
            () ->
                ManagerSettings.load(
                    ManagerSettings.DEFAULT_URI, getClass().getClassLoader(), properties))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("json")
  void everyPolicyIsJson(Block block) {
    assertThatCode(
            () ->
                ConfigFactory.parseString(
                    block.text(), ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON)))
        .doesNotThrowAnyException();
  }

  /** With DynamoDB Local on the class path and the configuration that stands beside it. */
  @Test
  void theFirstProgramOfTheReadmeRuns() throws Exception {
    Block first =
        Guide.blocks("java")
            .filter(block -> block.page().equals(Path.of("README.md")))
            .findFirst()
            .orElseThrow();
    assertThat(SnippetCompiler.compile(first, classes)).isEmpty();
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      loader
          .loadClass("Hello")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("Alice Liddell");
  }
}
