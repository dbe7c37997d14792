package io.github.dynamojcache.benchmarks;

import io.github.dynamojcache.benchmarks.report.Page;
import io.github.dynamojcache.benchmarks.unanswered.Unanswered;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line. */
@Command(
    name = "benchmarks",
    mixinStandardHelpOptions = true,
    description = "Measures the cache beside hand-written calls of the AWS SDK.")
public final class Benchmarks implements Callable<Integer> {

  @Option(names = "--quick", description = "Shorter: about six minutes. Times are rough.")
  private boolean quick;

  @Option(
      names = "--only",
      description = {
        "Only benchmarks whose name, part.method, has a match of this regular expression; the page"
            + " is not written. Parts: single, single-local, single-unbilled, control, limits,"
            + " bill, record, bulk, bulk-local, bulk-local-unbilled (not with --quick), clear,"
            + " clear-local, codec, keys, cold-start."
      })
  private Pattern only = Pattern.compile("");

  @Option(
      names = "--unanswered",
      description = "Only how long a get takes when nobody answers, to the screen: five minutes.")
  private boolean unanswered;

  @Option(names = "--docs", description = "Where performance.md and performance.svg are written.")
  private Path docs = Path.of("..", "docs");

  private Benchmarks() {}

  /**
   * Runs what is asked for.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Benchmarks()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    String machine = Page.machine();
    if (unanswered) {
      System.out.println(machine + "\n\n" + Unanswered.measure(quick ? 40 : 200, 100_000));
      return 0;
    }
    try (Measuring measuring = new Measuring(new Selection(only), quick)) {
      Page page = new Page(measuring.run(), machine, quick);
      System.out.println(page.tables());
      if (only.pattern().isEmpty()) {
        page.write(docs);
      }
    }
    return 0;
  }
}
