package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.dynamo.Entries;
import io.github.dynamojcache.internal.dynamo.Fanout;
import java.util.Iterator;

/**
 * Runs the pieces of a bulk operation that may call user code side by side; one after the other in
 * the calling thread when that thread is inside user code that holds a key, of any cache: what a
 * piece calls may need that key, and a helper would wait for it in vain. Thread-safe.
 */
final class SideBySide {

  private final EntryMutexes mutexes;
  private final Entries store;
  private final Fanout helped;
  private final Fanout alone = Fanout.alone();

  SideBySide(EngineContext<?, ?> context) {
    this.mutexes = context.mutexes();
    this.store = context.store();
    this.helped = new Fanout(context.pieces());
  }

  /**
   * Runs pieces.
   *
   * @param pieces makes them while others run, in the calling thread
   */
  void run(Iterator<? extends Runnable> pieces) {
    Fanout fanout = mutexes.mustWorkAlone() ? alone : helped;
    fanout.run(new StorePieces(store, pieces));
  }

  /** Pieces of which the store knows. */
  private record StorePieces(Entries store, Iterator<? extends Runnable> pieces)
      implements Iterator<Runnable> {

    @Override
    public boolean hasNext() {
      return pieces.hasNext();
    }

    @Override
    public Runnable next() {
      Runnable piece = pieces.next();
      return () -> store.pieceOfBulk(piece);
    }
  }
}
