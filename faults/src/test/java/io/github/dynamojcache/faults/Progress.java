package io.github.dynamojcache.faults;

import java.time.Duration;

/** Says every minute how far a run has come, so that one that is cut off has said something. */
final class Progress {

  private static final Duration EVERY = Duration.ofMinutes(1);

  private final long start = System.nanoTime();
  private long said = start;

  void say(Run run) {
    long now = System.nanoTime();
    if (now - said >= EVERY.toNanos()) {
      said = now;
      System.out.println(line(run));
    }
  }

  Duration time() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static String line(Run run) {
    return "after %d s: %s, %d kills, %d acts of an operator, %d entries checked, %d violations, faults %s"
        .formatted(
            run.time().toSeconds(),
            run.tally(),
            run.kills(),
            run.acts(),
            run.checked(),
            run.violations().size(),
            run.faults());
  }

  /** Returns the end of a run as a row of a table. */
  static String row(Run run, long seed) {
    Tally tally = run.tally();
    return """
    | build | seed | operations | threw | cut by a kill | lost answers of writes | of these without a known end | kills | acts of an operator | time | entries checked | that cannot be explained |
    |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
    | %s | %d | %,d | %,d | %,d | %,d | %,d | %d | %d | %d s | %,d | %d |
    faults: %s\
    """
        .formatted(
            run.build(),
            seed,
            tally.operations(),
            tally.failed() + tally.unclear(),
            tally.killed(),
            tally.lost(),
            tally.late(),
            run.kills(),
            run.acts(),
            run.time().toSeconds(),
            run.checked(),
            run.violations().size(),
            run.faults());
  }
}
