package io.github.dynamojcache.internal.connect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dynamojcache.internal.failure.FailureTranslator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Wherever in the SDK an Error ends a request: no connection is lost by it. */
@Timeout(60)
class ErrorsInTheSdkTest {

  private static final int MOST = 2;

  private final List<FakeHttp> made = new CopyOnWriteArrayList<>();
  private final ConnectionWaits waits = new ConnectionWaits();
  private final Exploding exploding = new Exploding();
  private final FailureTranslator failures =
      new FailureTranslator("nowhere").tellingOfErrors(waits::endedByError);
  private final DynamoDbClient client =
      DynamoDbClient.builder()
          .region(Region.US_EAST_1)
          .credentialsProvider(AnonymousCredentialsProvider.create())
          .httpClient(
              new RenewingHttpClient(this::make, MOST, Duration.ofSeconds(20), waits, () -> {}))
          .overrideConfiguration(
              c -> c.addExecutionInterceptor(waits).addExecutionInterceptor(exploding))
          .build();

  private enum Place {
    MODIFYING_THE_REQUEST,
    BEFORE_TRANSMISSION,
    AFTER_TRANSMISSION,
    BEFORE_UNMARSHALLING,
    AFTER_UNMARSHALLING,
    AFTER_EXECUTION
  }

  /** An interceptor, of a tracing agent for instance, in which an Error comes up when ordered. */
  private static final class Exploding implements ExecutionInterceptor {
    private final AtomicReference<@Nullable Place> place = new AtomicReference<>();

    private void at(Place here) {
      if (place.compareAndSet(here, null)) {
        throw new NoClassDefFoundError("on purpose");
      }
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
    public void afterTransmission(
        Context.AfterTransmission context, ExecutionAttributes attributes) {
      at(Place.AFTER_TRANSMISSION);
    }

    @Override
    public void beforeUnmarshalling(
        Context.BeforeUnmarshalling context, ExecutionAttributes attributes) {
      at(Place.BEFORE_UNMARSHALLING);
    }

    @Override
    public void afterUnmarshalling(
        Context.AfterUnmarshalling context, ExecutionAttributes attributes) {
      at(Place.AFTER_UNMARSHALLING);
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
      at(Place.AFTER_EXECUTION);
    }
  }

  private SdkHttpClient make() {
    FakeHttp http = new FakeHttp();
    made.add(http);
    return http;
  }

  @AfterEach
  void close() {
    client.close();
  }

  private void request() {
    client.getItem(r -> r.tableName("t").key(Map.of("k", AttributeValue.fromS("v"))));
  }

  private @Nullable Throwable failing(Place place) {
    exploding.place.set(place);
    return catchThrowable(this::request);
  }

  /** Each thread has one request, and is never seen again. */
  @ParameterizedTest
  @EnumSource(Place.class)
  void threadsWhoseRequestsEndByErrorsKeepNoConnection(Place place) throws Exception {
    for (int i = 0; i < 3 * MOST; i++) {
      FutureTask<@Nullable Error> task =
          new FutureTask<>(() -> failures.errorIn(requireNonNull(failing(place))));
      new Thread(task, "explodes").start();
      assertThat(task.get()).isInstanceOf(NoClassDefFoundError.class);
    }

    assertThat(catchThrowable(this::request)).isNull();
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void aThreadThatGoesOnKeepsNoneThoughNobodyTold(Place place) {
    for (int i = 0; i < 3 * MOST; i++) {
      assertThat(failing(place)).isInstanceOf(NoClassDefFoundError.class);
    }

    assertThat(catchThrowable(this::request)).isNull();
  }
}
