package io.github.dynamojcache.benchmarks.unanswered;

import io.github.dynamojcache.benchmarks.stub.Entries;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.cache.Cache;
import javax.cache.CacheException;

/**
 * What gets came to.
 *
 * @param times how long they took
 * @param values how many returned the value all the same; the others threw
 */
record Gets(Times times, long values) {

  /** How many entries there are to get. */
  static final int ENTRIES = 1000;

  /**
   * Gets entries from several threads; none gets what another does, so that nobody shares a
   * request.
   *
   * @param gets how many in all
   */
  static Gets run(Cache<String, String> cache, int threads, int gets) {
    Queue<Long> times = new ConcurrentLinkedQueue<>();
    Queue<Boolean> found = new ConcurrentLinkedQueue<>();
    List<Thread> running = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      int first = thread;
      running.add(
          Daemon.run(
              "get-" + thread,
              () -> {
                for (int i = first; i < gets; i += threads) {
                  long begun = System.nanoTime();
                  found.add(isFound(cache, i));
                  times.add(System.nanoTime() - begun);
                }
              }));
    }
    running.forEach(Daemon::join);
    return new Gets(Times.of(times), found.stream().filter(Boolean::booleanValue).count());
  }

  static boolean isFound(Cache<String, String> cache, int index) {
    try {
      return cache.get(Entries.key(index % ENTRIES)) != null;
    } catch (CacheException e) {
      return false;
    }
  }
}
