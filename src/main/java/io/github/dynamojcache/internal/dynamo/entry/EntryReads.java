package io.github.dynamojcache.internal.dynamo.entry;

import io.github.dynamojcache.internal.dynamo.generation.CurrentGeneration;
import io.github.dynamojcache.internal.dynamo.generation.Generations;
import io.github.dynamojcache.internal.dynamo.generation.Generations.Lookup;
import io.github.dynamojcache.internal.dynamo.generation.Known;
import io.github.dynamojcache.internal.dynamo.generation.MetaStore;
import io.github.dynamojcache.internal.dynamo.item.ItemLayout;
import io.github.dynamojcache.internal.dynamo.item.ItemMapper;
import io.github.dynamojcache.internal.dynamo.request.BatchReads;
import io.github.dynamojcache.internal.dynamo.request.BudgetedCalls;
import io.github.dynamojcache.internal.entries.Fanout;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/**
 * Reads entries of the current generation, and determines that generation at the same time: if the
 * knowledge is too old, the same request also reads the meta item, if it can. Thread-safe.
 */
public final class EntryReads {

  private final BudgetedCalls calls;
  private final Fanout fanout;
  private final BatchReads batches;
  private final ItemMapper items;
  private final MetaStore metaStore;
  private final Generations generations;
  private final CurrentGeneration current;

  public EntryReads(
      BudgetedCalls calls,
      Fanout fanout,
      ItemMapper items,
      MetaStore metaStore,
      Generations generations,
      CurrentGeneration current) {
    this.calls = calls;
    this.fanout = fanout;
    this.batches = new BatchReads(calls, fanout);
    this.items = items;
    this.metaStore = metaStore;
    this.generations = generations;
    this.current = current;
  }

  /**
   * Reads one entry: one request.
   *
   * @return the item, live or expired; null when there is none
   */
  public @Nullable StoredEntry read(String operation, CanonicalKey key) {
    Lookup lookup = generations.lookup(operation);
    if (!bringsMeta(lookup)) {
      return current.inCurrent(operation, lookup, known -> read(operation, key, known));
    }
    Map<CanonicalKey, StoredEntry> found = new HashMap<>();
    readAll(
        batches.inTheTimeOfOne(),
        operation,
        List.of(key),
        lookup,
        (in, from, keys, entries) -> found.putAll(entries));
    return found.get(key);
  }

  private @Nullable StoredEntry read(String operation, CanonicalKey key, Known known) {
    GetItemRequest request =
        GetItemRequest.builder()
            .tableName(calls.table())
            .overrideConfiguration(calls.terms().limits())
            .returnConsumedCapacity(calls.terms().capacity())
            .key(ItemLayout.primaryKey(known.partitions().of(key), key))
            .consistentRead(calls.consistentReads())
            .build();
    return items.read(key, calls.get(operation, request).item());
  }

  /**
   * Reads many entries: one request per hundred.
   *
   * @return the items that exist, live or expired, by key
   */
  public Map<CanonicalKey, StoredEntry> readAll(String operation, List<CanonicalKey> keys) {
    Map<CanonicalKey, StoredEntry> all = new HashMap<>();
    readAll(operation, keys, (in, from, some, found) -> all.putAll(found));
    return all;
  }

  /**
   * Reads many entries: one request per hundred.
   *
   * @param keys those of the entries, without duplicates; read from the list as they are needed
   * @param delivery receives what was read, in this thread
   */
  public void readAll(String operation, List<CanonicalKey> keys, ManyReads.Delivery delivery) {
    if (!keys.isEmpty()) {
      readAll(batches, operation, keys, generations.lookup(operation), delivery);
    }
  }

  /** A batch is strongly consistent as a whole or not at all, and the meta item needs it to be. */
  private boolean bringsMeta(Lookup lookup) {
    return lookup.isOwn() && calls.consistentReads();
  }

  /** If another generation has begun, what was read before that was known does not count. */
  private void readAll(
      BatchReads by,
      String operation,
      List<CanonicalKey> keys,
      Lookup lookup,
      ManyReads.Delivery delivery) {
    if (!bringsMeta(lookup)) {
      generations.begin(lookup);
    }
    Known other = send(by, operation, keys, lookup, delivery);
    if (other != null) {
      Lookup again = new Lookup(other, null, /* isOwn= */ false, lookup.begunAt());
      send(by, operation, keys, again, delivery);
    }
  }

  private @Nullable Known send(
      BatchReads by,
      String operation,
      List<CanonicalKey> keys,
      Lookup lookup,
      ManyReads.Delivery delivery) {
    ManyReads reads =
        new ManyReads(
            operation,
            keys,
            lookup,
            bringsMeta(lookup),
            by,
            items,
            metaStore,
            generations,
            delivery);
    fanout.runUntilOneFails(reads);
    return reads.end();
  }
}
