package io.github.dynamojcache;

import io.github.dynamojcache.internal.assembly.OpenCache;
import io.github.dynamojcache.internal.lifecycle.ClosingTime;
import io.github.dynamojcache.internal.lifecycle.StackRoom;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How a cache ends: closed, destroyed, or withdrawn because it could not be opened. Thread-safe.
 */
final class CacheClosing {

  private final DynamoCache<?, ?> cache;
  private final ManagedCaches caches;
  private final OpenCache<?, ?> open;
  private final CacheBeans beans;

  CacheClosing(
      DynamoCache<?, ?> cache, ManagedCaches caches, OpenCache<?, ?> open, CacheBeans beans) {
    this.cache = cache;
    this.caches = caches;
    this.open = open;
    this.beans = beans;
  }

  /** Undoes {@code start} after it failed. The manager has never had the cache. */
  void withdraw() {
    open.underWay().beginClosing();
    open.underWay().awaitEnd(new ClosingTime());
    beans.hide();
    open.listeners().close();
  }

  void close() {
    StackRoom.require(); // half a close cannot be ended
    close(new ClosingTime(), () -> {});
  }

  private void close(ClosingTime time, Runnable last) {
    if (begin()) {
      end(time, last);
    }
  }

  /**
   * Lets no operation begin from now on.
   *
   * @return false when the cache was closed already
   */
  boolean begin() {
    return open.underWay().beginClosing();
  }

  /** Waits until no operation is running. */
  void awaitOperations(ClosingTime time) {
    open.underWay().awaitEnd(time);
  }

  /** Closes the cache after {@link #begin}. */
  void end(ClosingTime time) {
    end(time, () -> {});
  }

  /**
   * @param last runs when no operation is running
   */
  private void end(ClosingTime time, Runnable last) {
    beans.hide();
    caches.release(cache);
    awaitOperations(time);
    caches.closed(cache);
    try {
      last.run();
    } finally {
      open.closeParts();
    }
  }

  /** Empties the cache for every JVM, then closes it here. */
  void destroy() {
    open.requireDestroyable("destroyCache");
    close(new ClosingTime(), open::destroyEntries);
  }

  /**
   * Empties the cache for every JVM, deletes all its items, then closes it here.
   *
   * @return how many items were deleted; empty when another thread closes the cache
   */
  OptionalLong destroyNow() {
    open.requireDestroyable("destroyCacheNow");
    if (!begin()) {
      return OptionalLong.empty();
    }
    AtomicLong deleted = new AtomicLong();
    end(new ClosingTime(), () -> deleted.set(open.destroyEntriesNow()));
    return OptionalLong.of(deleted.get());
  }
}
