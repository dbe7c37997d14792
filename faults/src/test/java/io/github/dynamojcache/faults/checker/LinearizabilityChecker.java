package io.github.dynamojcache.faults.checker;

import io.github.dynamojcache.faults.history.Call;
import io.github.dynamojcache.faults.history.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for an order of the operations on one entry that explains every result and keeps to real
 * time: the search of Wing and Gong, with Lowe's memory of configurations already seen.
 * Linearizability is local, so entries are checked one by one (Herlihy and Wing, theorem 1).
 *
 * <p>Beside operations there are steps that may or may not have happened (see {@link Step}). For
 * one check of one history.
 */
public final class LinearizabilityChecker {

  private final List<Step> steps;
  private final List<BitSet> ancestors; // of each step, the lost requests that came before it
  private final Set<Configuration> seen = new HashSet<>();
  private Configuration farthest = Configuration.start();

  private LinearizabilityChecker(List<Operation> operations) {
    this.steps = Step.of(operations);
    this.ancestors = steps.stream().map(step -> new BitSet()).toList();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).heir() >= 0) {
        ancestors.get(steps.get(i).heir()).set(i);
      }
    }
  }

  /**
   * Checks.
   *
   * @param operations all operations on one entry, which was not there before; in any order
   * @return whether they are linearizable
   */
  public static Verdict check(List<Operation> operations) {
    return new LinearizabilityChecker(operations).search();
  }

  private Verdict search() {
    Deque<Configuration> open = new ArrayDeque<>();
    open.push(Configuration.start());
    while (!open.isEmpty()) {
      Configuration current = open.pop();
      if (!seen.add(current)) {
        continue;
      }
      if (current.taken().cardinality() > farthest.taken().cardinality()) {
        farthest = current;
      }
      List<Configuration> next = successors(current);
      if (next == null) {
        return new Verdict(true, "", seen.size());
      }
      next.forEach(open::push);
    }
    return new Verdict(false, Explanation.of(steps, farthest), seen.size());
  }

  /** Returns null when nothing is left that must be explained. */
  private @Nullable List<Configuration> successors(Configuration current) {
    long firstEnd = Operation.NEVER;
    boolean finished = true;
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).mandatory() && !current.taken().get(i)) {
        finished = false;
        firstEnd = Math.min(firstEnd, steps.get(i).to());
      }
    }
    if (finished) {
      return null;
    }
    List<Configuration> next = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      if (!current.taken().get(i)) {
        addIfPossible(next, current, i, firstEnd);
      }
    }
    return next;
  }

  private void addIfPossible(
      List<Configuration> next, Configuration current, int index, long firstEnd) {
    Step step = steps.get(index);
    long from = from(index, current);
    if (from > firstEnd || step.to() < current.latestFrom()) {
      return; // something that must come before is missing, or something later has been
    }
    if (step.heir() >= 0 && current.taken().get(step.heir())) {
      return; // the request that came after it has been
    }
    Effect effect = SequentialEntry.after(current.state(), step.operation().call());
    if (step.mandatory()
        ? explains(current, step, effect)
        : !Objects.equals(effect.state(), current.state())) {
      next.add(current.after(index, from, effect.state()));
    }
  }

  /** A request that followed a lost one began when that one was over. */
  private long from(int index, Configuration current) {
    long from = steps.get(index).from();
    BitSet before = ancestors.get(index);
    for (int i = before.nextSetBit(0); i >= 0; i = before.nextSetBit(i + 1)) {
      if (current.taken().get(i)) {
        from = Math.max(from, steps.get(i).to());
      }
    }
    return from;
  }

  private static boolean explains(Configuration current, Step step, Effect effect) {
    Call call = step.operation().call();
    boolean toldByItsId =
        step.operation().seesRefusals()
            && call.value() != null
            && call.value().equals(current.state())
            && SequentialEntry.isSettledByItsWriteId(call);
    return !toldByItsId && Objects.equals(effect.result(), step.operation().result());
  }
}
