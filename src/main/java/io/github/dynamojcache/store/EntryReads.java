package io.github.dynamojcache.store;

import io.github.dynamojcache.codec.CanonicalKey;
import io.github.dynamojcache.store.Generations.Lookup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/**
 * Reads entries of the current generation, and learns which one that is on the way: when the
 * knowledge is too old, the same request brings the meta item along, if it can. Thread-safe.
 */
final class EntryReads {

  private final DynamoCalls calls;
  private final BatchReads batches;
  private final EntryItems items;
  private final MetaStore metaStore;
  private final Generations generations;
  private final CurrentGeneration current;

  EntryReads(
      DynamoCalls calls,
      Fanout fanout,
      EntryItems items,
      MetaStore metaStore,
      Generations generations,
      CurrentGeneration current) {
    this.calls = calls;
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
  @Nullable StoredEntry read(String operation, CanonicalKey key) {
    Lookup lookup = generations.lookup(operation);
    return bringsMeta(lookup)
        ? readAllWithMeta(batches.inTheTimeOfOne(), operation, List.of(key), lookup).get(key)
        : current.inCurrent(operation, lookup, known -> read(operation, key, known));
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
  Map<CanonicalKey, StoredEntry> readAll(String operation, Collection<CanonicalKey> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    Lookup lookup = generations.lookup(operation);
    return bringsMeta(lookup)
        ? readAllWithMeta(batches, operation, keys, lookup)
        : current.inCurrent(
            operation,
            lookup,
            known -> items.readAll(keys, batches.read(operation, primaryKeys(keys, known))));
  }

  /** A batch is strongly consistent as a whole or not at all; the meta item must be read so. */
  private boolean bringsMeta(Lookup lookup) {
    return lookup.isOwn() && calls.consistentReads();
  }

  /**
   * The meta item comes along; if another generation has begun, what came with it does not count.
   */
  private Map<CanonicalKey, StoredEntry> readAllWithMeta(
      BatchReads reads, String operation, Collection<CanonicalKey> keys, Lookup lookup) {
    List<Map<String, AttributeValue>> wanted = new ArrayList<>(keys.size() + 1);
    wanted.add(metaStore.primaryKey());
    wanted.addAll(primaryKeys(keys, lookup.known()));
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    generations.answer(
        lookup,
        askedAt -> {
          found.addAll(reads.read(operation, wanted));
          Map<String, AttributeValue> meta =
              found.stream().filter(metaStore::isMetaItem).findFirst().orElse(Map.of());
          found.remove(meta);
          return generations.learn(operation, meta, askedAt);
        });
    Known now = generations.settled(operation, lookup);
    return now.isOfTheSameGenerationAs(lookup.known())
        ? items.readAll(keys, found)
        : items.readAll(keys, reads.read(operation, primaryKeys(keys, now)));
  }

  private static List<Map<String, AttributeValue>> primaryKeys(
      Collection<CanonicalKey> keys, Known known) {
    return keys.stream()
        .map(key -> ItemLayout.primaryKey(known.partitions().of(key), key))
        .toList();
  }
}
