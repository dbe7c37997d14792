package io.github.dynamojcache.internal.dynamo;

import io.github.dynamojcache.internal.dynamo.item.ChunkSettings;
import io.github.dynamojcache.internal.dynamo.item.Generation;
import io.github.dynamojcache.internal.dynamo.item.ItemLayout;
import io.github.dynamojcache.internal.dynamo.item.Meta;
import io.github.dynamojcache.internal.dynamo.request.PurgeRounds;
import io.github.dynamojcache.internal.dynamo.request.StoreContext;
import io.github.dynamojcache.internal.dynamo.request.StoreSettings;
import io.github.dynamojcache.internal.entries.CallBudget;
import io.github.dynamojcache.internal.entries.Deadline;
import io.github.dynamojcache.internal.entries.ExpiryRule;
import io.github.dynamojcache.internal.entries.Fanout;
import io.github.dynamojcache.internal.entries.WriteIntent;
import io.github.dynamojcache.internal.failure.FailureTranslator;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.management.CapacityCounters;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.internal.values.seal.NoSeal;
import io.github.dynamojcache.options.ClearMode;
import io.github.dynamojcache.options.Oversize;
import io.github.dynamojcache.testing.ConfiguredStore;
import io.github.dynamojcache.testing.ListedIntents;
import io.github.dynamojcache.testing.MemoryTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A store over a table in memory, whose meta item is there already. */
final class MemoryStore {

  static final int CHUNK = 1_000;
  static final int MAX_BYTES = 64_000;

  final MemoryTable table = new MemoryTable("jcache");
  final Generation generation;
  private final StoreSettings settings;
  private final Executor executor;

  MemoryStore(int shards, Duration clearVisibility, Executor executor) {
    this(shards, clearVisibility, executor, /* consistent= */ true, ClearMode.DELETE);
  }

  MemoryStore(
      int shards,
      Duration clearVisibility,
      Executor executor,
      boolean consistent,
      ClearMode clearMode) {
    this.generation =
        Generation.startedAt(StoreFixture.CLOCK.millis(), /* previousId= */ "", shards);
    this.executor = executor;
    this.settings =
        ConfiguredStore.settings(
            Map.of(
                "consistent-reads", consistent,
                "clear-mode", clearMode,
                "clear-visibility", clearVisibility,
                "shards", shards,
                "call-timeout", StoreFixture.CALL_TIMEOUT,
                "attempt-timeout", StoreFixture.ATTEMPT_TIMEOUT));
    putMeta(generation);
  }

  /** Makes a generation the current one, as another JVM does; it may hold whatever there is. */
  void putMeta(Generation current) {
    putMeta(current, List.of("chunks", "eternal", "ttl"));
  }

  /** Says that there are no values in chunks. */
  void putMetaWithoutChunks() {
    putMeta(generation, List.of("eternal", "ttl"));
  }

  private void putMeta(Generation current, List<String> contents) {
    Map<String, AttributeValue> item = new HashMap<>(Meta.primaryKey("books"));
    item.put(Meta.GENERATION, ItemLayout.string(current.id()));
    item.put(Meta.SHARDS, ItemLayout.number(current.shards()));
    item.put(Meta.FORMAT, ItemLayout.number(Meta.FORMAT_VERSION));
    item.put(Meta.CONTENTS, AttributeValue.fromSs(contents));
    item.put(Meta.GRACE, ItemLayout.number(Duration.ofDays(1).toMillis()));
    table.put(item);
  }

  DynamoEntryStore open() {
    DynamoEntryStore store =
        new DynamoEntryStore(
            new StoreContext(
                table,
                new FailureTranslator("nowhere"),
                "books",
                settings,
                new ChunkSettings(Oversize.CHUNK, CHUNK, MAX_BYTES),
                NoSeal.UNSEALED,
                /* mayHoldEternal= */ true,
                new CapacityCounters(false),
                StoreFixture.CLOCK,
                new CallBudget(settings.callTimeout()),
                new Fanout(executor),
                executor,
                task -> {},
                new PurgeRounds(StoreFixture.CLOCK)));
    store.open(Duration.ofSeconds(1), () -> {});
    return store;
  }

  static CanonicalKey key(int number) {
    return new CanonicalKey("s:k%05d".formatted(number), null);
  }

  /** Puts entries, every so manieth of them in chunks. */
  static List<CanonicalKey> fill(DynamoEntryStore store, int count, int chunkedEach) {
    List<WriteIntent> puts = new ArrayList<>();
    List<CanonicalKey> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      keys.add(key(i));
      puts.add(
          WriteIntent.put(
              key(i), value(i, chunkedEach), new ExpiryRule.At(Deadline.ETERNAL), false));
    }
    store.writeAll("putAll", new ListedIntents(puts, chunkedEach > 0));
    return keys;
  }

  static EncodedValue value(int number, int chunkedEach) {
    boolean chunked = chunkedEach > 0 && number % chunkedEach == 0;
    return new EncodedValue.Text((number + " ").repeat(chunked ? CHUNK : 2));
  }
}
