package io.github.dynamojcache.internal.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.internal.failure.EndpointDescription;
import io.github.dynamojcache.internal.failure.FailureTranslator;
import io.github.dynamojcache.options.TableMode;
import io.github.dynamojcache.testing.FaultyHttpClient;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.RequestLog;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.cache.CacheException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class TableProvisionerTest {

  private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(20);

  private static final Waiting BRIEF =
      new Waiting(Duration.ofMillis(300), Duration.ofMillis(1), Duration.ofMillis(5));

  private final RequestLog log = new RequestLog();
  private final FaultyHttpClient faults = new FaultyHttpClient();
  private LocalDynamo dynamo;
  private DynamoDbClient client;
  private TableProvisioner provisioner;
  private String table;

  @BeforeEach
  void open(LocalDynamo dynamo) {
    this.dynamo = dynamo;
    table = dynamo.newTableName();
    client =
        dynamo
            .clientBuilder()
            .httpClient(faults)
            .overrideConfiguration(c -> c.addExecutionInterceptor(log))
            .build();
    provisioner = provisioner(client);
  }

  @AfterEach
  void close() {
    Thread.interrupted();
    client.close();
    faults.close();
  }

  @Test
  void aMissingTableIsCreatedWithItsKeysOnDemandAndTtl() {
    provisioner.ensure(settings(TableMode.CREATE), "books");

    TableDescription created = dynamo.client().describeTable(d -> d.tableName(table)).table();
    assertThat(created.keySchema())
        .extracting(KeySchemaElement::attributeName)
        .containsExactly("pk", "sk");
    assertThat(created.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
    assertThat(ttl())
        .isEqualTo(
            TimeToLiveDescription.builder()
                .timeToLiveStatus(TimeToLiveStatus.ENABLED)
                .attributeName("ttl")
                .build());
    assertThat(log.operations())
        .containsExactly("DescribeTable", "CreateTable", "DescribeTable", "UpdateTimeToLive");
  }

  @Test
  void withoutNativeTtlNothingIsAskedOfIt() {
    provisioner.ensure(new TableSettings(table, TableMode.CREATE, false), "books");

    assertThat(log.operations()).containsExactly("DescribeTable", "CreateTable", "DescribeTable");
    assertThat(ttl().timeToLiveStatus()).isEqualTo(TimeToLiveStatus.DISABLED);
  }

  @Test
  void aSecondCacheInTheSameTableCostsNoRequest() {
    provisioner.ensure(settings(TableMode.CREATE), "books");
    log.clear();

    provisioner.ensure(settings(TableMode.CREATE), "authors");

    assertThat(log.count()).isZero();
  }

  @Test
  void aFailureIsNotRemembered() {
    faults.next("DescribeTable").error(400, "AccessDeniedException", "not yet");
    assertThatThrownBy(() -> provisioner.ensure(settings(TableMode.CREATE), "books"))
        .isInstanceOf(CacheException.class);

    provisioner.ensure(settings(TableMode.CREATE), "books");

    assertThat(log.count("CreateTable")).isOne();
  }

  @Test
  void twoThatCreateTheSameTableAtOnceBothSucceed() throws Exception {
    int racers = 4;
    CyclicBarrier start = new CyclicBarrier(racers);
    ExecutorService threads = Executors.newFixedThreadPool(racers);
    try {
      List<Future<?>> done =
          IntStream.range(0, racers)
              .<Future<?>>mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            TableProvisioner own = provisioner(client);
                            start.await();
                            own.ensure(settings(TableMode.CREATE), "books");
                            return null;
                          }))
              .toList();
      for (Future<?> future : done) {
        future.get(30, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(ttl().timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
  }

  @Test
  void aTableThatAnotherCreatedBetweenLookAndCreationIsTaken() {
    faults
        .next("CreateTable")
        .runBefore(() -> provisioner(dynamo.client()).ensure(settings(TableMode.CREATE), "books"));

    provisioner.ensure(settings(TableMode.CREATE), "books");

    assertThat(ttl().timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
  }

  @Test
  void aCreationWhoseAnswerWasLostIsFinished() {
    faults.next("CreateTable").dropResponse();

    provisioner.ensure(settings(TableMode.CREATE), "books");

    assertThat(log.count("CreateTable")).isEqualTo(2);
    assertThat(ttl().timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
  }

  @Test
  void threadsOfOneProvisionerExamineATableOnce() throws Exception {
    provisioner.ensure(settings(TableMode.CREATE), "books");
    TableProvisioner fresh = provisioner(client);
    log.clear();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<Object> done :
          threads.invokeAll(
              Collections.nCopies(
                  4,
                  () -> {
                    fresh.ensure(settings(TableMode.CREATE), "books");
                    return null;
                  }))) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(log.operations()).containsExactly("DescribeTable", "DescribeTimeToLive");
  }

  @Test
  void anExistingTableNeedsNoMoreThanTheRightToDescribeIt() {
    provisioner(dynamo.client()).ensure(settings(TableMode.CREATE), "books");
    faults
        .every(call -> !call.operation().equals("DescribeTable"))
        .error(400, "AccessDeniedException", "no");

    provisioner.ensure(settings(TableMode.CREATE), "books");

    assertThat(log.operations()).containsExactly("DescribeTable", "DescribeTimeToLive");
  }

  @Test
  void anExistingTableIsNotRepaired() {
    table = dynamo.createTable();

    provisioner.ensure(settings(TableMode.CREATE), "books");

    assertThat(log.operations()).containsExactly("DescribeTable", "DescribeTimeToLive");
    assertThat(ttl().timeToLiveStatus()).isEqualTo(TimeToLiveStatus.DISABLED);
  }

  @Test
  void aDeniedTtlOfANewTableIsNoFailure() {
    faults.every("UpdateTimeToLive").error(400, "AccessDeniedException", "no");

    provisioner.ensure(settings(TableMode.CREATE), "books");

    assertThat(ttl().timeToLiveStatus()).isEqualTo(TimeToLiveStatus.DISABLED);
  }

  @Test
  void aTableThatIsNotKnownEverywhereYetGetsItsTtlWhenItIs() {
    faults.next("UpdateTimeToLive").error(400, "ResourceNotFoundException", "not found");
    faults.next("UpdateTimeToLive").error(400, "ResourceInUseException", "being created");

    provisioner.ensure(settings(TableMode.CREATE), "books");

    assertThat(ttl().timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
    assertThat(log.count("UpdateTimeToLive")).isEqualTo(3);
  }

  @Test
  void aDeniedCreationSaysWhichActionIsNeeded() {
    faults
        .next("CreateTable")
        .error(400, "AccessDeniedException", "not authorized to perform: dynamodb:CreateTable");

    assertThatThrownBy(() -> provisioner.ensure(settings(TableMode.CREATE), "books"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("on cache 'books'")
        .hasMessageContaining("not allowed to do dynamodb:CreateTable");
  }

  @Test
  void aTableThatIsBeingCreatedIsWaitedFor() {
    faults.next("DescribeTable").answer(200, status("CREATING"));
    faults.next("DescribeTable").answer(200, status("CREATING"));
    provisioner(dynamo.client()).ensure(settings(TableMode.CREATE), "books");

    provisioner.ensure(settings(TableMode.CREATE), "books");

    assertThat(log.count("CreateTable")).isZero();
    assertThat(log.count("DescribeTable")).isEqualTo(3);
  }

  @Test
  void aTableThatIsNotReadyInTimeIsGivenUp() {
    faults.every("DescribeTable").answer(200, status("CREATING"));

    assertThatThrownBy(() -> provisioner.ensure(settings(TableMode.CREATE), "books"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("still being created");
  }

  @Test
  void anInterruptEndsTheWaitAndIsKept() {
    faults.every("DescribeTable").answer(200, status("CREATING"));
    TableProvisioner patient =
        new TableProvisioner(
            client,
            new FailureTranslator("here"),
            OPEN_TIMEOUT,
            new Waiting(Duration.ofMinutes(1), Duration.ofSeconds(30), Duration.ofSeconds(30)),
            BRIEF);
    Thread waiting = Thread.currentThread();
    Thread other =
        new Thread(
            () -> {
              Awaitility.await().until(() -> log.count("DescribeTable") >= 2);
              Awaitility.await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
              waiting.interrupt();
            });
    other.start();

    assertThatThrownBy(() -> patient.ensure(settings(TableMode.CREATE), "books"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void aTableThatIsBeingDeletedIsRefused() {
    faults.next("DescribeTable").answer(200, status("DELETING"));

    assertThatThrownBy(() -> provisioner.ensure(settings(TableMode.CREATE), "books"))
        .hasMessageContaining("being deleted");
  }

  @Test
  void aTableWithOtherKeysIsRefusedInEveryModeThatLooks() {
    createForeignTable();

    for (TableMode mode : List.of(TableMode.CREATE, TableMode.VERIFY)) {
      assertThatThrownBy(() -> provisioner.ensure(settings(mode), "books"))
          .isInstanceOf(CacheException.class)
          .hasMessageContaining("The partition key is id (S), needed is pk (S)")
          .hasMessageContaining("The sort key is missing, needed is sk (S)");
    }
  }

  @Test
  void verifyingSaysEverythingAtOnce() {
    createForeignTable();

    assertThatThrownBy(() -> provisioner.ensure(settings(TableMode.VERIFY), "books"))
        .hasMessageContaining("partition key")
        .hasMessageContaining("sort key")
        .hasMessageContaining("TTL of DynamoDB is off")
        .hasMessageContaining("--endpoint-url " + dynamo.endpoint());
  }

  @Test
  void verifyingCreatesNothing() {
    assertThatThrownBy(() -> provisioner.ensure(settings(TableMode.VERIFY), "books"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("table-mode = verify creates none")
        .hasMessageContaining("aws dynamodb create-table --table-name " + table)
        .hasMessageContaining("aws dynamodb update-time-to-live");
    assertThat(log.operations()).containsExactly("DescribeTable");
  }

  @Test
  void verifyingAcceptsWhatCreatingMade() {
    provisioner(dynamo.client()).ensure(settings(TableMode.CREATE), "books");

    provisioner.ensure(settings(TableMode.VERIFY), "books");

    assertThat(log.operations()).containsExactly("DescribeTable", "DescribeTimeToLive");
  }

  @Test
  void verifyingRefusesATableWithoutTtlUnlessNoneIsWanted() {
    table = dynamo.createTable();

    assertThatThrownBy(() -> provisioner.ensure(settings(TableMode.VERIFY), "books"))
        .hasMessageContaining("native-ttl = false");
    provisioner.ensure(new TableSettings(table, TableMode.VERIFY, false), "books");

    assertThat(log.operations())
        .containsExactly("DescribeTable", "DescribeTimeToLive", "DescribeTable");
  }

  @Test
  void verifyingNeedsNoMoreThanTheRightToDescribeTheTable() {
    provisioner(dynamo.client()).ensure(settings(TableMode.CREATE), "books");
    faults.every("DescribeTimeToLive").error(400, "AccessDeniedException", "no");

    provisioner.ensure(settings(TableMode.VERIFY), "books");

    assertThat(log.operations()).containsExactly("DescribeTable", "DescribeTimeToLive");
  }

  @Test
  void verifyingATableThatCannotHaveTtlSaysWhatToSet() {
    faults.every("DescribeTable").answer(200, stronglyConsistentInAllRegions());

    assertThatThrownBy(() -> provisioner.ensure(settings(TableMode.VERIFY), "books"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("multi-Region strong consistency")
        .hasMessageContaining("Set native-ttl = false.")
        .hasMessageNotContaining("update-time-to-live");
    provisioner.ensure(new TableSettings(table, TableMode.VERIFY, false), "books");

    assertThat(log.operations()).containsExactly("DescribeTable", "DescribeTable");
  }

  @Test
  void aTableThatCannotHaveTtlIsTakenAndNotAskedAboutIt() {
    faults.every("DescribeTable").answer(200, stronglyConsistentInAllRegions());

    provisioner.ensure(settings(TableMode.CREATE), "books");

    assertThat(log.operations()).containsExactly("DescribeTable");
  }

  @Test
  void verifyingWorksWhereNothingIsKnownOfTtl() {
    table = dynamo.createTable();
    faults.every("DescribeTimeToLive").error(400, "UnknownOperationException", "no");

    provisioner.ensure(settings(TableMode.VERIFY), "books");

    assertThat(log.operations()).containsExactly("DescribeTable", "DescribeTimeToLive");
  }

  @Test
  void aTableThatIsNamedByItsArnMayBeDescribedByItsPlainName() {
    String arn = "arn:aws:dynamodb:us-east-1:123456789012:table/jcache";
    faults.every("DescribeTable").answer(200, description("jcache", ""));
    faults
        .every("DescribeTimeToLive")
        .answer(200, "{\"TimeToLiveDescription\":{\"TimeToLiveStatus\":\"DISABLED\"}}");

    assertThatThrownBy(
            () -> provisioner.ensure(new TableSettings(arn, TableMode.VERIFY, true), "books"))
        .hasMessageContaining("aws dynamodb update-time-to-live --table-name " + arn)
        .hasMessageNotContaining("The partition key");
  }

  @Test
  void modeNoneMakesNoRequest() {
    provisioner.ensure(settings(TableMode.NONE), "books");

    assertThat(log.count()).isZero();
  }

  private TableSettings settings(TableMode mode) {
    return new TableSettings(table, mode, true);
  }

  private static TableProvisioner provisioner(DynamoDbClient client) {
    return new TableProvisioner(
        client, new FailureTranslator(EndpointDescription.of(client)), OPEN_TIMEOUT, BRIEF, BRIEF);
  }

  private TimeToLiveDescription ttl() {
    return dynamo.client().describeTimeToLive(d -> d.tableName(table)).timeToLiveDescription();
  }

  private String status(String status) {
    return "{\"Table\":{\"TableName\":\"" + table + "\",\"TableStatus\":\"" + status + "\"}}";
  }

  private String stronglyConsistentInAllRegions() {
    return description(table, ",\"MultiRegionConsistency\":\"STRONG\"");
  }

  private static String description(String name, String more) {
    return "{\"Table\":{\"TableName\":\""
        + name
        + "\",\"TableStatus\":\"ACTIVE\",\"KeySchema\":["
        + "{\"AttributeName\":\"pk\",\"KeyType\":\"HASH\"},"
        + "{\"AttributeName\":\"sk\",\"KeyType\":\"RANGE\"}],\"AttributeDefinitions\":["
        + "{\"AttributeName\":\"pk\",\"AttributeType\":\"S\"},"
        + "{\"AttributeName\":\"sk\",\"AttributeType\":\"S\"}]"
        + more
        + "}}";
  }

  private void createForeignTable() {
    dynamo
        .client()
        .createTable(
            c ->
                c.tableName(table)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                        AttributeDefinition.builder()
                            .attributeName("id")
                            .attributeType(ScalarAttributeType.S)
                            .build())
                    .keySchema(
                        KeySchemaElement.builder()
                            .attributeName("id")
                            .keyType(KeyType.HASH)
                            .build()));
  }
}
