package io.github.dynamojcache.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The messages that the page of operations explains are messages of the code. */
class MessagesTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)`(?: \\(a warning\\))? \\|");

  @Test
  void everyExplainedMessageIsInTheCode() throws IOException {
    String code = code();
    String page = Guide.read(Guide.ROOT.resolve("docs/operations.md"));
    List<String> messages =
        ROW.matcher(page.substring(page.indexOf("## Troubleshooting")))
            .results()
            .map(row -> row.group(1))
            .toList();
    assertThat(messages).hasSizeGreaterThan(20);
    assertThat(messages).filteredOn(message -> !code.contains(message)).isEmpty();
  }

  /** All sources, with texts that go over several lines put together. */
  private static String code() throws IOException {
    try (Stream<Path> files = Files.walk(Guide.ROOT.resolve("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Guide::read)
          .collect(Collectors.joining())
          .replaceAll("\"\\s*\\+\\s*\"", "");
    }
  }
}
