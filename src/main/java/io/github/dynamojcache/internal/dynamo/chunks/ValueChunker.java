package io.github.dynamojcache.internal.dynamo.chunks;

import io.github.dynamojcache.internal.dynamo.chunks.Chunks.Cut;
import io.github.dynamojcache.internal.dynamo.item.ChunkSettings;
import io.github.dynamojcache.internal.dynamo.item.ChunkedValue;
import io.github.dynamojcache.internal.dynamo.item.ItemMapper;
import io.github.dynamojcache.internal.dynamo.item.ItemSize;
import io.github.dynamojcache.internal.dynamo.item.Partitions;
import io.github.dynamojcache.internal.entries.ExpiryRule;
import io.github.dynamojcache.internal.entries.WriteIntent;
import java.time.InstantSource;

/** Decides which values are stored in chunks, and cuts them. Thread-safe. */
final class ValueChunker {

  private final ItemMapper items;
  private final ChunkSettings settings;
  private final InstantSource clock;

  ValueChunker(ItemMapper items, ChunkSettings settings, InstantSource clock) {
    this.items = items;
    this.settings = settings;
    this.clock = clock;
  }

  boolean needsChunks(WriteIntent intent) {
    return intent instanceof WriteIntent.Store store
        && ItemSize.needsChunks(store.key(), store.value(), settings);
  }

  Cut cut(WriteIntent.Store store, Partitions partitions) {
    byte[] value = items.bytes(partitions.of(store.key()), store.key(), store.value());
    long deadline =
        store.expiry() instanceof ExpiryRule.At at
            ? at.deadline()
            : ((ExpiryRule.Keep) store.expiry()).deadlineIfCreated();
    return new Cut(
        ChunkedValue.of(
            value, settings.chunkSize(), ChunkRetention.until(deadline, clock.millis())),
        value);
  }
}
