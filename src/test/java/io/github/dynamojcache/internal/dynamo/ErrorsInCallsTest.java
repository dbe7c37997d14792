package io.github.dynamojcache.internal.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dynamojcache.internal.dynamo.request.DynamoCalls;
import io.github.dynamojcache.internal.failure.FailureTranslator;
import io.github.dynamojcache.internal.management.CapacityCounters;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/** An Error that ends a request goes to its caller as it is, and its client hears of it. */
class ErrorsInCallsTest {

  private final Error error = new NoClassDefFoundError("on purpose");

  private final IllegalStateException shutDown =
      new IllegalStateException("Connection pool shut down");

  private final AtomicInteger heard = new AtomicInteger();

  /** A client that throws. */
  private record Throwing(Iterator<Throwable> each) implements DynamoDbClient {
    @Override
    public GetItemResponse getItem(GetItemRequest request) {
      Throwable thrown = each.next();
      if (thrown instanceof Error asItIs) {
        throw asItIs;
      }
      throw (RuntimeException) thrown;
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  private Throwable thrownTo(Throwable thrown) {
    return thrownBy(calls(thrown));
  }

  private DynamoCalls calls(Throwable... thrown) {
    return new DynamoCalls(
        new Throwing(List.of(thrown).iterator()),
        new FailureTranslator("nowhere").tellingOfErrors(heard::incrementAndGet),
        "books",
        StoreFixture.settings("jcache"),
        new CapacityCounters(false),
        StoreFixture.CLOCK);
  }

  private static Throwable thrownBy(DynamoCalls calls) {
    return catchThrowable(
        () -> calls.get("get", GetItemRequest.builder().key(StoreFixture.key(1)).build()));
  }

  static Stream<UnaryOperator<Throwable>> wrappings() {
    return Stream.of(
        error -> error,
        error -> SdkClientException.create("wrapped", error),
        CompletionException::new);
  }

  @ParameterizedTest
  @MethodSource("wrappings")
  void anErrorIsThrownAsItIsAndTheClientHearsOfIt(UnaryOperator<Throwable> wrapping) {
    assertThat(thrownTo(wrapping.apply(error))).isSameAs(error);
    assertThat(heard).hasValue(1);
  }

  @Test
  void ofAnExceptionItHearsNothing() {
    assertThat(thrownTo(SdkClientException.create("on purpose")))
        .isInstanceOf(CacheException.class);
    assertThat(heard).hasValue(0);
  }

  /** Apache's clients shut down their connections when an Error passes through. */
  @Test
  void afterAnErrorNobodyIsSaidToHaveClosedTheClient() {
    DynamoCalls calls = calls(error, shutDown);

    assertThat(thrownBy(calls)).isSameAs(error);

    assertThat(thrownBy(calls))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("An Error inside an earlier request has shut down the connections")
        .hasMessageContaining("make a new DynamoDbClient and a new cache manager")
        .hasMessageNotContaining("closed");
  }

  @Test
  void whereNoErrorWasSeenBothIsPossible() {
    assertThat(thrownBy(calls(shutDown)))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("The DynamoDbClient is closed, or an Error");
  }
}
