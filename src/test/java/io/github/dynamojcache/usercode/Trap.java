package io.github.dynamojcache.usercode;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Throws out of code of the application, for some keys of a bulk operation. Thread-safe. */
final class Trap {

  final AtomicInteger sprung = new AtomicInteger();
  private volatile @Nullable Throwable thrown;

  void set(Throwable what) {
    sprung.set(0);
    thrown = what;
  }

  void unset() {
    thrown = null;
  }

  /** Is called by each hook. */
  void step(String key) {
    Throwable what = thrown;
    if (what != null && Keys.isBad(key)) {
      sprung.incrementAndGet();
      throw Kind.sneak(what);
    }
  }

  /** Is called by hooks that are not told of a key. */
  void step() {
    step(Keys.BAD_PRESENT);
  }
}
