package io.github.dynamojcache.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages that users read, and the fenced blocks in them. */
final class Guide {

  /** The repository: the tests run in the folder of their module. */
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern FENCE = Pattern.compile("^```(\\w*)$");
  private static final Pattern GIVEN = Pattern.compile("^<!-- given: (.*) -->$");

  private Guide() {}

  /**
   * A fenced block.
   *
   * @param page its page, relative to the repository
   * @param line the number of its first line
   * @param language the word behind the fence
   * @param given what a snippet takes for granted, as Java parameters; from the comment {@code
   *     given:} on the line before
   * @param text what stands in it
   */
  record Block(Path page, int line, String language, String given, String text) {
    @Override
    public String toString() {
      return page + ":" + line;
    }
  }

  /** Every page: those at the top, and those below docs and infra. */
  static List<Path> pages() {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
        Stream<Path> infra = Files.walk(ROOT.resolve("infra"))) {
      return Stream.of(top, docs, infra)
          .flatMap(Function.identity())
          .filter(path -> path.toString().endsWith(".md"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Block> blocks(String language) {
    return pages().stream()
        .flatMap(page -> blocksOf(page).stream())
        .filter(block -> block.language().equals(language));
  }

  private static List<Block> blocksOf(Path page) {
    List<Block> blocks = new ArrayList<>();
    List<String> lines = read(page).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher fence = FENCE.matcher(lines.get(i));
      if (fence.matches()) {
        int end = lines.subList(i + 1, lines.size()).indexOf("```") + i + 1;
        String given = i == 0 ? "" : GIVEN.matcher(lines.get(i - 1)).replaceFirst("$1");
        blocks.add(
            new Block(
                ROOT.relativize(page),
                i + 2,
                fence.group(1),
                i > 0 && GIVEN.matcher(lines.get(i - 1)).matches() ? given : "",
                String.join("\n", lines.subList(i + 1, end))));
        i = end;
      }
    }
    return blocks;
  }

  static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
