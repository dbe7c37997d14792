package io.github.dynamojcache.internal.entries;

/**
 * Deletes the items that a destroyed cache has left, and may outlive the cache. Run once, by one
 * thread; any thread may stop it.
 */
public interface Purge extends Runnable {

  /** Stops it after the batch under way, or before it begins. */
  void stop();
}
