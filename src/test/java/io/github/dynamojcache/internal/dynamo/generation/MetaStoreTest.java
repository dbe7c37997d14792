package io.github.dynamojcache.internal.dynamo.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.internal.clock.ServiceClock;
import io.github.dynamojcache.internal.dynamo.RequestText;
import io.github.dynamojcache.internal.dynamo.item.Content;
import io.github.dynamojcache.internal.dynamo.item.Contents;
import io.github.dynamojcache.internal.dynamo.item.Generation;
import io.github.dynamojcache.internal.dynamo.item.LeftGeneration;
import io.github.dynamojcache.internal.dynamo.item.Meta;
import io.github.dynamojcache.internal.dynamo.request.DynamoCalls;
import io.github.dynamojcache.internal.dynamo.request.StoreSettings;
import io.github.dynamojcache.internal.failure.FailureTranslator;
import io.github.dynamojcache.internal.management.CapacityCounters;
import io.github.dynamojcache.options.SkewMode;
import io.github.dynamojcache.testing.ConfiguredStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import javax.cache.CacheException;
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
  private static final Contents ETERNAL = Contents.writtenBy(true, /* nativeTtl= */ true);
  private static final Contents EXPIRING = Contents.writtenBy(false, /* nativeTtl= */ true);
  private static final StoreSettings SETTINGS = ConfiguredStore.settings(Map.of());

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
          ETERNAL,
          CLOCK);

  @Test
  void storedFormatOfAFirstGeneration() {
    script.answer(standing("1hf7uaq00abcdefg", 4));

    Meta meta = store.create("get", "", List.of());

    assertThat(meta.generation()).isEqualTo(new Generation("1hf7uaq00abcdefg", 4));
    assertThat(script.updates())
        .containsExactly(
            """
            UpdateItem in jcache
            key {pk='books', sk='#'}
            update SET g = :g, n = :n, f = :f, h = :h, gr = if_not_exists(gr, :gr)
            if attribute_not_exists(g)
            values {:f=1, :g='1hf7uaq00*******', :gr=2000, :h=[eternal, ttl], :n=4}
            returns ALL_NEW
            refusal returns ALL_OLD
            """);
  }

  @Test
  void aFirstGenerationStartsAfterAllThatAreKnownAndListsTheLastOne() {
    script.answer(standing("1hf7uas00abcdefg", 4));

    store.create("get", "1hf7uar00vvvvvvv", List.of(new LeftGeneration(OLD, false)));

    assertThat(script.updates().get(0))
        .contains(":g='1hf7uar01*******'", "ADD o :o", ":o=[1hf7uap000000000/8]");
  }

  @Test
  void aGenerationThatWasNotWrittenIsNotUsed() {
    script.refuse(Map.of());

    assertThatThrownBy(() -> store.create("get", "", List.of()))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining(
            "(pk = 'books', sk = '#') is broken: it was deleted between two requests");
  }

  @Test
  void aRefusalWithoutTheItemIsLookedUp() {
    script.refuse(Map.of());
    script.hold(standing("1hf7uap00vvvvvvv", 2));

    assertThat(store.create("get", "", List.of()).generation())
        .isEqualTo(new Generation("1hf7uap00vvvvvvv", 2));
  }

  @Test
  void storedFormatOfANewGeneration() {
    Meta meta = store.startNewGeneration("clear", known(OLD, EXPIRING), OLD.id(), 10, EXPIRING);

    assertThat(meta.generation().id()).startsWith("1hf7uaq00");
    assertThat(meta.generation().shards()).isEqualTo(4);
    assertThat(meta.left()).isEmpty();
    assertThat(script.updates())
        .containsExactly(
            """
            UpdateItem in jcache
            key {pk='books', sk='#'}
            update SET g = :g, n = :n, f = :f, h = :h, gr = if_not_exists(gr, :gr)
            if attribute_not_exists(g) OR g < :g
            values {:f=1, :g='1hf7uaq00*******', :gr=2000, :h=[ttl], :n=4}
            returns ALL_OLD
            refusal returns ALL_OLD
            """);
  }

  @Test
  void storedFormatOfANewGenerationThatLeavesGarbage() {
    Meta meta = store.startNewGeneration("clear", known(OLD, ETERNAL), OLD.id(), 10, EXPIRING);

    assertThat(meta.left()).containsExactly(new LeftGeneration(OLD, false));
    assertThat(script.updates())
        .containsExactly(
            """
            UpdateItem in jcache
            key {pk='books', sk='#'}
            update SET g = :g, n = :n, f = :f, h = :h, gr = if_not_exists(gr, :gr) ADD o :o
            if attribute_not_exists(g) OR g < :g
            values {:f=1, :g='1hf7uaq00*******', :gr=2000, :h=[ttl], :n=4, :o=[1hf7uap000000000/8]}
            returns ALL_OLD
            refusal returns ALL_OLD
            """);
  }

  @Test
  void aGenerationWithItemsWithoutTtlIsListedAsOneOfWhichAllMustBeDeleted() {
    Contents without = Contents.writtenBy(false, /* nativeTtl= */ false);

    Meta meta = store.startNewGeneration("clear", known(OLD, without), OLD.id(), 10, EXPIRING);

    assertThat(meta.left()).containsExactly(new LeftGeneration(OLD, true));
    assertThat(script.updates().get(0)).contains(":o=[1hf7uap000000000/8/no-ttl]");
  }

  @Test
  void aListThatIsFullTakesNoMore() {
    Meta full =
        new Meta(
            OLD,
            ETERNAL,
            List.of(new LeftGeneration(new Generation("1hf7uao000000000", 1), false)),
            0,
            0);

    store.startNewGeneration("clear", full, OLD.id(), 1, ETERNAL);

    assertThat(script.updates()).singleElement().asString().doesNotContain("ADD o");
  }

  @Test
  void aNewGenerationStartsAfterOneThatAFasterClockMade() {
    Generation ahead = new Generation("1hf7uas00vvvvvvv", 4);
    script.refuse(standing(ahead.id(), 4));

    Meta meta = store.startNewGeneration("clear", known(OLD, EXPIRING), OLD.id(), 10, EXPIRING);

    assertThat(meta.generation().id()).isGreaterThan(ahead.id());
    assertThat(script.updates()).hasSize(2);
  }

  @Test
  void aNewGenerationStartsAfterTheLastThatThisJvmHasSeen() {
    Meta meta =
        store.startNewGeneration("clear", known(OLD, EXPIRING), "1hf7uat00vvvvvvv", 10, EXPIRING);

    assertThat(meta.generation().id()).isGreaterThan("1hf7uat00vvvvvvv");
  }

  @Test
  void aGenerationThatAnotherJvmStartedMeanwhileIsListedToo() {
    Map<String, AttributeValue> before = new HashMap<>(standing("1hf7uap00vvvvvvv", 2));
    before.put("h", AttributeValue.fromSs(List.of("no-ttl")));
    script.answer(before);

    store.startNewGeneration("clear", known(OLD, ETERNAL), OLD.id(), 10, ETERNAL);

    assertThat(script.updates().get(1))
        .isEqualTo(
            """
            UpdateItem in jcache
            key {pk='books', sk='#'}
            update ADD o :o
            if attribute_type(g, :type)
            values {:o=[1hf7uap00vvvvvvv/2/no-ttl], :type='S'}
            """);
  }

  @Test
  void aBrokenMetaItemEndsAClearAtOnce() {
    script.refuse(Map.of("pk", s("books"), "sk", s("#"), "g", s("hello"), "n", n(4), "f", n(1)));

    assertThatThrownBy(
            () -> store.startNewGeneration("clear", known(OLD, ETERNAL), OLD.id(), 10, ETERNAL))
        .isInstanceOf(CacheException.class)
        .hasMessageContainingAll(
            "clear on cache 'books' failed (table 'jcache' at nowhere)",
            "the cache's meta item (pk = 'books', sk = '#') is broken: its attribute g",
            "'hello' is not the id of a generation",
            "aws dynamodb delete-item --table-name jcache --key"
                + " '{\"pk\":{\"S\":\"books\"},\"sk\":{\"S\":\"#\"}}'");
    assertThat(script.updates()).hasSize(1);
  }

  @Test
  void storedFormatOfWhatAJvmIsAboutToWrite() {
    script.answer(standing(OLD.id(), 8));

    store.declare("put", known(OLD, EXPIRING), ETERNAL.and(Content.CHUNKS));

    assertThat(script.updates())
        .containsExactly(
            """
            UpdateItem in jcache
            key {pk='books', sk='#'}
            update SET gr = :gr ADD h :h
            if g = :g AND NOT gr > :gr
            values {:g='1hf7uap00*******', :gr=2000, :h=[chunks, eternal, ttl]}
            returns ALL_NEW
            refusal returns ALL_OLD
            """);
  }

  @Test
  void storedFormatOfAPurgedGeneration() {
    store.removeLeft("purge", new LeftGeneration(OLD, true));

    assertThat(script.updates())
        .containsExactly(
            """
            UpdateItem in jcache
            key {pk='books', sk='#'}
            update SET lu = :u DELETE o :o
            if attribute_type(g, :type)
            values {:o=[1hf7uap000000000/8/no-ttl], :type='S', :u=0}
            """);
  }

  @Test
  void storedFormatOfThePurgesLease() {
    script.answer(standing(OLD.id(), 8));

    store.purgeLease().take("purge", "me", 1_700_000_030_000L);

    assertThat(script.updates())
        .containsExactly(
            """
            UpdateItem in jcache
            key {pk='books', sk='#'}
            update SET lh = :h, lu = :u
            if attribute_type(g, :type) AND attribute_exists(o) AND (NOT lu > :now OR lh = :h)
            values {:h='me', :now=1700000000000, :type='S', :u=1700000030000}
            returns ALL_NEW
            """);
  }

  @Test
  void aLeaseThatSomebodyElseHoldsIsNotGiven() {
    script.refuse(Map.of());

    assertThat(store.purgeLease().take("purge", "me", 1_700_000_030_000L)).isNull();
  }

  @Test
  void onlyTheItemWithTheMetaKeyIsTheMetaItem() {
    Map<String, AttributeValue> entry = new HashMap<>(standing(OLD.id(), 8));
    entry.put("sk", s("s:key"));

    assertThat(store.isMetaItem(standing(OLD.id(), 8))).isTrue();
    assertThat(store.isMetaItem(entry)).isFalse();
  }

  private static Meta known(Generation generation, Contents contents) {
    return new Meta(generation, contents, List.of(), 0, 2_000);
  }

  private static Map<String, AttributeValue> standing(String generation, int shards) {
    return Map.of(
        "pk", s("books"),
        "sk", s("#"),
        "g", s(generation),
        "n", n(shards),
        "f", n(1),
        "h", AttributeValue.fromSs(List.of("ttl")),
        "gr", n(2_000));
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
    private Map<String, AttributeValue> held = Map.of();
    private boolean refuses;

    void hold(Map<String, AttributeValue> item) {
      held = item;
    }

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
      return GetItemResponse.builder().item(held).build();
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
