package io.github.dynamojcache.engine;

import io.github.dynamojcache.store.Fanout;
import java.util.Iterator;

/**
 * Runs the pieces of a bulk operation that may call user code side by side; one after the other in
 * the calling thread when that thread is inside user code that holds a key, of any cache: what a
 * piece calls may need that key, and a helper would wait for it in vain. Thread-safe.
 */
final class SideBySide {

  private final EntryMutexes mutexes;
  private final Fanout helped;
  private final Fanout alone = Fanout.alone();

  SideBySide(EngineContext<?, ?> context) {
    this.mutexes = context.mutexes();
    this.helped = new Fanout(context.pieces());
  }

  /**
   * Runs pieces.
   *
   * @param pieces makes them while others run, in the calling thread
   */
  void run(Iterator<? extends Runnable> pieces) {
    if (mutexes.mustWorkAlone()) {
      alone.run(pieces);
    } else {
      helped.run(pieces);
    }
  }
}
