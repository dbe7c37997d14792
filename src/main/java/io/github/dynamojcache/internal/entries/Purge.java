package io.github.dynamojcache.internal.entries;

/**
 * Deletes what a destroyed cache has left, and may outlive the cache. Run once, by one thread; may
 * be stopped by any.
 */
public interface Purge extends Runnable {

  /** Stops it after the batch under way, or before it begins. */
  void stop();
}
