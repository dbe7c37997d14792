package io.github.dynamojcache.internal.dynamo;

import io.github.dynamojcache.internal.clock.ServiceClock;
import io.github.dynamojcache.internal.dynamo.item.ItemLayout;
import io.github.dynamojcache.internal.dynamo.request.CapacityMeter;
import io.github.dynamojcache.internal.dynamo.request.DynamoCalls;
import io.github.dynamojcache.internal.dynamo.request.StoreSettings;
import io.github.dynamojcache.internal.failure.FailureTranslator;
import io.github.dynamojcache.internal.management.CapacityCounters;
import io.github.dynamojcache.options.SkewMode;
import io.github.dynamojcache.testing.ConfiguredStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What tests of the store's parts need to send requests to a client of their own. */
public final class StoreFixture {

  static final Duration CALL_TIMEOUT = Duration.ofSeconds(1);
  public static final Duration ATTEMPT_TIMEOUT = Duration.ofMillis(300);

  public static final ServiceClock CLOCK =
      new ServiceClock(
          InstantSource.fixed(Instant.ofEpochMilli(1_700_000_000_000L)),
          SkewMode.IGNORE,
          Duration.ofSeconds(2),
          "nowhere");

  private StoreFixture() {}

  static StoreSettings settings(String table) {
    return ConfiguredStore.settings(
        Map.of("table", table, "call-timeout", CALL_TIMEOUT, "attempt-timeout", ATTEMPT_TIMEOUT));
  }

  public static DynamoCalls calls(DynamoDbClient client, String table, CapacityMeter meter) {
    return new DynamoCalls(
        client, new FailureTranslator("nowhere"), "books", settings(table), meter, CLOCK);
  }

  public static DynamoCalls calls(DynamoDbClient client) {
    return calls(client, "jcache", new CapacityCounters(false));
  }

  public static Map<String, AttributeValue> key(int number) {
    return Map.of(
        "pk", ItemLayout.string("books/0"), "sk", ItemLayout.string("k%05d".formatted(number)));
  }
}
