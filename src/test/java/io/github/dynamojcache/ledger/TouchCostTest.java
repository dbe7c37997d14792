package io.github.dynamojcache.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.engine.SimulatedReads;
import io.github.dynamojcache.testing.FaultyHttpClient;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.RequestLog;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The table of docs/costs.md that says what an hour of reads costs. How many of the reads touch is
 * simulated with the engine's own decisions; what a read takes, with a touch and without, is
 * measured.
 */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class TouchCostTest {

  private static final int READS = 360_000;
  private static final int MILLIS_BETWEEN_READS = 10;
  private static final String VALUE = "v".repeat(1_900);

  /** How many read units a write unit is worth, as the document says. */
  private static final int WRITE_UNIT = 5;

  private static final RequestLog LOG = new RequestLog();
  private static final FaultyHttpClient FAULTS = new FaultyHttpClient();
  private static final AtomicInteger NAMES = new AtomicInteger();
  private static LocalDynamo dynamo;
  private static String table;

  @BeforeAll
  static void open(LocalDynamo dynamo) {
    TouchCostTest.dynamo = dynamo;
    table = dynamo.createTable();
  }

  @AfterAll
  static void close() {
    FAULTS.close();
  }

  static List<List<String>> rows() {
    return PublishedLedger.rows("| Policy | touch-threshold |");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void anHourOfReadsTakesWhatIsPublished(List<String> row) {
    double threshold = Double.parseDouble(row.get(1));
    int touches =
        SimulatedReads.touches(policy(row.get(0)), threshold, READS, MILLIS_BETWEEN_READS);
    Policy policy = row.get(0).startsWith("Created") ? Policy.CREATED : Policy.TOUCHED;
    Usage plain = measure(policy, threshold, stage -> stage.holding(VALUE));
    Usage touching = measure(policy, threshold, stage -> stage.holdingDueForATouch(VALUE));
    Usage hour = plain.times(READS - touches).plus(touching.times(touches));

    assertThat(row.subList(2, row.size()))
        .containsExactly(
            grouped(touches),
            grouped(hour.requests()),
            grouped(hour.readUnits()),
            grouped(hour.writeUnits()),
            ratio(hour));
  }

  @Test
  void theThresholdsThatMatterArePublishedForLongLivesAndShortOnes() {
    assertThat(rows())
        .extracting(row -> row.get(0) + ", " + row.get(1))
        .containsExactly(
            "Created, 1 day, 0.1",
            "Touched, 30 minutes, 0",
            "Touched, 30 minutes, 0.1",
            "Touched, 30 minutes, 0.5",
            "Touched, 1 minute, 0",
            "Touched, 1 minute, 0.1",
            "Touched, 1 minute, 0.5");
  }

  /** What one read takes. */
  private static Usage measure(Policy policy, double threshold, Consumer<Stage> arrange) {
    Scenario scenario =
        new Scenario(
            "get(k)",
            "",
            c -> c.touchThreshold(threshold),
            arrange,
            s -> s.cache().get("k0"),
            VALUE);
    try (DynamoDbClient client = client();
        Stage stage =
            new Stage(
                new Stage.Parts(client, FAULTS, dynamo.client(), table, policy, scenario),
                "hour" + NAMES.incrementAndGet())) {
      scenario.arrange().accept(stage);
      LOG.clear();
      assertThat(scenario.act().apply(stage)).isEqualTo(scenario.result());
      return new Usage(LOG.count(), (long) LOG.readUnits(), (long) LOG.writeUnits());
    }
  }

  private static DynamoDbClient client() {
    return dynamo
        .clientBuilder()
        .overrideConfiguration(c -> c.addExecutionInterceptor(LOG))
        .build();
  }

  /** Requests, and the units they take. */
  private record Usage(long requests, long readUnits, long writeUnits) {
    Usage times(int factor) {
      return new Usage(requests * factor, readUnits * factor, writeUnits * factor);
    }

    Usage plus(Usage other) {
      return new Usage(
          requests + other.requests, readUnits + other.readUnits, writeUnits + other.writeUnits);
    }
  }

  private static ExpiryPolicy policy(String cell) {
    return switch (cell) {
      case "Created, 1 day" -> new CreatedExpiryPolicy(Duration.ONE_DAY);
      case "Touched, 30 minutes" -> new TouchedExpiryPolicy(Duration.THIRTY_MINUTES);
      case "Touched, 1 minute" -> new TouchedExpiryPolicy(Duration.ONE_MINUTE);
      default -> throw new IllegalArgumentException(cell);
    };
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Against reads that never touch, of which each takes a read unit. */
  private static String ratio(Usage hour) {
    double units = hour.readUnits() + (double) WRITE_UNIT * hour.writeUnits();
    return String.format(Locale.ROOT, "%.4f", units / READS);
  }
}
