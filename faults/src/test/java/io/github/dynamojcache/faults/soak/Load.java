package io.github.dynamojcache.faults.soak;

import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/** One thread's mixed load on all caches, until it is to stop. */
final class Load implements Runnable {

  private static final double CLEARED = 0.001;

  private final List<Cache<String, String>> caches;
  private final Writer writer;
  private final Reader reader;
  private final Ledger ledger;
  private final Random random;
  private final BooleanSupplier stopped;

  Load(
      int number,
      List<Cache<String, String>> caches,
      Keys keys,
      Versions versions,
      Ledger ledger,
      long seed,
      BooleanSupplier stopped) {
    this.caches = caches;
    this.random = new Random(seed * 31 + number);
    this.writer = new Writer(number, keys, versions, random);
    this.reader = new Reader(keys, versions, random);
    this.ledger = ledger;
    this.stopped = stopped;
  }

  /** Starts so many threads. */
  static List<Thread> start(
      int count,
      List<Cache<String, String>> caches,
      Keys keys,
      Versions versions,
      Ledger ledger,
      long seed,
      BooleanSupplier stopped) {
    List<Thread> threads =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    new Thread(
                        new Load(i, caches, keys, versions, ledger, seed, stopped), "load-" + i))
            .toList();
    threads.forEach(Thread::start);
    return threads;
  }

  @Override
  public void run() {
    while (!stopped.getAsBoolean()) {
      Cache<String, String> cache = caches.get(random.nextInt(caches.size()));
      ledger.begin();
      try {
        String complaint = turn(cache);
        if (complaint != null) {
          ledger.complain(complaint);
        }
      } catch (CacheException e) {
        ledger.threw(cache.getName() + ": " + e.getClass().getSimpleName());
        if (SoakCaches.isBypassing(cache)) {
          ledger.complain(cache.getName() + " threw " + e);
        }
      } catch (RuntimeException | Error e) {
        ledger.threw(cache.getName() + ": " + e.getClass().getSimpleName());
        ledger.complain(cache.getName() + " threw " + e + " at " + e.getStackTrace()[0]);
      } finally {
        ledger.end();
      }
    }
  }

  private @Nullable String turn(Cache<String, String> cache) {
    if (cache.getName().equals(SoakCaches.LOADING)) {
      return reader.load(cache);
    }
    if (random.nextDouble() < CLEARED) {
      writer.clear(cache, random.nextBoolean());
      return null;
    }
    return random.nextBoolean() ? reader.read(cache) : writer.write(cache);
  }
}
