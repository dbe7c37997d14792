package io.github.dynamojcache.faults.soak;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import java.net.URI;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import org.jspecify.annotations.Nullable;

/**
 * Opens managers with clients of their own and caches in them, again and again, and closes them
 * while other threads are in the middle of an operation. For one thread.
 */
final class Churn implements Runnable {

  private static final int USERS = 2;
  private static final int OPERATIONS = 40;

  private final DynamoCachingProvider provider;
  private final Properties properties;
  private final Ledger ledger;
  private final Random random;
  private final BooleanSupplier stopped;
  private final AtomicInteger opened = new AtomicInteger();

  Churn(
      DynamoCachingProvider provider,
      Properties properties,
      Ledger ledger,
      long seed,
      BooleanSupplier stopped) {
    this.provider = provider;
    this.properties = properties;
    this.ledger = ledger;
    this.random = new Random(seed);
    this.stopped = stopped;
  }

  int opened() {
    return opened.get();
  }

  @Override
  public void run() {
    while (!stopped.getAsBoolean()) {
      URI uri = URI.create("soak-" + opened.incrementAndGet());
      ledger.begin();
      try (CacheManager manager = provider.getCacheManager(uri, null, properties)) {
        use(manager);
      } catch (RuntimeException | Error e) {
        judge("opening and closing", e);
      } finally {
        ledger.end();
      }
    }
  }

  private void use(CacheManager manager) {
    AtomicReference<@Nullable Cache<String, String>> open = new AtomicReference<>();
    Thread[] users = new Thread[USERS];
    open.set(manager.createCache("coming-and-going", configuration()));
    for (int i = 0; i < USERS; i++) {
      Random lots = new Random(random.nextLong());
      users[i] = new Thread(() -> use(open.get(), lots), "user-" + i);
      users[i].start();
    }
    use(open.get(), random);
    manager.close(); // the users are in the middle of it
    try {
      for (Thread user : users) {
        user.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private DynamoConfiguration<String, String> configuration() {
    return (random.nextBoolean() ? SoakCaches.bypassing() : SoakCaches.configuration())
        .statistics(random.nextBoolean())
        .management(random.nextBoolean())
        .build();
  }

  private void use(@Nullable Cache<String, String> cache, Random lots) {
    for (int i = lots.nextInt(OPERATIONS); i >= 0 && cache != null && !cache.isClosed(); i--) {
      String key = "c" + lots.nextInt(OPERATIONS);
      ledger.begin();
      try {
        switch (lots.nextInt(4)) {
          case 0 -> cache.put(key, key);
          case 1 -> cache.remove(key);
          case 2 -> cache.forEach(entry -> {});
          default -> cache.get(key);
        }
      } catch (RuntimeException | Error e) {
        judge("while it is closed", e);
      } finally {
        ledger.end();
      }
    }
  }

  /** Outages are no surprise here, nor is a cache that has been closed. */
  private void judge(String when, Throwable e) {
    ledger.threw(when + ": " + e.getClass().getSimpleName());
    if (!(e instanceof CacheException) && !(e instanceof IllegalStateException)) {
      ledger.complain(when + ": " + e + " at " + e.getStackTrace()[0]);
    }
  }
}
