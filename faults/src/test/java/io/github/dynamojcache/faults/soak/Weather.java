package io.github.dynamojcache.faults.soak;

import io.github.dynamojcache.testing.SocketProxy;
import io.github.dynamojcache.testing.SocketProxy.Mode;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets the network be clear, fail and be clear again, by lot, until it is stopped. */
final class Weather implements Runnable {

  private static final Duration LONGEST_CLEAR = Duration.ofSeconds(20);

  private final SocketProxy proxy;
  private final Random random;
  private final Duration longestOutage;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Map<String, Long> spells = new TreeMap<>(); // guarded by itself

  Weather(SocketProxy proxy, long seed, Duration longestOutage) {
    this.proxy = proxy;
    this.random = new Random(seed);
    this.longestOutage = longestOutage;
  }

  @Override
  public void run() {
    try {
      while (!lasts(LONGEST_CLEAR.compareTo(longestOutage) < 0 ? LONGEST_CLEAR : longestOutage)) {
        if (random.nextInt(3) == 0) {
          note("all connections reset");
          proxy.reset();
          continue;
        }
        Mode mode = random.nextBoolean() ? Mode.REFUSING : Mode.BLACK_HOLE;
        proxy.become(mode);
        note(mode == Mode.REFUSING ? "outages, refused" : "outages, half open");
        boolean end = lasts(longestOutage);
        proxy.become(Mode.CLEAR);
        if (end) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      proxy.become(Mode.CLEAR);
    }
  }

  /** Waits for as long as this weather lasts; true when it was stopped. */
  private boolean lasts(Duration longest) throws InterruptedException {
    long millis = Math.max(1, (long) (longest.toMillis() * (0.05 + 0.95 * random.nextDouble())));
    return stopped.await(millis, TimeUnit.MILLISECONDS);
  }

  private void note(String spell) {
    synchronized (spells) {
      spells.merge(spell, 1L, Long::sum);
    }
  }

  Map<String, Long> spells() {
    synchronized (spells) {
      return new TreeMap<>(spells);
    }
  }

  void stop() {
    stopped.countDown();
  }
}
