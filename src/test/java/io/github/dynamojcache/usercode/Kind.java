package io.github.dynamojcache.usercode;

import java.io.IOException;
import java.util.function.Supplier;
import javax.cache.CacheException;

/** Kinds of throwables that code of an application can throw. */
enum Kind {
  RUNTIME(() -> new IllegalStateException("on purpose")),
  CACHE_EXCEPTION(() -> new CacheException("on purpose")),
  CHECKED(() -> new IOException("on purpose")),
  INTERRUPTED(() -> new InterruptedException("on purpose")),
  THROWABLE(() -> new Throwable("on purpose")),
  ASSERTION(() -> new AssertionError("on purpose")),
  LINKAGE(() -> new NoClassDefFoundError("on purpose")),
  STACK_OVERFLOW(() -> new StackOverflowError("on purpose")),
  OUT_OF_MEMORY(() -> new OutOfMemoryError("on purpose"));

  @SuppressWarnings("ImmutableEnumChecker") // a lambda that keeps nothing
  private final Supplier<Throwable> made;

  Kind(Supplier<Throwable> made) {
    this.made = made;
  }

  Throwable make() {
    return made.get();
  }

  /** Throws anything out of a method that declares nothing, as Kotlin and Scala do. */
  @SuppressWarnings("unchecked")
  static <T extends Throwable> RuntimeException sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
