package io.github.dynamojcache.faults;

import io.github.dynamojcache.faults.history.LostAnswer;
import io.github.dynamojcache.faults.history.Operation;
import io.github.dynamojcache.faults.history.Operation.Ending;
import java.util.Collection;
import java.util.List;

/**
 * What a run consisted of.
 *
 * @param operations all operations
 * @param failed those that threw
 * @param unclear those that threw and may have been done: parts of bulk operations, and values in
 *     chunks
 * @param killed those in whose middle the client was killed
 * @param lost write requests whose answers were lost
 * @param late those of them that may take effect at any later time
 * @param afterLoss operations that returned although an answer had been lost
 */
record Tally(
    int operations, int failed, int unclear, int killed, int lost, int late, int afterLoss) {

  static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0);

  Tally plus(Collection<Operation> more) {
    List<LostAnswer> answers = more.stream().flatMap(o -> o.lost().stream()).toList();
    return new Tally(
        operations + more.size(),
        failed + count(more, Ending.FAILED),
        unclear + count(more, Ending.UNCLEAR),
        killed + count(more, Ending.KILLED),
        lost + answers.size(),
        late + (int) answers.stream().filter(l -> l.settled() == Operation.NEVER).count(),
        afterLoss
            + (int)
                more.stream()
                    .filter(o -> o.ending() == Ending.RETURNED && !o.lost().isEmpty())
                    .count());
  }

  private static int count(Collection<Operation> operations, Ending ending) {
    return (int) operations.stream().filter(o -> o.ending() == ending).count();
  }
}
