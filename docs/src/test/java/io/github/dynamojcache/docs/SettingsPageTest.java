package io.github.dynamojcache.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The page of the settings holds the file of the defaults, word for word. With {@code
 * -Ddocs.write=true} the page is brought up to date instead.
 */
class SettingsPageTest {

  private static final String BEGIN = "<!-- reference.conf begins -->\n```\n";
  private static final String END = "```\n<!-- reference.conf ends -->";

  private final Path page = Guide.ROOT.resolve("docs/configuration.md");

  @Test
  void thePageHoldsTheFileOfTheDefaults() throws IOException {
    String reference = Guide.read(Guide.ROOT.resolve("src/main/resources/reference.conf"));
    if (Boolean.getBoolean("docs.write")) {
      String text = Guide.read(page);
      Files.writeString(
          page,
          text.substring(0, text.indexOf(BEGIN) + BEGIN.length())
              + reference
              + text.substring(text.indexOf(END)));
    }
    String text = Guide.read(page);
    String shown = text.substring(text.indexOf(BEGIN) + BEGIN.length(), text.indexOf(END));
    assertThat(shown)
        .as("out of date? mvn -pl docs -am verify -Ddocs.write=true")
        .isEqualTo(reference);
  }
}
