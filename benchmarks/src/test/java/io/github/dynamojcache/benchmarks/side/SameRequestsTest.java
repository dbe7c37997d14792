package io.github.dynamojcache.benchmarks.side;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.benchmarks.side.Clients.Limits;
import io.github.dynamojcache.benchmarks.stub.Entries;
import io.github.dynamojcache.benchmarks.stub.StubHttpClient;
import io.github.dynamojcache.benchmarks.stub.StubItems;
import io.github.dynamojcache.benchmarks.stub.StubTable;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is compared is comparable: the cache sends what hand-written code sends. */
class SameRequestsTest {

  private static final int ENTRIES = 250;
  private static final int PARTITION_KEYS = 4;

  private final RecordedTargets http =
      new RecordedTargets(
          new StubHttpClient(
              new StubTable(
                  Engine.TABLE,
                  new StubItems(Engine.CACHE, ENTRIES, StubItems.text(Entries.VALUE)))));

  private final Pair<String> pair =
      Pair.of(
          Engine.over(
              http,
              Limits.GENEROUS,
              Map.of(
                  "dynamo-jcache.call-timeout", "60s",
                  "dynamo-jcache.attempt-timeout", "30s",
                  "dynamo-jcache.clear-visibility", "1h")),
          String.class,
          ValueForm.TEXT);

  @BeforeEach
  void forgetTheOpening() {
    pair.unbilled();
    http.take();
  }

  @AfterEach
  void close() {
    pair.close();
  }

  /** Does the same on all sides; returns what they sent and what came of it, which must be one. */
  private Outcome same(Function<CacheSide<String>, @Nullable Object> operation) {
    Outcome bare = outcome(pair.bare(), operation);
    assertThat(outcome(pair.jcache(), operation)).isEqualTo(bare);
    assertThat(outcome(pair.unlimited(), operation)).isEqualTo(bare);
    assertThat(outcome(pair.unbilled(), operation)).isEqualTo(bare);
    return bare;
  }

  private Outcome outcome(
      CacheSide<String> side, Function<CacheSide<String>, @Nullable Object> operation) {
    Object result = operation.apply(side);
    return new Outcome(http.take(), result);
  }

  private record Outcome(List<String> requests, @Nullable Object result) {}

  private static @Nullable Object nothing(Runnable operation) {
    operation.run();
    return null;
  }

  @Test
  void getFindsAnEntryWithOneRequest() {
    assertThat(same(side -> side.get(Entries.key(7))))
        .isEqualTo(new Outcome(List.of("GetItem"), Entries.VALUE));
  }

  @Test
  void getMissesAnEntryWithOneRequest() {
    assertThat(same(side -> side.get(Entries.key(ENTRIES))))
        .isEqualTo(new Outcome(List.of("GetItem"), null));
  }

  @Test
  void putIsOneRequest() {
    assertThat(same(side -> nothing(() -> side.put("new", Entries.VALUE))))
        .isEqualTo(new Outcome(List.of("PutItem"), null));
  }

  @Test
  void putIfAbsentIsOneRequest() {
    assertThat(same(side -> side.putIfAbsent("new", Entries.VALUE)))
        .isEqualTo(new Outcome(List.of("PutItem"), true));
  }

  @Test
  void replaceIsOneRequest() {
    assertThat(same(side -> side.replace(Entries.key(7), Entries.VALUE, Entries.OTHER_VALUE)))
        .isEqualTo(new Outcome(List.of("PutItem"), true));
  }

  @Test
  void invokeIsAReadAndAWrite() {
    assertThat(
            same(
                side -> nothing(() -> side.invoke(Entries.key(7), present -> Entries.OTHER_VALUE))))
        .isEqualTo(new Outcome(List.of("GetItem", "PutItem"), null));
  }

  @Test
  void getAllIsARequestForEachHundredEntries() {
    Map<String, String> all = entries(ENTRIES);

    assertThat(same(side -> side.getAll(all.keySet())))
        .isEqualTo(new Outcome(Collections.nCopies(3, "BatchGetItem"), all));
  }

  @Test
  void putAllIsARequestForEachTwentyFiveEntries() {
    assertThat(same(side -> nothing(() -> side.putAll(entries(ENTRIES)))))
        .isEqualTo(new Outcome(Collections.nCopies(10, "BatchWriteItem"), null));
  }

  @Test
  void iteratingSeesEveryEntryOnce() {
    Map<String, String> bare = new HashMap<>();
    Map<String, String> jcache = new HashMap<>();
    Map<String, String> unbilled = new HashMap<>();

    assertThat(pair.bare().iterate(bare::put)).isEqualTo(ENTRIES);
    assertThat(http.take()).hasSize(PARTITION_KEYS).containsOnly("Query");
    assertThat(pair.jcache().iterate(jcache::put)).isEqualTo(ENTRIES);
    // The cache begins with a small page, so that a look at the first entry costs little.
    assertThat(http.take()).hasSize(PARTITION_KEYS + 1).containsOnly("Query");
    assertThat(pair.unbilled().iterate(unbilled::put)).isEqualTo(ENTRIES);
    assertThat(http.take()).hasSize(PARTITION_KEYS + 1).containsOnly("Query");

    assertThat(bare).isEqualTo(entries(ENTRIES));
    assertThat(jcache).isEqualTo(bare);
    assertThat(unbilled).isEqualTo(bare);
  }

  @Test
  void clearIsOneRequest() {
    pair.jcache().clear();

    assertThat(http.take()).containsExactly("UpdateItem");
  }

  @Test
  void onlyTheCacheWithItsBillAsksForUnits() {
    assertThat(asked(pair.jcache())).isNotEmpty().containsOnly(true);
    assertThat(asked(pair.unbilled())).isNotEmpty().containsOnly(false);
    assertThat(asked(pair.bare())).isNotEmpty().containsOnly(false);
    assertThat(asked(pair.unlimited())).isNotEmpty().containsOnly(false);
  }

  /** Returns, for each request of all operations, whether it asked for units. */
  private List<Boolean> asked(CacheSide<String> side) {
    Map<String, String> all = entries(ENTRIES);
    side.get(Entries.key(7));
    side.put("new", Entries.VALUE);
    side.putIfAbsent("new", Entries.VALUE);
    side.replace(Entries.key(7), Entries.VALUE, Entries.OTHER_VALUE);
    side.invoke(Entries.key(7), present -> Entries.OTHER_VALUE);
    side.getAll(all.keySet());
    side.putAll(all);
    side.iterate(all::put);
    return http.takeWhetherUnitsWereAsked();
  }

  private static Map<String, String> entries(int count) {
    Map<String, String> entries = new HashMap<>();
    for (int i = 0; i < count; i++) {
      entries.put(Entries.key(i), Entries.VALUE);
    }
    return entries;
  }
}
