package io.github.dynamojcache.faults.checker;

import io.github.dynamojcache.faults.history.LostAnswer;
import io.github.dynamojcache.faults.history.Operation;
import io.github.dynamojcache.faults.history.Operation.Ending;
import java.util.ArrayList;
import java.util.List;

/**
 * A moment at which an operation took effect, or may have. An operation that returned is one step
 * that must be; each of its requests whose answer was lost is one that may be, before it.
 *
 * @param operation whose step it is
 * @param from the earliest time
 * @param to the latest time
 * @param mandatory whether it happened for certain, with the operation's result
 * @param heir the place of the step that ends the operation, for a lost request that was over when
 *     the next one was sent; -1 where there is none, or no order
 */
record Step(Operation operation, long from, long to, boolean mandatory, int heir) {

  private static final int NONE = -1;

  static List<Step> of(List<Operation> operations) {
    List<Step> steps = new ArrayList<>();
    for (Operation operation : operations) {
      int last = NONE;
      if (operation.ending() == Ending.RETURNED) {
        last = steps.size();
        steps.add(new Step(operation, operation.invoked(), operation.returned(), true, NONE));
      } else if (operation.ending() != Ending.FAILED) {
        last = steps.size();
        steps.add(new Step(operation, operation.invoked(), operation.returned(), false, NONE));
      }
      for (LostAnswer lost : operation.lost()) {
        int heir = lost.settled() == Operation.NEVER ? NONE : last;
        steps.add(new Step(operation, lost.sent(), lost.settled(), false, heir));
      }
    }
    return steps;
  }
}
