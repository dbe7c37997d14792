package io.github.dynamojcache.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page for contributors names each package, and no other. */
class ContributingTest {

  private static final Path PAGE = Path.of("..", "CONTRIBUTING.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ((?:`[a-z.]+`(?:, )?)+) \\|");
  private static final Pattern NAME = Pattern.compile("`([a-z.]+)`");

  @Test
  void eachPackageHasItsLine() throws IOException {
    String page = Files.readString(PAGE);
    String table = page.substring(page.indexOf("| package (below"));
    Set<String> named = new TreeSet<>();
    for (Matcher row = ROW.matcher(table); row.find(); ) {
      for (Matcher name = NAME.matcher(row.group(1)); name.find(); ) {
        named.add(name.group(1));
      }
    }

    assertThat(named).isEqualTo(packages());
  }

  private static Set<String> packages() {
    return ProviderClasses.all().stream()
        .map(type -> type.getPackageName())
        .filter(name -> !name.equals(ProviderClasses.ROOT))
        .map(name -> name.substring(ProviderClasses.ROOT.length() + 1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
