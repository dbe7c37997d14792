package io.github.dynamojcache.faults.client;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.faults.history.Call;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.Factory;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The main class of a JVM under faults. It does what the coordinator orders, round by round. */
public final class ClientProcess {

  private static final int THREADS = 3;
  private static final javax.cache.expiry.Duration ONE_DAY = javax.cache.expiry.Duration.ONE_DAY;
  private static final Duration PAUSE = Duration.ofMillis(2);

  private final Reporter reporter = new Reporter();
  private final Requests requests = new Requests();
  private final String name;
  private final long seed;
  private final AtomicLong values = new AtomicLong();

  private ClientProcess(String name, long seed) {
    this.name = name;
    this.seed = seed;
  }

  /**
   * Runs until the coordinator has no more orders.
   *
   * @param args the client's name, which no other has; endpoint; table; seed; which {@link Build}
   */
  public static void main(String[] args) throws Exception {
    new ClientProcess(args[0], Long.parseLong(args[3]))
        .run(URI.create(args[1]), args[2], Build.valueOf(args[4]));
  }

  private void run(URI endpoint, String table, Build build) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("dynamo-jcache.table", table);
    properties.setProperty("dynamo-jcache.call-timeout", "60s");
    properties.setProperty("dynamo-jcache.attempt-timeout", "20s");
    properties.setProperty("dynamo-jcache.open-timeout", "60s");
    try (DynamoDbClient client = dynamoDb(endpoint, build)) {
      properties.put(DynamoCachingProvider.CLIENT_PROPERTY, client);
      try (DynamoCachingProvider provider = new DynamoCachingProvider();
          CacheManager manager = provider.getCacheManager(null, null, properties)) {
        List<Cache<String, String>> caches =
            List.of(
                open(manager, "eternal", EternalExpiryPolicy.factoryOf()),
                open(manager, "created", CreatedExpiryPolicy.factoryOf(ONE_DAY)));
        // What is tested is operations, not the opening of a cache.
        new RandomFaults(seed).orderFrom(requests.faults());
        obey(caches);
      }
    }
  }

  /** Where an update leaves the deadline alone, other requests are sent than where it does not. */
  private static Cache<String, String> open(
      CacheManager manager, String name, Factory<ExpiryPolicy> expiry) {
    return manager.createCache(
        name, DynamoConfiguration.builder(String.class, String.class).expiry(expiry).build());
  }

  private DynamoDbClient dynamoDb(URI endpoint, Build build) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create("local0key", "local0secret")))
        .httpClient(requests.client())
        .overrideConfiguration(
            override -> {
              build.interceptors().forEach(override::addExecutionInterceptor);
              // After the others, or a broken build would be caught by what the engine does wrong.
              override.addExecutionInterceptor(new AtomicDeletes());
              override.retryStrategy(retries());
            })
        .build();
  }

  private static RetryStrategy retries() {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(3)
        .backoffStrategy(BackoffStrategy.fixedDelay(PAUSE))
        .throttlingBackoffStrategy(BackoffStrategy.fixedDelay(PAUSE))
        // So many faults would soon use up the budget for retries.
        .circuitBreakerEnabled(false)
        .build();
  }

  private void obey(List<Cache<String, String>> caches) throws IOException, InterruptedException {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      String[] words = order.split(" ", -1);
      if (words[0].equals(Orders.CLOCK)) {
        reporter.say(EventLine.clock(System.nanoTime()));
      } else {
        Cache<String, String> cache = caches.get(Math.floorMod(words[1].hashCode(), caches.size()));
        round(cache, words[1], Integer.parseInt(words[2]), Integer.parseInt(words[3]));
        reporter.say(EventLine.done());
      }
    }
  }

  private void round(Cache<String, String> cache, String round, int keys, int operations)
      throws InterruptedException {
    List<String> names = IntStream.range(0, keys).mapToObj(i -> round + "-" + i).toList();
    Supplier<String> newValues = () -> name + "-" + values.incrementAndGet();
    List<Thread> threads =
        IntStream.range(0, THREADS)
            .mapToObj(
                i -> {
                  Random random = new Random(seed * 31 + round.hashCode() * 17L + i);
                  Workload workload = new Workload(cache, names, newValues, random);
                  return new Thread(() -> work(workload, operations), "worker-" + i);
                })
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void work(Workload workload, int operations) {
    for (int i = 0; i < operations; i++) {
      Call call = workload.next();
      long id = reporter.invoked(call);
      requests.listen(lost -> reporter.lost(id, lost));
      try {
        reporter.returned(id, workload.carryOut(call));
      } catch (RuntimeException e) {
        reporter.failed(id, e);
      } finally {
        requests.listen(null);
      }
    }
  }
}
