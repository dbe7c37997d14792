package io.github.dynamojcache.faults.client;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.faults.history.EventLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.cache.CacheManager;

/** The main class of a JVM under faults. It does what the coordinator orders, round by round. */
public final class ClientProcess {

  /** How late a client may notice what happens to a cache's meta item. */
  public static final Duration CLEAR_VISIBILITY = Duration.ofMillis(200);

  private static final int THREADS = 4;

  private final Reporter reporter = new Reporter();
  private final Lock bulkLock = new ReentrantLock();
  private final AtomicLong values = new AtomicLong();
  private final long seed;
  private final Supplier<String> newValues;
  private final Loads loads;

  private ClientProcess(String name, long seed) {
    this.seed = seed;
    this.newValues = () -> name + "-" + values.incrementAndGet();
    this.loads = new Loads(newValues, reporter);
  }

  /**
   * Runs until the coordinator has no more orders.
   *
   * @param args the client's name, which no other has; endpoint; table; seed; which {@link Build};
   *     whether a refused write brings the item that refused it
   */
  public static void main(String[] args) throws Exception {
    long seed = Long.parseLong(args[3]);
    try (FaultyConnection connection =
        new FaultyConnection(
            URI.create(args[1]), Build.valueOf(args[4]), seed, Boolean.parseBoolean(args[5]))) {
      new ClientProcess(args[0], seed).run(connection, args[2]);
    }
  }

  private void run(FaultyConnection connection, String table) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("dynamo-jcache.table", table);
    properties.setProperty("dynamo-jcache.call-timeout", "60s");
    properties.setProperty("dynamo-jcache.attempt-timeout", "2s");
    properties.setProperty("dynamo-jcache.open-timeout", "60s");
    properties.setProperty("dynamo-jcache.clear-visibility", CLEAR_VISIBILITY.toMillis() + "ms");
    properties.put(DynamoCachingProvider.CLIENT_PROPERTY, connection.client());
    try (DynamoCachingProvider provider = new DynamoCachingProvider();
        CacheManager manager = provider.getCacheManager(null, null, properties)) {
      obey(connection, new Caches(manager, loads));
    }
  }

  private void obey(FaultyConnection connection, Caches caches)
      throws IOException, InterruptedException {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      String[] words = order.split(" ", -1);
      if (words[0].equals(Orders.CLOCK)) {
        reporter.say(EventLine.clock(System.nanoTime()));
      } else {
        round(
            operations(connection, caches, Kind.valueOf(words[2])),
            connection.requests(),
            words[1],
            Integer.parseInt(words[3]),
            Integer.parseInt(words[4]));
        reporter.say(EventLine.done(connection.takeFaults()));
      }
    }
  }

  /** What is tested is operations, not the opening of a cache. */
  private Operations<?> operations(FaultyConnection connection, Caches caches, Kind kind) {
    if (!caches.isOpen(kind)) {
      connection.endFaults();
      caches.of(kind);
      connection.beginFaults();
    }
    return caches.of(kind);
  }

  private void round(Operations<?> operations, Requests requests, String round, int keys, int count)
      throws InterruptedException {
    List<String> names = IntStream.range(0, keys).mapToObj(i -> round + "-" + i).toList();
    AtomicInteger left = new AtomicInteger(count);
    List<Thread> threads =
        IntStream.range(0, THREADS)
            .mapToObj(
                i -> {
                  Random random = new Random(seed * 31 + round.hashCode() * 17L + i);
                  Lots lots = new Lots(operations.kind().hasListener(), names, newValues, random);
                  Worker worker =
                      new Worker(operations, lots, left, bulkLock, reporter, requests, loads);
                  return new Thread(worker, "worker-" + i);
                })
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
