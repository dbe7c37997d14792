package io.github.dynamojcache.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The harness must not lie: what the other tests assert with it is asserted here. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class HarnessTest {

  private final RequestLog log = new RequestLog();
  private final FaultyHttpClient faults = new FaultyHttpClient();
  private final PartialBatches batches = new PartialBatches();
  private DynamoDbClient client;
  private String table;

  @BeforeEach
  void open(LocalDynamo dynamo) {
    table = dynamo.createTable();
    client =
        dynamo
            .clientBuilder()
            .httpClient(faults)
            .overrideConfiguration(
                c ->
                    c.addExecutionInterceptor(batches)
                        .addExecutionInterceptor(log)
                        .retryStrategy(r -> r.maxAttempts(3)))
            .build();
  }

  @AfterEach
  void close() {
    client.close();
    faults.close();
  }

  @Test
  void aCallIsRecordedWithItsRequestAndItsUnits() {
    put("1");
    client.getItem(g -> g.tableName(table).key(key("1")).consistentRead(true));

    assertThat(log.operations()).containsExactly("PutItem", "GetItem");
    assertThat(log.requests("PutItem").get(0).request(PutItemRequest.class).item())
        .containsKey("pk");
    assertThat(log.requests()).allMatch(r -> r.status() == 200 && r.attempt() == 1);
    assertThat(log.writeUnits()).isEqualTo(1);
    assertThat(log.readUnits()).isEqualTo(1);
  }

  @Test
  void clearingForgetsWhatWasRecorded() {
    put("1");

    log.clear();

    assertThat(log.count()).isZero();
  }

  @Test
  void aLostResponseIsRetriedAlthoughTheWriteHappened() {
    faults.next("PutItem").dropResponse();

    assertThatThrownBy(
            () ->
                client.putItem(
                    p ->
                        p.tableName(table)
                            .item(key("1"))
                            .conditionExpression("attribute_not_exists(pk)")))
        .hasMessageContaining("conditional request failed");
    assertThat(log.requests())
        .extracting(RecordedRequest::attempt, RecordedRequest::status)
        .containsExactly(tuple(1, 0), tuple(2, 400));
  }

  @Test
  void aRequestThatIsNotSentDoesNothing() {
    faults.every("PutItem").failBeforeSending();

    assertThatThrownBy(() -> put("1")).hasMessageContaining("refused on purpose");
    assertThat(log.count("PutItem")).isEqualTo(3);
    assertThat(client.getItem(g -> g.tableName(table).key(key("1"))).hasItem()).isFalse();
  }

  @Test
  void aThrottledOrFailedAttemptIsRetried() {
    faults.next("PutItem").throttle();
    faults.next("PutItem").internalServerError();

    put("1");

    assertThat(log.requests()).extracting(RecordedRequest::status).containsExactly(400, 500, 200);
    assertThat(faults.pending()).isZero();
  }

  @Test
  void anErrorOnOrderCarriesItsCode() {
    faults.next("PutItem").error(400, "AccessDeniedException", "not you");

    assertThatThrownBy(() -> put("1"))
        .isInstanceOfSatisfying(
            DynamoDbException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
  }

  @Test
  void aDelayedAttemptTimesOut() {
    faults.every("PutItem").delay(Duration.ofMinutes(1));

    assertThatThrownBy(
            () ->
                client.putItem(
                    p ->
                        p.tableName(table)
                            .item(key("1"))
                            .overrideConfiguration(
                                o -> o.apiCallAttemptTimeout(Duration.ofMillis(50)))))
        .isInstanceOf(ApiCallAttemptTimeoutException.class);
  }

  @Test
  void anAttemptThatHungBeforeItWasSentDidNothing() {
    faults.next("PutItem").hangBeforeSending();

    putNewWithin(Duration.ofSeconds(1));

    assertThat(log.requests()).extracting(RecordedRequest::attempt).containsExactly(1, 2);
  }

  @Test
  void anAttemptThatHungAfterItWasSentWasCarriedOut() {
    faults.next("PutItem").hangAfterSending();

    assertThatThrownBy(() -> putNewWithin(Duration.ofSeconds(1)))
        .hasMessageContaining("conditional request failed");
  }

  @Test
  void aResponseThatBreaksOffIsAskedForAgain() {
    faults.next("PutItem").cutOffResponse();

    put("1");

    assertThat(log.requests()).extracting(RecordedRequest::attempt).containsExactly(1, 2);
  }

  @Test
  void somethingElseCanHappenJustBeforeACall() {
    faults.next("DeleteItem").runBefore(() -> put("1"));

    client.deleteItem(d -> d.tableName(table).key(key("1")));

    assertThat(log.operations()).containsExactly("DeleteItem", "PutItem");
    assertThat(client.getItem(g -> g.tableName(table).key(key("1"))).hasItem()).isFalse();
  }

  @Test
  void aPartialBatchReportsWhatItDidNotDo() {
    batches.leaveUnprocessed(3);
    List<WriteRequest> writes =
        IntStream.range(0, 5)
            .mapToObj(
                i ->
                    WriteRequest.builder()
                        .putRequest(p -> p.item(key(Integer.toString(i))))
                        .build())
            .toList();

    var response = client.batchWriteItem(b -> b.requestItems(Map.of(table, writes)));

    assertThat(response.unprocessedItems().get(table)).isEqualTo(writes.subList(2, 5));
    assertThat(client.scan(s -> s.tableName(table)).count()).isEqualTo(2);
  }

  private void putNewWithin(Duration time) {
    client.putItem(
        p ->
            p.tableName(table)
                .item(key("1"))
                .conditionExpression("attribute_not_exists(pk)")
                .overrideConfiguration(o -> o.apiCallAttemptTimeout(time)));
  }

  private void put(String id) {
    client.putItem(p -> p.tableName(table).item(key(id)));
  }

  private static Map<String, AttributeValue> key(String id) {
    return Map.of("pk", AttributeValue.fromS("p"), "sk", AttributeValue.fromS(id));
  }
}
