package io.github.dynamojcache.faults.soak;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.faults.client.Build;
import io.github.dynamojcache.faults.client.FaultyConnection;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.Cache;
import javax.cache.CacheManager;

/**
 * The main class of the second JVM: writes keys of its own in the same caches, over a network that
 * is clear, until its input ends. Then it says what was wrong, a line each.
 */
final class SoakPeer {

  static final String DONE = "done ";
  static final String WRONG = "wrong ";
  private static final int THREADS = 2;

  private SoakPeer() {}

  /**
   * Runs.
   *
   * @param args endpoint, table, seed
   */
  public static void main(String[] args) throws Exception {
    Ledger ledger = new Ledger();
    Keys keys = new Keys("p", THREADS, sent -> false);
    long seed = Long.parseLong(args[2]);
    try (FaultyConnection connection =
            new FaultyConnection(URI.create(args[0]), Build.INTACT, seed, false);
        DynamoCachingProvider provider = new DynamoCachingProvider();
        CacheManager manager =
            provider.getCacheManager(null, null, Soak.handingIn(connection.client(), args[1]))) {
      List<Cache<String, String>> caches = new SoakCaches().open(manager);
      connection.requests().listenToOthers(keys::lost);
      connection.beginFaults();
      AtomicBoolean stopped = new AtomicBoolean();
      List<Thread> threads =
          Load.start(THREADS, caches, keys, new Versions(), ledger, seed, stopped::get);
      awaitEndOfInput();
      stopped.set(true);
      for (Thread thread : threads) {
        thread.join();
      }
      connection.endFaults();
    }
    ledger.complaints().forEach(complaint -> System.out.println(WRONG + complaint));
    System.out.println(DONE + ledger.operations());
  }

  private static void awaitEndOfInput() throws IOException {
    while (System.in.read() >= 0) {
      // Nothing is ever sent: only the end counts.
    }
  }
}
