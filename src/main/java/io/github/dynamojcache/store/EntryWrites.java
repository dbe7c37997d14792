package io.github.dynamojcache.store;

import io.github.dynamojcache.codec.CanonicalKey;
import io.github.dynamojcache.codec.EncodedValue;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Carries out write intents on single entries. Thread-safe. */
final class EntryWrites {

  private final DynamoCalls calls;
  private final WriteExpressions expressions;
  private final EntryItems items;
  private final WriteIds writeIds = new WriteIds();
  private final InstantSource clock;

  EntryWrites(
      DynamoCalls calls, WriteExpressions expressions, EntryItems items, InstantSource clock) {
    this.calls = calls;
    this.expressions = expressions;
    this.items = items;
    this.clock = clock;
  }

  /** Composes the piece of a batch that does the same, where a batch can. */
  WriteRequest batchable(WriteIntent intent, Partitions partitions) {
    String partitionKey = partitions.of(intent.key());
    if (intent instanceof WriteIntent.Remove) {
      return BatchWrites.delete(ItemLayout.primaryKey(partitionKey, intent.key()));
    }
    if (intent instanceof WriteIntent.Store store && store.expiry() instanceof ExpiryRule.At at) {
      return BatchWrites.put(
          items.item(partitionKey, store.key(), store.value(), writeIds.next(), at.deadline()));
    }
    throw new IllegalArgumentException("a batch takes no conditions: " + intent.getClass());
  }

  WriteOutcome write(String operation, WriteIntent intent, Partitions partitions) {
    String partitionKey = partitions.of(intent.key());
    return intent instanceof WriteIntent.Store store
            && store.expiry() instanceof ExpiryRule.Keep keep
            && store.precondition() instanceof Precondition.None
        ? upsert(operation, store, keep, partitionKey)
        : send(operation, intent, partitionKey);
  }

  /**
   * Writes a value whose deadline must survive if the entry lives. An item that has expired makes
   * the update fail; it is then written over as if it were not there.
   */
  private WriteOutcome upsert(
      String operation, WriteIntent.Store store, ExpiryRule.Keep keep, String partitionKey) {
    WriteIntent create =
        WriteIntent.putIfAbsent(store.key(), store.value(), keep.deadlineIfCreated());
    RaceBackoff backoff = new RaceBackoff(operation);
    while (true) {
      WriteOutcome updated = send(operation, store, partitionKey);
      if (updated.applied()) {
        return updated;
      }
      WriteOutcome created = send(operation, create, partitionKey);
      if (created.applied()) {
        return new WriteOutcome(true, updated.entry());
      }
      backoff.lostRace();
    }
  }

  /** Says in an item what is known of its value by now; nothing, if it was written over. */
  void setValue(String operation, StoredEntry entry, EncodedValue value, Partitions partitions) {
    try {
      calls.update(
          operation,
          expressions.valueOnly(partitions.of(entry.key()), entry.key(), value, entry.writeId()));
    } catch (ConditionalCheckFailedException e) {
      // Another value stands there now.
    }
  }

  private WriteOutcome send(String operation, WriteIntent intent, String partitionKey) {
    WriteId writeId = writeIds.next();
    DynamoDbRequest request = expressions.compose(intent, partitionKey, writeId, clock.millis());
    try {
      return outcome(true, read(intent.key(), dispatch(operation, request)), writeId);
    } catch (ConditionalCheckFailedException e) {
      return outcome(false, read(intent.key(), e.item()), writeId);
    }
  }

  /**
   * A retry can find the item of the first try, whose response was lost: it carries our own write
   * id. The retry's condition may fail by it, or the item comes back as if it were the old one.
   */
  private static WriteOutcome outcome(
      boolean applied, @Nullable StoredEntry found, WriteId writeId) {
    return found != null && found.writeId().equals(writeId)
        ? WriteOutcome.found(found)
        : new WriteOutcome(applied, found);
  }

  private Map<String, AttributeValue> dispatch(String operation, DynamoDbRequest request) {
    if (request instanceof PutItemRequest put) {
      return calls.put(operation, put).attributes();
    }
    if (request instanceof UpdateItemRequest update) {
      return calls.update(operation, update).attributes();
    }
    return calls.delete(operation, (DeleteItemRequest) request).attributes();
  }

  /** An item under the digest of another key is not this entry. */
  private @Nullable StoredEntry read(CanonicalKey key, Map<String, AttributeValue> attributes) {
    StoredEntry entry = items.read(attributes);
    return entry != null && entry.key().equals(key) ? entry : null;
  }
}
