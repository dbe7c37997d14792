package io.github.dynamojcache.store;

import io.github.dynamojcache.codec.CanonicalKey;
import io.github.dynamojcache.store.Generations.Known;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/**
 * Reads entries of the current generation, and learns which one that is on the way: when the
 * knowledge is too old, the same request brings the meta item along. Thread-safe.
 */
final class EntryReads {

  private final DynamoCalls calls;
  private final BatchReads batches;
  private final EntryItems items;
  private final MetaStore metaStore;
  private final Generations generations;

  EntryReads(
      DynamoCalls calls,
      Fanout fanout,
      EntryItems items,
      MetaStore metaStore,
      Generations generations) {
    this.calls = calls;
    this.batches = new BatchReads(calls, fanout);
    this.items = items;
    this.metaStore = metaStore;
    this.generations = generations;
  }

  /**
   * Reads one entry: one request.
   *
   * @return the item, live or expired; null when there is none
   */
  @Nullable StoredEntry read(String operation, CanonicalKey key) {
    Known known = generations.lastKnown();
    if (known == null) {
      known = generations.current(operation);
    } else if (!generations.isFresh(known)) {
      return readAllWithMeta(batches.inTheTimeOfOne(), operation, List.of(key), known).get(key);
    }
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
    Known known = generations.lastKnown();
    if (known == null) {
      known = generations.current(operation);
    } else if (!generations.isFresh(known)) {
      return readAllWithMeta(batches, operation, keys, known);
    }
    return items.readAll(keys, batches.read(operation, primaryKeys(keys, known)));
  }

  /**
   * The meta item comes along; if another generation has begun, what came with it does not count.
   */
  private Map<CanonicalKey, StoredEntry> readAllWithMeta(
      BatchReads reads, String operation, Collection<CanonicalKey> keys, Known known) {
    List<Map<String, AttributeValue>> wanted = new ArrayList<>(keys.size() + 1);
    wanted.add(metaStore.primaryKey());
    wanted.addAll(primaryKeys(keys, known));
    long askedAt = System.nanoTime();
    List<Map<String, AttributeValue>> found = reads.read(operation, wanted);
    Map<String, AttributeValue> meta =
        found.stream().filter(EntryReads::isMeta).findFirst().orElse(Map.of());
    Known current = generations.learn(operation, meta, askedAt);
    return current.generation().equals(known.generation())
        ? items.readAll(keys, found)
        : items.readAll(keys, reads.read(operation, primaryKeys(keys, current)));
  }

  private static boolean isMeta(Map<String, AttributeValue> item) {
    return item.containsKey(Meta.GENERATION);
  }

  private static List<Map<String, AttributeValue>> primaryKeys(
      Collection<CanonicalKey> keys, Known known) {
    return keys.stream()
        .map(key -> ItemLayout.primaryKey(known.partitions().of(key), key))
        .toList();
  }
}
