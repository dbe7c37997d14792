package io.github.dynamojcache.internal.dynamo.entry;

import io.github.dynamojcache.internal.dynamo.item.ItemLayout;
import io.github.dynamojcache.internal.dynamo.item.ItemMapper;
import io.github.dynamojcache.internal.dynamo.item.Partitions;
import io.github.dynamojcache.internal.dynamo.item.WriteIds;
import io.github.dynamojcache.internal.dynamo.request.BatchWrites;
import io.github.dynamojcache.internal.dynamo.request.BudgetedCalls;
import io.github.dynamojcache.internal.dynamo.request.LargeWrites;
import io.github.dynamojcache.internal.dynamo.request.StandingItem;
import io.github.dynamojcache.internal.dynamo.request.WriteExpressions;
import io.github.dynamojcache.internal.entries.ExpiryRule;
import io.github.dynamojcache.internal.entries.Precondition;
import io.github.dynamojcache.internal.entries.RaceBackoff;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.entries.WriteId;
import io.github.dynamojcache.internal.entries.WriteIntent;
import io.github.dynamojcache.internal.entries.WriteOutcome;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
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
public final class EntryWrites {

  private final BudgetedCalls calls;
  private final WriteExpressions expressions;
  private final ItemMapper items;
  private final StandingItem standing;
  private final LargeWrites large;
  private final WriteIds writeIds = new WriteIds();
  private final InstantSource clock;

  public EntryWrites(
      String cacheName,
      BudgetedCalls calls,
      WriteExpressions expressions,
      ItemMapper items,
      InstantSource clock) {
    this.calls = calls;
    this.expressions = expressions;
    this.items = items;
    this.standing = new StandingItem(calls);
    this.large = new LargeWrites(calls, cacheName);
    this.clock = clock;
  }

  /** Composes the element of a batch that does the same, if the intent has no conditions. */
  public WriteRequest batchable(WriteIntent intent, Partitions partitions) {
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

  public WriteOutcome write(String operation, WriteIntent intent, Partitions partitions) {
    String partitionKey = partitions.of(intent.key());
    if (!(intent instanceof WriteIntent.Store store)
        || !(store.expiry() instanceof ExpiryRule.Keep keep)) {
      return send(operation, intent, partitionKey, writeIds.next());
    }
    return store.precondition() instanceof Precondition.None
        ? upsert(operation, store, keep, partitionKey)
        : keep(operation, store, keep, partitionKey);
  }

  /**
   * Writes a value and keeps the deadline of an entry that is live. The update fails if the item
   * has expired, or if its deadline is invalid; the item is then overwritten as if it did not
   * exist.
   */
  private WriteOutcome upsert(
      String operation, WriteIntent.Store store, ExpiryRule.Keep keep, String partitionKey) {
    RaceBackoff backoff = new RaceBackoff(operation);
    while (true) {
      WriteOutcome updated = keep(operation, store, keep, partitionKey);
      if (updated.applied()) {
        return updated;
      }
      WriteIntent create = creation(store, keep, updated.entry());
      WriteOutcome created = send(operation, create, partitionKey, writeIds.next());
      if (created.applied()) {
        return WriteOutcome.applied(updated.entry(), created.writeId());
      }
      backoff.lostRace();
    }
  }

  private static WriteIntent creation(
      WriteIntent.Store store, ExpiryRule.Keep keep, @Nullable StoredEntry standing) {
    return standing != null && standing.isForeign()
        ? WriteIntent.replaceIfUnmodified(
            store.key(),
            standing.version(),
            store.value(),
            new ExpiryRule.At(keep.deadlineIfCreated()))
        : WriteIntent.putIfAbsent(store.key(), store.value(), keep.deadlineIfCreated());
  }

  /**
   * Writes a value and leaves the deadline alone. No condition can tell a deadline from a fraction.
   * So once this JVM has seen foreign items, an item whose invalid deadline was kept is then
   * rewritten as a whole.
   */
  private WriteOutcome keep(
      String operation, WriteIntent.Store store, ExpiryRule.Keep keep, String partitionKey) {
    WriteId writeId = writeIds.next();
    WriteIntent.Store looking = items.haveMetForeign() ? store.returningOld() : store;
    WriteOutcome outcome = send(operation, looking, partitionKey, writeId);
    StoredEntry before = outcome.entry();
    if (outcome.applied() && !outcome.oldLost() && before != null && before.isForeign()) {
      WriteIntent whole =
          WriteIntent.replaceIfUnmodified(
              store.key(), writeId, store.value(), new ExpiryRule.At(keep.deadlineIfCreated()));
      send(operation, whole, partitionKey, writeIds.next()); // unless it was written since
    }
    return outcome;
  }

  /** Replaces the stored form of an entry's value; does nothing if the entry was overwritten. */
  public void setValue(
      String operation, StoredEntry entry, EncodedValue value, Partitions partitions) {
    try {
      calls.update(
          operation,
          expressions.valueOnly(partitions.of(entry.key()), entry.key(), value, entry.version()));
    } catch (ConditionalCheckFailedException e) {
      // The item has another value now.
    }
  }

  private WriteOutcome send(
      String operation, WriteIntent intent, String partitionKey, WriteId writeId) {
    CanonicalKey key = intent.key();
    try {
      Map<String, AttributeValue> old =
          large.send(
              operation,
              () -> expressions.compose(intent, partitionKey, writeId, clock.millis()),
              request -> dispatch(operation, request));
      return outcome(true, items.read(key, old), writeId, intent);
    } catch (ConditionalCheckFailedException e) {
      return outcome(
          false, items.read(key, standing(operation, intent, partitionKey, e)), writeId, intent);
    }
  }

  /**
   * Returns the item that refused a write. If the write only required a live entry, no decision
   * depends on that item.
   */
  private Map<String, AttributeValue> standing(
      String operation,
      WriteIntent intent,
      String partitionKey,
      ConditionalCheckFailedException refusal) {
    Map<String, AttributeValue> primaryKey = ItemLayout.primaryKey(partitionKey, intent.key());
    Precondition precondition = intent.precondition();
    if (precondition instanceof Precondition.None || precondition instanceof Precondition.Absent) {
      return standing.certain(operation, primaryKey, refusal);
    }
    return precondition instanceof Precondition.Unmodified
            || precondition instanceof Precondition.LiveAndEqual
        ? standing.possible(operation, primaryKey, refusal)
        : refusal.item();
  }

  /**
   * A retry can find the item of the first try, whose response was lost: that item has our own
   * write id. It may make the retry's condition fail, or be returned as if it were the old item.
   */
  private static WriteOutcome outcome(
      boolean applied, @Nullable StoredEntry found, WriteId writeId, WriteIntent intent) {
    return found != null && found.version().equals(writeId)
        ? WriteOutcome.found(found, writeId)
        : applied
            ? WriteOutcome.applied(found, intent instanceof WriteIntent.Store ? writeId : null)
            : WriteOutcome.refused(found);
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
}
