package io.github.dynamojcache.faults.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.faults.history.LostAnswer;
import io.github.dynamojcache.faults.history.Operation;
import io.github.dynamojcache.testing.FaultScript;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** What is known of lost answers must be true, or the checker allows too little or too much. */
@ExtendWith(LocalDynamoExtension.class)
class RequestsTest {

  private static final Map<String, AttributeValue> ITEM =
      Map.of("pk", AttributeValue.fromS("p"), "sk", AttributeValue.fromS("s:k"));

  private final Requests requests = new Requests(Build.INTACT);
  private final List<LostAnswer> lost = new ArrayList<>();
  private DynamoDbClient client;
  private String table;

  @BeforeEach
  void listen(LocalDynamo dynamo) {
    table = dynamo.createTable();
    client =
        dynamo
            .clientBuilder()
            .httpClient(requests.client())
            .overrideConfiguration(
                c ->
                    c.addExecutionInterceptor(requests.interceptor())
                        .apiCallAttemptTimeout(Duration.ofSeconds(1))
                        .retryStrategy(r -> r.maxAttempts(3)))
            .build();
    put(); // so that no fault meets the first contact
    requests.listen((answer, body) -> lost.add(answer));
  }

  @AfterEach
  void close() {
    client.close();
    requests.close();
  }

  private void put() {
    client.putItem(p -> p.tableName(table).item(ITEM));
  }

  static Stream<Consumer<FaultScript>> losses() {
    return Stream.of(
        FaultScript::dropResponse, FaultScript::cutOffResponse, FaultScript::hangAfterSending);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void aLostAnswerIsKnownWithItsTimes(Consumer<FaultScript> loss) {
    loss.accept(requests.faults().next("PutItem"));

    long before = System.nanoTime();
    put();

    assertThat(lost).hasSize(1);
    assertThat(lost.get(0).sent()).isGreaterThan(before);
    assertThat(lost.get(0).settled()).isBetween(lost.get(0).sent(), System.nanoTime());
  }

  static Stream<Consumer<FaultScript>> failures() {
    return Stream.of(
        FaultScript::failBeforeSending,
        FaultScript::internalServerError,
        FaultScript::throttle,
        FaultScript::hangBeforeSending);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatWasNotSentIsNotLost(Consumer<FaultScript> failure) {
    failure.accept(requests.faults().next("PutItem"));

    put();

    assertThat(lost).isEmpty();
  }

  /** As when time is up just when the answer has come. */
  @Test
  void anAnswerThatTheSdkThrowsAwayIsLost() {
    requests.faults().next("PutItem").runAfter(() -> Thread.currentThread().interrupt());

    assertThatThrownBy(this::put).isNotNull();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(lost).hasSize(1);
  }

  @Test
  void anAnswerThatComesTooLateIsLost() {
    requests.faults().next("PutItem").delayResponse(Duration.ofMinutes(1));

    put();

    assertThat(lost).hasSize(1);
    assertThat(lost.get(0).settled()).isLessThan(Operation.NEVER);
  }

  @Test
  void aLostRefusalChangesNothing() {
    requests.faults().next("PutItem").dropResponse();

    assertThatThrownBy(
            () ->
                client.putItem(
                    p ->
                        p.tableName(table)
                            .item(ITEM)
                            .conditionExpression("attribute_not_exists(pk)")))
        .isInstanceOf(ConditionalCheckFailedException.class);

    assertThat(lost).isEmpty();
  }
}
