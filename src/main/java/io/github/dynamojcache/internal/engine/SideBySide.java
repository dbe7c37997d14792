package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.entries.CallBudget;
import io.github.dynamojcache.internal.entries.Fanout;
import java.util.Iterator;

/**
 * Runs the pieces of a bulk operation that may call user code side by side; one after the other in
 * the calling thread when that thread is inside user code that holds a key, of any cache: what a
 * piece calls may need that key, and a helper would wait for it in vain. Thread-safe.
 */
final class SideBySide {

  private final EntryMutexes mutexes;
  private final CallBudget budget;
  private final Fanout helped;
  private final Fanout alone = Fanout.alone();

  SideBySide(EngineContext<?, ?> context) {
    this.mutexes = context.mutexes();
    this.budget = context.budget();
    this.helped = new Fanout(context.pieces());
  }

  /**
   * Runs pieces.
   *
   * @param pieces makes them while others run, in the calling thread
   */
  void run(Iterator<? extends Runnable> pieces) {
    Fanout fanout = mutexes.mustWorkAlone() ? alone : helped;
    fanout.run(new BudgetedPieces(budget, pieces));
  }

  /** Pieces whose requests each have the time for one. */
  private record BudgetedPieces(CallBudget budget, Iterator<? extends Runnable> pieces)
      implements Iterator<Runnable> {

    @Override
    public boolean hasNext() {
      return pieces.hasNext();
    }

    @Override
    public Runnable next() {
      Runnable piece = pieces.next();
      return () -> budget.ofBulk(piece);
    }
  }
}
