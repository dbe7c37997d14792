package io.github.dynamojcache.semantics.bypass;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A JVM that changes keys of its own, version by version, and reads them at the same time. It knows
 * of each which version was put or removed last, and so which ones must not be seen any more.
 */
final class LoadedJvm implements AutoCloseable {

  private static final int WRITERS = 2;
  private static final int READERS = 2;

  final Cache<String, String> cache;
  final LongAdder reads = new LongAdder();
  final LongAdder writes = new LongAdder();
  final Queue<String> seenOld = new ConcurrentLinkedQueue<>();
  private final String name;
  private final DynamoDbClient client;
  private final CacheManager manager;
  private final AtomicIntegerArray newest;
  private final AtomicIntegerArray changedInTheOutage;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean outage;
  private volatile boolean over;

  /**
   * @param client its way to DynamoDB; closed with this
   * @param keys how many keys are its own
   */
  LoadedJvm(
      String name,
      DynamoDbClient client,
      String table,
      int keys,
      DynamoConfiguration.Builder<String, String> configuration) {
    this.name = name;
    this.client = client;
    this.newest = new AtomicIntegerArray(keys);
    this.changedInTheOutage = new AtomicIntegerArray(keys);
    Properties properties = new Properties();
    properties.put(DynamoCachingProvider.CLIENT_PROPERTY, client);
    properties.setProperty("dynamo-jcache.table", table);
    properties.setProperty("dynamo-jcache.attempt-timeout", "1s");
    properties.setProperty("dynamo-jcache.call-timeout", "2s");
    manager =
        new DynamoCachingProvider()
            .getCacheManager(URI.create("loaded-" + UUID.randomUUID()), null, properties);
    cache = manager.createCache("books", configuration.build());
  }

  /** Stores the old form of every key, and begins to change and to read them. */
  void begin() {
    cache.putAll(
        IntStream.range(0, newest.length()).boxed().collect(Collectors.toMap(this::key, i -> "0")));
    for (int i = 0; i < WRITERS; i++) {
      int first = i;
      threads.add(new Thread(() -> write(first), name + " writes"));
    }
    for (int i = 0; i < READERS; i++) {
      threads.add(new Thread(this::read, name + " reads"));
    }
    threads.forEach(Thread::start);
  }

  private String key(int i) {
    return name + " " + i;
  }

  private void write(int first) {
    for (int i = first; !over; i = i + WRITERS < newest.length() ? i + WRITERS : first) {
      int version = newest.get(i) + 1;
      boolean during = outage;
      if (version % 2 == 0) {
        cache.put(key(i), String.valueOf(version));
      } else {
        cache.remove(key(i));
      }
      newest.set(i, version);
      if (during) {
        changedInTheOutage.set(i, 1);
      }
      writes.increment();
      rest();
    }
  }

  private void read() {
    while (!over) {
      int i = ThreadLocalRandom.current().nextInt(newest.length());
      int atLeast = newest.get(i);
      check(i, atLeast, cache.get(key(i)));
      reads.increment();
      rest();
    }
  }

  /** What is bypassed takes no time: without this, the load would take the processors. */
  private static void rest() {
    LockSupport.parkNanos(100_000);
  }

  private void check(int i, int atLeast, String found) {
    if (found != null && Integer.parseInt(found) < atLeast) {
      seenOld.add(key(i) + ": version " + found + " after " + atLeast);
    }
  }

  void outage(boolean begins) {
    outage = begins;
  }

  /** Returns how many keys were changed after the outage had begun and before it was over. */
  int changedInTheOutage() {
    return IntStream.range(0, newest.length()).map(changedInTheOutage::get).sum();
  }

  void end() throws InterruptedException {
    over = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** What of this JVM's keys another one, or itself, still finds in a form of before. */
  List<String> foundOldBy(LoadedJvm reader) {
    Map<String, String> found =
        reader.cache.getAll(
            IntStream.range(0, newest.length())
                .mapToObj(this::key)
                .collect(Collectors.toUnmodifiableSet()));
    return IntStream.range(0, newest.length())
        .boxed()
        .flatMap(
            i -> {
              String version = found.get(key(i));
              return version != null && Integer.parseInt(version) < newest.get(i)
                  ? Stream.of(key(i) + ": " + version)
                  : Stream.empty();
            })
        .toList();
  }

  @Override
  public void close() {
    over = true;
    manager.close();
    client.close();
  }
}
