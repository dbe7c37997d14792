package io.github.dynamojcache.semantics.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.lifecycle.OwnCredentials;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.processor.EntryProcessor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Wherever the stack ends: the caller gets the error, and the next call works, on the same thread
 * and on others.
 */
@Tag("server")
@Timeout(180)
@ExtendWith({LocalDynamoExtension.class, OwnCredentials.class})
class StackOverflowTest {

  private static final long STACK_BYTES = 512 << 10;

  /** Some 2 KB, or 4 when they are interpreted. */
  private static final int STEP_FRAMES = 30;

  private DynamoDbClient handedIn;

  @SuppressWarnings("NullAway.Init") // each test makes it first
  private CacheManager manager;

  private String table;
  private LocalDynamo dynamo;

  /** Whose client it is. */
  private enum Client {
    OWN,
    HANDED_IN
  }

  @BeforeEach
  void open(LocalDynamo dynamo) {
    this.dynamo = dynamo;
    table = dynamo.createTable();
    handedIn = dynamo.clientBuilder().httpClientBuilder(Apache5HttpClient.builder()).build();
  }

  @AfterEach
  void close() {
    long begun = System.nanoTime();

    manager.close();

    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .as("no operation is under way for ever")
        .isLessThan(Duration.ofSeconds(8));
    handedIn.close();
  }

  private Cache<String, String> cache(Client client) {
    Properties properties = new Properties();
    properties.setProperty("dynamo-jcache.table", table);
    properties.setProperty("dynamo-jcache.endpoint", dynamo.endpoint().toString());
    properties.setProperty("dynamo-jcache.region", "us-east-1");
    properties.setProperty("dynamo-jcache.call-timeout", "40s");
    properties.setProperty("dynamo-jcache.attempt-timeout", "20s");
    if (client == Client.HANDED_IN) {
      properties.put(DynamoCachingProvider.CLIENT_PROPERTY, handedIn);
    }
    manager =
        new DynamoCachingProvider()
            .getCacheManager(URI.create("deep-" + UUID.randomUUID()), null, properties);
    Cache<String, String> cache =
        manager.createCache("deep", Jvm.strings().set("shards", 1).build());
    cache.put("k", "v");
    return cache;
  }

  private static final EntryProcessor<String, String, Boolean> SET =
      (entry, arguments) -> {
        entry.setValue("v");
        return entry.exists();
      };

  static Stream<Arguments> operations() {
    List<Arguments> all = new ArrayList<>();
    for (Client client : Client.values()) {
      all.add(operation(client, "get", cache -> cache.get("k")));
      all.add(operation(client, "put", cache -> cache.put("k", "v")));
      all.add(operation(client, "getAll", cache -> cache.getAll(Set.of("k", "l"))));
      all.add(operation(client, "putAll", cache -> cache.putAll(Map.of("k", "v", "l", "v"))));
      all.add(operation(client, "iterator", cache -> cache.iterator().next()));
      all.add(operation(client, "invoke", cache -> cache.invoke("k", SET)));
      all.add(operation(client, "clear", StackOverflowTest::clear));
    }
    return all.stream();
  }

  private static void clear(Cache<String, String> cache) {
    cache.clear();
    cache.put("k", "v");
  }

  private static Arguments operation(
      Client client, String name, Consumer<Cache<String, String>> operation) {
    return Arguments.of(client, Named.of(name, operation));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void aRunawayRecursionIsItsCallersTroubleOnly(
      Client client, Consumer<Cache<String, String>> operation) throws Exception {
    Cache<String, String> cache = cache(client);

    onThread(
        () -> {
          assertThat(catchThrowable(() -> recurse(cache, operation)))
              .isInstanceOf(StackOverflowError.class);
          assertWorks(cache);
        });

    onThread(() -> assertWorks(cache));
  }

  private static int recurse(
      Cache<String, String> cache, Consumer<Cache<String, String>> operation) {
    descend(
        1_000, // the recursion does more than to ask the cache
        () -> {
          operation.accept(cache);
          recurse(cache, operation);
        });
    return 1;
  }

  /** The nested ones hold keys of their own, and each inside the others. */
  @ParameterizedTest
  @MethodSource("clients")
  void aRunawayRecursionOfProcessorsLeavesNoKeyBehind(Client client) throws Exception {
    Cache<String, String> cache = cache(client);

    onThread(
        () ->
            assertThat(catchThrowable(() -> invokeInside(cache, 0)))
                .isInstanceOf(StackOverflowError.class));

    onThread(
        () -> {
          for (int level = 0; level < 5; level++) {
            cache.put("k" + level, "v");
          }
          assertWorks(cache);
        });
  }

  private static boolean invokeInside(Cache<String, String> cache, int level) {
    return cache.invoke(
        "k" + level,
        (entry, arguments) -> {
          entry.setValue("v");
          return invokeInside(cache, level + 1);
        });
  }

  static Stream<Client> clients() {
    return Stream.of(Client.values());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void whereverTheStackEndsTheNextCallWorks(
      Client client, Consumer<Cache<String, String>> operation) throws Exception {
    Cache<String, String> cache = cache(client);
    int overflows = 0;

    while (overflowsAbove(STEP_FRAMES * overflows, cache, operation)) {
      overflows++;
    }

    assertThat(overflows).isGreaterThan(5);
    onThread(() -> assertWorks(cache));
  }

  private static boolean overflowsAbove(
      int framesAboveTheEnd, Cache<String, String> cache, Consumer<Cache<String, String>> operation)
      throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    ThrowingCallable call = () -> operation.accept(cache); // there is no room for it further down
    onThread(
        () -> {
          fromTheEnd(framesAboveTheEnd, () -> thrown.set(catchThrowable(call)));
          assertWorks(cache);
        });
    if (thrown.get() != null) {
      assertThat(thrown.get()).isInstanceOf(StackOverflowError.class);
    }
    return thrown.get() != null;
  }

  /** Goes down to the end of the stack, and does something so many frames above it. */
  @SuppressWarnings("InfiniteRecursion") // the stack ends it
  private static int fromTheEnd(int frames, Runnable action) {
    int above;
    try {
      above = fromTheEnd(frames, action) + 1;
    } catch (StackOverflowError e) {
      above = 0;
    }
    if (above == frames) {
      action.run();
    }
    return above;
  }

  private static void assertWorks(Cache<String, String> cache) {
    cache.put("k", "v");
    assertThat(cache.get("k")).isEqualTo("v");
  }

  private static int descend(int depth, Runnable action) {
    if (depth == 0) {
      action.run();
      return 0;
    }
    return descend(depth - 1, action) + 1;
  }

  private static void onThread(Runnable action) throws Exception {
    FutureTask<@Nullable Void> task = new FutureTask<>(action, null);
    Thread thread = new Thread(null, task, "deep", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    task.get(60, TimeUnit.SECONDS);
  }
}
