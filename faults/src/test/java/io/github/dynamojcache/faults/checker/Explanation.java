package io.github.dynamojcache.faults.checker;

import io.github.dynamojcache.faults.history.Call;
import io.github.dynamojcache.faults.history.Operation;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says where the longest explanation of a history ended, for people to read. */
final class Explanation {

  private static final int SHOWN = 24;

  private Explanation() {}

  static String of(List<Step> steps, Configuration farthest) {
    long origin = steps.stream().mapToLong(Step::from).min().orElse(0);
    String missing =
        IntStream.range(0, steps.size())
            .filter(i -> !farthest.taken().get(i))
            .mapToObj(steps::get)
            .sorted(Comparator.comparingLong(Step::from))
            .limit(SHOWN)
            .map(step -> line(step, origin))
            .collect(Collectors.joining("\n"));
    String taken =
        IntStream.range(0, steps.size())
            .filter(i -> farthest.taken().get(i))
            .mapToObj(steps::get)
            .sorted(Comparator.comparingLong(Step::to).reversed())
            .limit(SHOWN)
            .map(step -> line(step, origin))
            .collect(Collectors.joining("\n"));
    return "%d of %d steps can be explained, up to the value %s. The last of them, latest first:%n%s%nOf the others, the first, of which none can come next:%n%s"
        .formatted(farthest.taken().cardinality(), steps.size(), farthest.state(), taken, missing);
  }

  private static String line(Step step, long origin) {
    Operation operation = step.operation();
    Call call = operation.call();
    return "  %s..%s us  %s  %s(%s%s%s)  %s"
        .formatted(
            micros(step.from(), origin),
            step.to() == Operation.NEVER ? "?" : micros(step.to(), origin),
            operation.client(),
            call.action(),
            call.key(),
            call.expected() == null ? "" : ", expected " + call.expected(),
            call.value() == null ? "" : ", " + call.value(),
            step.mandatory() ? "= " + operation.result() : "perhaps");
  }

  private static String micros(long nanos, long origin) {
    return Long.toString((nanos - origin) / 1_000);
  }
}
