package io.github.dynamojcache.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.ledger.PublishedLedger.Figure;
import io.github.dynamojcache.testing.FaultyHttpClient;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.RequestLog;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Every figure of docs/costs.md is what the operation takes: requests are counted at the client,
 * capacity units are those that DynamoDB Local reports. Where Local reports something else than the
 * service charges, the document says so beside the figure; and no failed request reports units.
 */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class LedgerTest {

  private static final RequestLog LOG = new RequestLog();
  private static final FaultyHttpClient FAULTS = new FaultyHttpClient();
  private static final AtomicInteger NAMES = new AtomicInteger();
  private static final Map<String, Scenario> SCENARIOS =
      Scenarios.all().stream().collect(Collectors.toMap(LedgerTest::name, Function.identity()));

  private static DynamoDbClient client;
  private static DynamoDbClient unmeasured;
  private static String table;

  @BeforeAll
  static void open(LocalDynamo dynamo) {
    client =
        dynamo
            .clientBuilder()
            .httpClient(FAULTS)
            .overrideConfiguration(
                c -> c.addExecutionInterceptor(LOG).retryStrategy(r -> r.maxAttempts(3)))
            .build();
    unmeasured = dynamo.client();
    table = dynamo.createTable();
  }

  @AfterAll
  static void close() {
    client.close();
    FAULTS.close();
  }

  static List<Figure> figures() {
    return PublishedLedger.figures();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("figures")
  void anOperationTakesTheRequestsAndUnitsThatArePublished(Figure figure) {
    Scenario scenario =
        Objects.requireNonNull(SCENARIOS.get(name(figure)), "nothing says what this row means");
    Stage.Parts parts =
        new Stage.Parts(client, FAULTS, unmeasured, table, figure.policy(), scenario);

    Object result;
    try (Stage stage = new Stage(parts, "c" + NAMES.incrementAndGet())) {
      scenario.arrange().accept(stage);
      LOG.clear();
      result = scenario.act().apply(stage);
    } // closing waits for what still goes on in the background

    Cost published = figure.cost().asLocalReportsIt();
    Cost measured = Cost.of(LOG.requests());
    if (published.isParallel()) {
      assertThat(measured.inAFixedOrder()).isEqualTo(published.inAFixedOrder());
    } else {
      assertThat(measured).hasToString(published.toString());
    }
    assertThat(result).isEqualTo(scenario.result());
    assertThat(FAULTS.pending()).isZero();
  }

  @Test
  void everyScenarioIsPublished() {
    List<String> published = figures().stream().map(LedgerTest::name).distinct().toList();

    assertThat(new TreeSet<>(published)).isEqualTo(new TreeSet<>(SCENARIOS.keySet()));
  }

  @Test
  void aRowSpeaksOfEveryPolicyOrOfTheDefaultOrOfThoseThatTouchAndOfEachOnce() {
    Map<String, List<Policy>> policiesByRow =
        figures().stream()
            .collect(
                Collectors.groupingBy(
                    LedgerTest::name, Collectors.mapping(Figure::policy, Collectors.toList())));

    assertThat(policiesByRow.values())
        .allSatisfy(
            policies ->
                assertThat(policies.stream().sorted().toList())
                    .isIn(
                        List.of(Policy.ETERNAL),
                        List.of(Policy.ACCESSED, Policy.TOUCHED),
                        List.of(Policy.values())));
    assertThat(policiesByRow.get("get(k) | live")).hasSize(Policy.values().length);
  }

  private static String name(Scenario scenario) {
    return scenario.operation() + " | " + scenario.situation();
  }

  private static String name(Figure figure) {
    return figure.operation() + " | " + figure.situation();
  }
}
