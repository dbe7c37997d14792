package io.github.dynamojcache.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinksTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\\n]*`");

  static Stream<Path> pages() {
    return Guide.pages().stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkIntoTheRepositoryLeadsSomewhere(Path page) {
    String prose = CODE.matcher(Guide.read(page)).replaceAll("");
    List<String> broken =
        LINK.matcher(prose)
            .results()
            .map((MatchResult link) -> link.group(1))
            .filter(target -> !target.contains("://") && !leadsSomewhere(page, target))
            .toList();
    assertThat(broken).isEmpty();
  }

  private static boolean leadsSomewhere(Path page, String target) {
    int hash = target.indexOf('#');
    String file = hash < 0 ? target : target.substring(0, hash);
    Path to = file.isEmpty() ? page : page.resolveSibling(file).normalize();
    return Files.exists(to) && (hash < 0 || hasHeading(to, target.substring(hash + 1)));
  }

  private static boolean hasHeading(Path page, String anchor) {
    return Guide.read(page)
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(LinksTest::anchorOf)
        .anyMatch(anchor::equals);
  }

  /** As the usual renderers of Markdown make it. */
  private static String anchorOf(String heading) {
    return heading
        .replaceFirst("^#+ ", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{Alnum} _-]", "")
        .replace(' ', '-');
  }
}
