package io.github.dynamojcache.faults.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.FailureModeMXBean;
import io.github.dynamojcache.faults.client.Build;
import io.github.dynamojcache.faults.client.FaultyConnection;
import io.github.dynamojcache.micrometer.DynamoCacheMetrics;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.SocketProxy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheManager;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A soak: what runs in it, from its beginning to its end. For one thread. */
final class Soak implements AutoCloseable {

  private static final int THREADS = 4;
  private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(30);
  private static final int OUTAGES_AT_LEAST = 6;
  private static final int SAMPLES_AT_LEAST = 8;
  private static final Duration BETWEEN_SAMPLES = Duration.ofMinutes(1);
  private static final Duration BETWEEN_DELETIONS = Duration.ofSeconds(20);
  private static final int DELETIONS_AT_LEAST = 5;

  private final Set<String> threadsBefore = Sample.threadsOfOurs();
  private final long seed;
  private final Duration duration;
  private final SocketProxy proxy;
  private final FaultyConnection connection;
  private final DynamoCachingProvider provider = new DynamoCachingProvider();
  private final CacheManager manager;
  private final List<Cache<String, String>> caches;
  private final SoakCaches kinds = new SoakCaches();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Keys keys;
  private final Versions versions = new Versions();
  private final Ledger ledger = new Ledger();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Weather weather;
  private final MetaDeletions deletions;
  private final Churn churn;
  private final Peer peer;
  private final List<Thread> threads = new ArrayList<>();
  private final Map<String, Long> faults = new TreeMap<>();
  private String ofPeer = "";

  Soak(LocalDynamo dynamo, long seed, Duration duration) {
    this.seed = seed;
    this.duration = duration;
    String table = dynamo.newTableName();
    proxy = new SocketProxy(dynamo.endpoint());
    connection = new FaultyConnection(proxy.endpoint(), Build.INTACT, seed, true);
    manager =
        provider.getCacheManager(URI.create("soak"), null, handingIn(connection.client(), table));
    caches = kinds.open(manager);
    caches.forEach(cache -> DynamoCacheMetrics.monitor(meters, cache));
    keys = new Keys("w", THREADS, proxy::isNeverArriving);
    connection.requests().listenToOthers(keys::lost);
    weather =
        new Weather(proxy, seed, shorter(LONGEST_OUTAGE, duration.dividedBy(OUTAGES_AT_LEAST)));
    deletions =
        new MetaDeletions(
            dynamo.client(),
            table,
            caches.stream().map(Cache::getName).toList(),
            shorter(BETWEEN_DELETIONS, duration.dividedBy(DELETIONS_AT_LEAST + 1)),
            seed);
    churn = new Churn(provider, makingItsOwn(proxy.endpoint(), table), ledger, seed, this::isOver);
    peer = new Peer(dynamo.endpoint(), table, seed + 1);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Properties of a manager that uses a client of the test's. */
  static Properties handingIn(DynamoDbClient client, String table) {
    Properties properties = limits(table, "60s"); // the first contact, on a busy machine
    properties.put(DynamoCachingProvider.CLIENT_PROPERTY, client);
    return properties;
  }

  private static Properties makingItsOwn(URI endpoint, String table) {
    Properties properties = limits(table, "3s");
    properties.setProperty("dynamo-jcache.endpoint", endpoint.toString());
    properties.setProperty("dynamo-jcache.region", "us-east-1");
    return properties;
  }

  private static Properties limits(String table, String opening) {
    Properties properties = new Properties();
    properties.setProperty("dynamo-jcache.table", table);
    properties.setProperty("dynamo-jcache.call-timeout", "2s");
    properties.setProperty("dynamo-jcache.attempt-timeout", "1s");
    properties.setProperty("dynamo-jcache.open-timeout", opening);
    return properties;
  }

  private boolean isOver() {
    return stopped.getCount() == 0;
  }

  /** Runs for the whole time, and returns the samples that were taken meanwhile. */
  Samples run() {
    connection.beginFaults();
    threads.addAll(Load.start(THREADS, caches, keys, versions, ledger, seed, this::isOver));
    threads.add(new Thread(churn, "churn"));
    threads.add(new Thread(weather, "weather"));
    threads.add(new Thread(deletions, "deletions"));
    threads.subList(THREADS, threads.size()).forEach(Thread::start);
    Samples samples = samples();
    stopped.countDown();
    weather.stop();
    deletions.stop();
    threads.forEach(Soak::join);
    connection.endFaults();
    return samples;
  }

  private Samples samples() {
    Duration pause = shorter(BETWEEN_SAMPLES, duration.dividedBy(SAMPLES_AT_LEAST));
    List<FailureModeMXBean> states = SoakCaches.states(caches);
    List<Sample> samples = new ArrayList<>();
    System.out.println(Sample.HEADER);
    long start = System.nanoTime();
    for (int i = 1; pause.multipliedBy(i).compareTo(duration) <= 0; i++) {
      pauseUntil(start + pause.multipliedBy(i).toNanos());
      long second = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
      samples.add(Sample.take(second, ledger, proxy, states));
      System.out.println(samples.get(samples.size() - 1).row());
      connection.takeFaults().forEach((name, count) -> faults.merge(name, count, Long::sum));
    }
    return new Samples(samples);
  }

  private void pauseUntil(long time) {
    try {
      if (stopped.await(time - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw new IllegalStateException("stopped before its time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** When nothing fails any more, every cache works again, by itself. */
  void recover(Duration patience) {
    for (FailureModeMXBean state : SoakCaches.states(caches)) {
      await()
          .atMost(patience)
          .untilAsserted(
              () -> {
                assertThat(state.getState()).isEqualTo("CLOSED");
                assertThat(state.getJournalledKeys()).isZero();
              });
    }
    for (Cache<String, String> cache : caches) {
      cache.put("l0", Versions.value("l0", 0));
      assertThat(cache.get("l0")).isEqualTo(Versions.value("l0", 0));
    }
  }

  /** Closes everything but the proxy, and returns what the second JVM says. */
  List<String> end() {
    List<String> words = peer.end();
    ofPeer = String.join(" ", words);
    meters.close();
    provider.close();
    connection.close();
    return words;
  }

  static boolean isDone(String word) {
    return word.startsWith(SoakPeer.DONE);
  }

  /** Returns how often the meta item of a cache was deleted. */
  int deletions() {
    return deletions.count();
  }

  Ledger ledger() {
    return ledger;
  }

  int connections() {
    return proxy.connections();
  }

  /** Returns the names of living threads of the provider and the SDK that were not there before. */
  Set<String> threadsLeft() {
    Set<String> left = new TreeSet<>(Sample.threadsOfOurs());
    left.removeAll(threadsBefore);
    return left;
  }

  /** Writes the report, and prints what was not printed before. */
  void report(Samples samples) throws IOException {
    String end =
        """
        seed %d, %s: %,d operations, %,d threw, the longest took %,d ms; second JVM: %s
        meta items deleted: %d; managers opened and closed: %d; events heard: %,d; keys given up: %d
        faults: %s, %s
        thrown: %s
        heap: rises by %.0f KB from the first quarter to the last, slope %.0f KB an hour
        threads: rise by %.1f, slope %.1f an hour; connections: rise by %.1f, slope %.1f an hour
        wrong: %s
        """
            .formatted(
                seed,
                duration,
                ledger.operations(),
                ledger.failures(),
                ledger.longestMillis(),
                ofPeer,
                deletions.count(),
                churn.opened(),
                kinds.events(),
                keys.givenUp(),
                faults,
                weather.spells(),
                ledger.thrown(),
                samples.rise(Sample::heap) / 1024,
                samples.slope(Sample::heap) / 1024,
                samples.rise(Sample::threads),
                samples.slope(Sample::threads),
                samples.rise(Sample::connections),
                samples.slope(Sample::connections),
                ledger.complaints());
    System.out.println(end);
    List<String> lines = new ArrayList<>(List.of(Sample.HEADER));
    samples.all().forEach(sample -> lines.add(sample.row()));
    lines.add("");
    lines.add(end);
    Files.write(Path.of("target", "soak.md"), lines);
  }

  @Override
  public void close() throws IOException {
    stopped.countDown();
    weather.stop();
    deletions.stop();
    peer.close();
    provider.close();
    proxy.close();
  }
}
