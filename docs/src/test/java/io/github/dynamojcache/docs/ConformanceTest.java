package io.github.dynamojcache.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tests that the catalogue of conformance names exist, here or in the TCK. */
class ConformanceTest {

  private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");

  /** By the simple name of a test class: its source, or its class file as text. */
  private static final Map<String, String> TESTS = new HashMap<>();

  @BeforeAll
  static void readTheTests() throws IOException {
    readTheTck();
    for (String module : List.of("", "tck", "faults", "examples/quickstart")) {
      Path sources = Guide.ROOT.resolve(module).resolve("src/test/java");
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : files.filter(file -> file.toString().endsWith("Test.java")).toList()) {
          TESTS.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
        }
      }
    }
  }

  private static void readTheTck() throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String tck =
        Arrays.stream(classPath.split(File.pathSeparator))
            .filter(element -> element.matches(".*cache-tests-[\\d.]+-tests\\.jar"))
            .findFirst()
            .orElseThrow();
    try (JarFile jar = new JarFile(tck)) {
      for (JarEntry entry : jar.stream().filter(e -> e.getName().endsWith("Test.class")).toList()) {
        String name = entry.getName().replaceFirst(".*/", "").replace(".class", "");
        String bytes =
            new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
        TESTS.merge(name, bytes, String::concat);
      }
    }
  }

  @Test
  void everyTestThatTheCatalogueNamesExists() {
    List<String> missing =
        NAMED
            .matcher(Guide.read(Guide.ROOT.resolve("docs/conformance.md")))
            .results()
            .filter(named -> !TESTS.getOrDefault(named.group(1), "").contains(named.group(2)))
            .map(named -> named.group(1) + "#" + named.group(2))
            .toList();
    assertThat(missing).isEmpty();
  }
}
