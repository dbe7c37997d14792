package io.github.dynamojcache.faults.checker;

import io.github.dynamojcache.faults.history.Operation;
import io.github.dynamojcache.faults.history.Operation.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tries every order of every selection, straight from the definition of linearizability, for
 * histories of a few operations without lost answers. What the checker is compared with.
 */
final class BruteForce {

  private BruteForce() {}

  static boolean isLinearizable(List<Operation> operations) {
    return canGoOn(null, new ArrayList<>(operations));
  }

  private static boolean canGoOn(@Nullable String state, List<Operation> left) {
    if (left.stream().allMatch(o -> o.ending() == Ending.KILLED)) {
      return true; // none of which need have happened
    }
    for (Operation next : List.copyOf(left)) {
      if (left.stream().anyMatch(other -> other.returned() < next.invoked())) {
        continue;
      }
      Effect effect = SequentialEntry.after(state, next.call());
      if (next.ending() == Ending.KILLED || Objects.equals(effect.result(), next.result())) {
        List<Operation> rest = new ArrayList<>(left);
        rest.remove(next);
        if (canGoOn(effect.state(), rest)) {
          return true;
        }
      }
    }
    return false;
  }
}
