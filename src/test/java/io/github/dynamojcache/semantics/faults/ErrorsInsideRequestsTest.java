package io.github.dynamojcache.semantics.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.options.FailureMode;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.Outages;
import java.io.FilterInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * An Error that comes up inside a request, wherever that is, goes to the caller whose request it
 * is, as it is, and is nobody else's trouble: the next call works.
 */
@Tag("server")
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorsInsideRequestsTest {

  private final Exploding exploding = new Exploding();
  private DynamoDbClient client;
  private CacheManager manager;

  /** Where an Error comes up. */
  private enum Place {
    BEFORE_EXECUTION,
    MODIFYING_THE_REQUEST,
    BEFORE_TRANSMISSION,
    PREPARING,
    CALLING,
    READING,
    CLOSING,
    BEFORE_UNMARSHALLING,
    AFTER_EXECUTION
  }

  /** A client's interceptor and HTTP client, in which one Error comes up when that is ordered. */
  private static final class Exploding implements ExecutionInterceptor, SdkHttpClient {
    private final SdkHttpClient delegate = UrlConnectionHttpClient.create();
    private final AtomicReference<@Nullable Place> place = new AtomicReference<>();
    private volatile Error error = new OutOfMemoryError();

    void order(Place where, Error what) {
      error = what;
      place.set(where);
    }

    private void at(Place here) {
      if (place.compareAndSet(here, null)) {
        throw error;
      }
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      at(Place.BEFORE_EXECUTION);
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
      at(Place.MODIFYING_THE_REQUEST);
      return context.request();
    }

    @Override
    public void beforeTransmission(
        Context.BeforeTransmission context, ExecutionAttributes attributes) {
      at(Place.BEFORE_TRANSMISSION);
    }

    @Override
    public void beforeUnmarshalling(
        Context.BeforeUnmarshalling context, ExecutionAttributes attributes) {
      at(Place.BEFORE_UNMARSHALLING);
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
      at(Place.AFTER_EXECUTION);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      at(Place.PREPARING);
      ExecutableHttpRequest prepared = delegate.prepareRequest(request);
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() throws IOException {
          at(Place.CALLING);
          HttpExecuteResponse response = prepared.call();
          AbortableInputStream body = response.responseBody().orElseThrow();
          return HttpExecuteResponse.builder()
              .response(response.httpResponse())
              .responseBody(AbortableInputStream.create(new Body(body), body))
              .build();
        }

        @Override
        public void abort() {
          prepared.abort();
        }
      };
    }

    private final class Body extends FilterInputStream {
      Body(AbortableInputStream body) {
        super(body);
      }

      @Override
      public int read(byte[] buffer, int from, int length) throws IOException {
        at(Place.READING);
        return super.read(buffer, from, length);
      }

      @Override
      public void close() throws IOException {
        super.close();
        at(Place.CLOSING);
      }
    }

    @Override
    public void close() {
      delegate.close();
    }
  }

  @BeforeAll
  void open() {
    LocalDynamo dynamo = LocalDynamoExtension.server();
    client =
        dynamo
            .clientBuilder()
            .httpClient(exploding)
            .overrideConfiguration(c -> c.addExecutionInterceptor(exploding))
            .build();
    Properties properties = new Properties();
    properties.put(DynamoCachingProvider.CLIENT_PROPERTY, client);
    properties.setProperty("dynamo-jcache.table", dynamo.newTableName());
    properties.setProperty("dynamo-jcache.call-timeout", "40s");
    properties.setProperty("dynamo-jcache.attempt-timeout", "20s");
    manager =
        new DynamoCachingProvider()
            .getCacheManager(URI.create("errors-" + UUID.randomUUID()), null, properties);
    for (FailureMode mode : FailureMode.values()) {
      manager.createCache(
          mode.name(), settings().failureMode(mode).clearVisibility(Duration.ofHours(1)).build());
    }
    manager.createCache("asking", settings().clearVisibility(Duration.ZERO).build());
  }

  private static DynamoConfiguration.Builder<String, String> settings() {
    return Jvm.strings().set("bypass-after", 1).set("bypass-retry", Duration.ofMillis(50));
  }

  @AfterAll
  void close() {
    manager.close();
    client.close();
    exploding.close();
  }

  private static Stream<Error> errors() {
    return Stream.of(
        new StackOverflowError("on purpose"),
        new OutOfMemoryError("on purpose"),
        new ThreadDeath(),
        new NoClassDefFoundError("on purpose"));
  }

  private static Stream<Named<Consumer<Cache<String, String>>>> operations() {
    return Stream.of(
        Named.of("get", cache -> cache.get("k")),
        Named.of("put", cache -> cache.put("k", "w")),
        Named.of("getAll", cache -> cache.getAll(Set.of("k", "l"))),
        Named.of("putAll", cache -> cache.putAll(Map.of("k", "w", "l", "w"))),
        Named.of("iterator", cache -> cache.forEach(entry -> {})),
        Named.of("remove", cache -> cache.remove("k")),
        Named.of(
            "invoke", cache -> cache.invoke("k", (entry, arguments) -> entry.getValue() == null)),
        Named.of("clear", Cache::clear));
  }

  static Stream<Arguments> everything() {
    List<Arguments> all = new ArrayList<>();
    for (Named<Consumer<Cache<String, String>>> operation : operations().toList()) {
      for (Place place : Place.values()) {
        for (Error error : errors().toList()) {
          all.add(Arguments.of(operation, place, error, FailureMode.THROW));
        }
        all.add(Arguments.of(operation, place, new ThreadDeath(), FailureMode.BYPASS));
      }
    }
    return all.stream();
  }

  private Cache<String, String> cache(String name) {
    return Objects.requireNonNull(manager.<String, String>getCache(name));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void itIsItsCallersAndTheNextCallWorks(
      Consumer<Cache<String, String>> operation, Place place, Error error, FailureMode mode) {
    Cache<String, String> cache = cache(mode.name());
    exploding.order(place, error);

    assertThat(catchThrowable(() -> operation.accept(cache))).isSameAs(error);

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertWorks(cache);
    if (mode == FailureMode.BYPASS) {
      assertThat(Outages.mode(cache).getState()).isEqualTo("CLOSED");
    }
  }

  private static void assertWorks(Cache<String, String> cache) {
    cache.put("k", "v");
    assertThat(cache.get("k")).isEqualTo("v");
  }

  /** It may come up in the operation's own request, or in a thread that asks for the meta item. */
  @ParameterizedTest
  @EnumSource(Place.class)
  void besideAQuestionItHoldsUpNobody(Place place) {
    Cache<String, String> cache = cache("asking");
    for (Error error : errors().toList()) {
      for (Named<Consumer<Cache<String, String>>> operation : operations().toList()) {
        exploding.order(place, error);

        Throwable thrown = catchThrowable(() -> operation.getPayload().accept(cache));

        if (thrown != null) {
          assertThat(thrown).isSameAs(error);
        }
        assertWorks(cache);
      }
    }
  }
}
