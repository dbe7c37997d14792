package io.github.dynamojcache.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.clock.ServiceClock;
import io.github.dynamojcache.clock.SkewMode;
import io.github.dynamojcache.failure.FailureTranslator;
import io.github.dynamojcache.management.CapacityCounters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** How the meta item is written: part of the stored format. */
class MetaStoreTest {

  private static final Generation OLD = new Generation("1hf7uap000000000", 8);
  private static final StoreSettings SETTINGS =
      new StoreSettings(
          "jcache",
          true,
          true,
          true,
          ClearMode.GENERATION,
          Duration.ofSeconds(1),
          4,
          Duration.ofSeconds(1),
          Duration.ofMillis(300),
          100);

  private static final ServiceClock CLOCK =
      new ServiceClock(
          InstantSource.fixed(Instant.ofEpochMilli(1_700_000_000_000L)),
          SkewMode.IGNORE,
          Duration.ofSeconds(2),
          "nowhere");

  private final Script script = new Script();
  private final MetaStore store =
      new MetaStore(
          new DynamoCalls(
              script,
              new FailureTranslator("nowhere"),
              "books",
              SETTINGS,
              new CapacityCounters(false),
              CLOCK),
          "books",
          SETTINGS,
          CLOCK);

  @Test
  void storedFormatOfAFirstGeneration() {
    store.readOrCreate("get");

    assertThat(script.updates())
        .containsExactly(
            """
            UpdateItem in jcache
            key {pk='books', sk='#'}
            update SET g = :g, n = :n, f = :f
            if attribute_not_exists(pk)
            values {:f=1, :g='1hf7uaq00*******', :n=4}
            returns ALL_NEW
            refusal returns ALL_OLD
            """);
  }

  @Test
  void storedFormatOfANewGeneration() {
    Meta meta = store.startNewGeneration("clear", OLD, /* recordGarbage= */ false);

    assertThat(meta.generation().id()).startsWith("1hf7uaq00");
    assertThat(meta.generation().shards()).isEqualTo(4);
    assertThat(script.updates())
        .containsExactly(
            """
            UpdateItem in jcache
            key {pk='books', sk='#'}
            update SET g = :g, n = :n, f = :f
            if attribute_not_exists(g) OR g < :g
            values {:f=1, :g='1hf7uaq00*******', :n=4}
            returns ALL_OLD
            refusal returns ALL_OLD
            """);
  }

  @Test
  void storedFormatOfANewGenerationThatLeavesGarbage() {
    Meta meta = store.startNewGeneration("clear", OLD, /* recordGarbage= */ true);

    assertThat(meta.garbage()).containsExactly(OLD);
    assertThat(script.updates())
        .containsExactly(
            """
            UpdateItem in jcache
            key {pk='books', sk='#'}
            update SET g = :g, n = :n, f = :f ADD o :o
            if attribute_not_exists(g) OR g < :g
            values {:f=1, :g='1hf7uaq00*******', :n=4, :o=[1hf7uap000000000/8]}
            returns ALL_OLD
            refusal returns ALL_OLD
            """);
  }

  @Test
  void aNewGenerationStartsAfterOneThatAFasterClockMade() {
    Generation ahead = new Generation("1hf7uas00vvvvvvv", 4);
    script.refuse(Map.of("g", s(ahead.id()), "n", n(4), "f", n(1)));

    Meta meta = store.startNewGeneration("clear", OLD, /* recordGarbage= */ false);

    assertThat(meta.generation().id()).isGreaterThan(ahead.id());
    assertThat(script.updates()).hasSize(2);
  }

  @Test
  void aGenerationThatAnotherJvmStartedMeanwhileIsListedAsGarbageToo() {
    script.answer(Map.of("g", s("1hf7uap00vvvvvvv"), "n", n(2), "f", n(1)));

    store.startNewGeneration("clear", OLD, /* recordGarbage= */ true);

    assertThat(script.updates().get(1))
        .isEqualTo(
            """
            UpdateItem in jcache
            key {pk='books', sk='#'}
            update ADD o :o
            values {:o=[1hf7uap00vvvvvvv/2]}
            """);
  }

  @Test
  void storedFormatOfAPurgedGeneration() {
    store.removeGarbage("purge", OLD);

    assertThat(script.updates())
        .containsExactly(
            """
            UpdateItem in jcache
            key {pk='books', sk='#'}
            update DELETE o :o
            values {:o=[1hf7uap000000000/8]}
            """);
  }

  @Test
  void storedFormatOfThePurgesLease() {
    store.leasePurge("purge", "me", 1_700_000_030_000L);

    assertThat(script.updates())
        .containsExactly(
            """
            UpdateItem in jcache
            key {pk='books', sk='#'}
            update SET lh = :h, lu = :u
            if attribute_exists(o) AND (NOT lu > :now OR lh = :h)
            values {:h='me', :now=1700000000000, :u=1700000030000}
            returns ALL_NEW
            """);
  }

  @Test
  void aLeaseThatSomebodyElseHoldsIsNotGiven() {
    script.refuse(Map.of());

    assertThat(store.leasePurge("purge", "me", 1_700_000_030_000L)).isNull();
  }

  private static AttributeValue s(String text) {
    return AttributeValue.fromS(text);
  }

  private static AttributeValue n(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  /** A client that answers what it was told to, in order, and nothing after that. */
  private static final class Script implements DynamoDbClient {
    private final List<String> updates = new ArrayList<>();
    private final Queue<Map<String, AttributeValue>> answers = new ArrayDeque<>();
    private boolean refuses;

    void answer(Map<String, AttributeValue> item) {
      answers.add(item);
    }

    void refuse(Map<String, AttributeValue> standing) {
      refuses = true;
      answers.add(standing);
    }

    /** What was sent, without the random part of new generations. */
    List<String> updates() {
      return updates.stream()
          .map(text -> text.replaceAll(":g='(.{9})[0-9a-v]{7}'", ":g='$1*******'"))
          .toList();
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
      return GetItemResponse.builder().build();
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
      updates.add(RequestText.of(request));
      Map<String, AttributeValue> item = answers.isEmpty() ? Map.of() : answers.remove();
      if (refuses) {
        refuses = false;
        throw ConditionalCheckFailedException.builder().item(item).build();
      }
      return UpdateItemResponse.builder().attributes(item).build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
