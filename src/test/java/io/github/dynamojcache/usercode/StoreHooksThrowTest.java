package io.github.dynamojcache.usercode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.UnfinishedBulkException;
import io.github.dynamojcache.options.SealMode;
import io.github.dynamojcache.seal.SealKey;
import io.github.dynamojcache.seal.SealKeys;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.integration.CompletionListenerFuture;
import javax.cache.processor.EntryProcessorException;
import javax.cache.processor.EntryProcessorResult;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Code of the application below the engine throws: seal keys, a client of the application's own, an
 * interceptor of the SDK. The caller gets a {@code CacheException} with the cause in it, or the
 * {@code Error}; and the next call works.
 */
@Tag("server")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(LocalDynamoExtension.class)
class StoreHooksThrowTest {

  private static final String TABLE = "hooks-" + UUID.randomUUID();

  private static final SealKey KEY =
      new SealKey("k1", new SecretKeySpec("S".repeat(32).getBytes(UTF_8), "HmacSHA256"));

  private final DynamoCachingProvider provider = new DynamoCachingProvider();
  private final Trap trap = new Trap();

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private DynamoDbClient client;

  @BeforeEach
  void connect(LocalDynamo dynamo) {
    client =
        dynamo
            .clientBuilder()
            .overrideConfiguration(
                c ->
                    c.addExecutionInterceptor(new Interceptor(trap))
                        // What an interceptor throws would be tried again, after pauses.
                        .retryStrategy(retries -> retries.maxAttempts(1)))
            .build();
  }

  @AfterEach
  void close() {
    Thread.interrupted();
    trap.unset();
    provider.close();
    client.close();
  }

  /** Where the application's code is called. */
  enum Place {
    CURRENT_SEAL_KEY,
    FIND_SEAL_KEY,
    CLIENT,
    INTERCEPTOR
  }

  /** Operations on a cache as a user sees it. */
  enum Use {
    GET(cache -> cache.get("k")),
    GET_ALL(cache -> cache.getAll(Keys.all())),
    CONTAINS_KEY(cache -> cache.containsKey("k")),
    PUT(cache -> cache.put("k", "new")),
    PUT_ALL(cache -> cache.putAll(Keys.entries("new"))),
    GET_AND_PUT(cache -> cache.getAndPut("k", "new")),
    PUT_IF_ABSENT(cache -> cache.putIfAbsent("absent", "new")),
    REPLACE_IF_EQUAL(cache -> cache.replace("k", "old", "new")),
    GET_AND_REMOVE(cache -> cache.getAndRemove("k")),
    REMOVE_ALL_KEYS(cache -> cache.removeAll(Keys.all())),
    REMOVE_ALL(cache -> cache.removeAll()),
    CLEAR(cache -> cache.clear()),
    INVOKE(cache -> cache.invoke("k", (entry, arguments) -> set(entry.getValue(), entry))),
    INVOKE_ALL(StoreHooksThrowTest::invokeAll),
    LOAD_ALL(StoreHooksThrowTest::loadAll),
    ITERATE(cache -> cache.forEach(entry -> {}));

    @SuppressWarnings("ImmutableEnumChecker") // a lambda that keeps nothing
    private final On on;

    private interface On {
      void run(Cache<String, String> cache) throws Throwable;
    }

    Use(On on) {
      this.on = on;
    }

    @Nullable Throwable of(Cache<String, String> cache) {
      try {
        on.run(cache);
        return null;
      } catch (Throwable e) {
        return e;
      }
    }
  }

  private static String set(
      @Nullable String before, javax.cache.processor.MutableEntry<String, String> entry) {
    entry.setValue("new");
    return String.valueOf(before);
  }

  private static void invokeAll(Cache<String, String> cache) {
    for (EntryProcessorResult<String> result :
        cache.invokeAll(Keys.all(), (entry, arguments) -> set(entry.getValue(), entry)).values()) {
      try {
        result.get();
      } catch (EntryProcessorException e) {
        throw e;
      }
    }
  }

  private static void loadAll(Cache<String, String> cache) throws Throwable {
    CompletionListenerFuture end = new CompletionListenerFuture();
    cache.loadAll(Keys.all(), true, end);
    try {
      end.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }

  static Stream<Arguments> everyPlaceInEveryUse() {
    return Stream.of(Place.values())
        .flatMap(place -> Stream.of(Use.values()).map(use -> Arguments.of(place, use)));
  }

  @ParameterizedTest
  @MethodSource("everyPlaceInEveryUse")
  void theCallerHearsOfItAndTheNextCallWorks(Place place, Use use) {
    Cache<String, String> cache = cache(place, use);
    for (Kind kind : Kind.values()) {
      trap.unset();
      cache.put("k", "old");
      Throwable what = kind.make();
      trap.set(what);

      Throwable thrown = use.of(cache);

      boolean interrupted = Thread.interrupted();
      trap.unset();
      String outcome = place + " throws " + kind + " in " + use + ", which throws " + thrown;
      if (trap.sprung.get() == 0) {
        assertThat(thrown).as(outcome).isNull();
      } else {
        assertThat(causes(thrown)).as(outcome).contains(what);
        assertThat(thrown)
            .as(outcome)
            .isInstanceOf(what instanceof Error ? Throwable.class : CacheException.class);
        if (what instanceof Error && !(thrown instanceof UnfinishedBulkException)) {
          assertThat(
                  thrown instanceof CacheException && use != Use.INVOKE_ALL && use != Use.LOAD_ALL)
              .as(outcome)
              .isFalse();
        }
        assertThat(String.valueOf(thrown)).as(outcome).doesNotContain("is closed");
      }
      assertThat(!interrupted || kind == Kind.INTERRUPTED).as(outcome).isTrue();
      assertThat(use.of(cache)).as("the call after: %s", outcome).isNull();
    }
  }

  private static List<Throwable> causes(@Nullable Throwable outermost) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable t = outermost; t != null; t = t.getCause()) {
      chain.add(t);
    }
    return chain;
  }

  private Cache<String, String> cache(Place place, Use use) {
    Properties properties = new Properties();
    properties.put(
        DynamoCachingProvider.CLIENT_PROPERTY, place == Place.CLIENT ? throwing(client) : client);
    properties.setProperty("dynamo-jcache.table", TABLE);
    properties.setProperty("dynamo-jcache.call-timeout", "20s");
    properties.setProperty("dynamo-jcache.attempt-timeout", "10s");
    Interceptor.active = place == Place.INTERCEPTOR;
    CacheManager manager = provider.getCacheManager(URI.create("hooks"), null, properties);
    DynamoConfiguration.Builder<String, String> configuration =
        DynamoConfiguration.builder(String.class, String.class).loader(Loaded::new);
    if (place == Place.CURRENT_SEAL_KEY || place == Place.FIND_SEAL_KEY) {
      configuration.seal(SealMode.HMAC, new ThrowingKeys(place, trap));
    }
    return manager.createCache(place + "-" + use, configuration.build());
  }

  private DynamoDbClient throwing(DynamoDbClient delegate) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("serviceClientConfiguration")) {
                trap.step();
              }
              try {
                return method.invoke(delegate, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static final class Interceptor implements ExecutionInterceptor {
    static volatile boolean active;
    private final Trap trap;

    Interceptor(Trap trap) {
      this.trap = trap;
    }

    @Override
    public void beforeTransmission(
        Context.BeforeTransmission context, ExecutionAttributes executionAttributes) {
      if (active) {
        trap.step();
      }
    }
  }

  private record ThrowingKeys(Place place, Trap trap) implements SealKeys {
    @Override
    public SealKey current() {
      if (place == Place.CURRENT_SEAL_KEY) {
        trap.step();
      }
      return KEY;
    }

    @Override
    public SealKey find(String id) {
      if (place == Place.FIND_SEAL_KEY) {
        trap.step();
      }
      return KEY;
    }
  }

  private static final class Loaded implements javax.cache.integration.CacheLoader<String, String> {
    @Override
    public String load(String key) {
      return "loaded";
    }

    @Override
    public java.util.Map<String, String> loadAll(Iterable<? extends String> keys) {
      java.util.Map<String, String> loaded = new java.util.HashMap<>();
      keys.forEach(key -> loaded.put(key, load(key)));
      return loaded;
    }
  }
}
