package io.github.dynamojcache.benchmarks;

import io.github.dynamojcache.benchmarks.coldstart.ColdStart;
import io.github.dynamojcache.benchmarks.jmh.Effort;
import io.github.dynamojcache.benchmarks.jmh.JmhRun;
import io.github.dynamojcache.benchmarks.jmh.SingleEntry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line. */
@Command(name = "benchmarks", mixinStandardHelpOptions = true)
public final class Benchmarks implements Callable<Integer> {

  @Option(names = "--quick", description = "Fewer and shorter iterations.")
  private boolean quick;

  @Option(names = "--only", description = "Benchmarks whose name fits this regular expression.")
  private String only = ".*";

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
  public Integer call() {
    System.out.println(
        new JmhRun(
                SingleEntry.class,
                name -> name.matches(only),
                new Effort(1, 4, 4, 250),
                quick ? 1 : 8,
                Map.of(),
                Optional.empty())
            .compare());
    System.out.println(ColdStart.run(1));
    return 0;
  }
}
