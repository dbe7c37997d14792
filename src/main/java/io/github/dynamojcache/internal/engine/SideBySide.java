package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.entries.CallBudget;
import io.github.dynamojcache.internal.entries.Fanout;
import java.util.Iterator;

/**
 * Runs the pieces of a bulk operation that may call user code in parallel. If the calling thread is
 * inside user code that holds a key, of any cache, that thread runs them one after the other: a
 * piece may call code that needs the key, and a helper would wait for it without end. Thread-safe.
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
   * @param pieces creates them while others run, in the calling thread
   */
  void run(Iterator<? extends Runnable> pieces) {
    Fanout fanout = mutexes.mustWorkAlone() ? alone : helped;
    fanout.run(new BudgetedPieces(budget, pieces));
  }

  /** Pieces in which each request has the time for one request. */
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
