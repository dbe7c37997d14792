package io.github.dynamojcache.internal.dynamo.generation;

import io.github.dynamojcache.internal.dynamo.item.Contents;
import io.github.dynamojcache.internal.dynamo.item.Generation;
import io.github.dynamojcache.internal.dynamo.item.LeftGeneration;
import io.github.dynamojcache.internal.dynamo.item.Meta;
import io.github.dynamojcache.internal.dynamo.request.DynamoCalls;
import io.github.dynamojcache.internal.dynamo.request.StandingItem;
import io.github.dynamojcache.internal.dynamo.request.StoreSettings;
import io.github.dynamojcache.internal.entries.RaceBackoff;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Reads and writes one cache's meta item. A generation that it returns was read from the table or
 * written into it. Thread-safe.
 */
public final class MetaStore {

  private final DynamoCalls calls;
  private final String cacheName;
  private final StoreSettings settings;
  private final Contents own;
  private final InstantSource clock;
  private final MetaExpressions expressions;
  private final StandingItem refused;

  /**
   * @param own what this JVM writes by its settings
   */
  public MetaStore(
      DynamoCalls calls,
      String cacheName,
      StoreSettings settings,
      Contents own,
      InstantSource clock) {
    this.calls = calls;
    this.cacheName = cacheName;
    this.settings = settings;
    this.own = own;
    this.clock = clock;
    this.expressions = new MetaExpressions(calls, primaryKey());
    this.refused = new StandingItem(calls);
  }

  /** Returns the same with another limit for each request, and no shorter one for an attempt. */
  MetaStore withTimeout(Duration timeout) {
    return new MetaStore(calls.withTimeout(timeout), cacheName, settings, own, clock);
  }

  /** Returns the purge lease, which is in the meta item. */
  PurgeLease purgeLease() {
    return new PurgeLease(this, calls, expressions, clock);
  }

  /** Returns how long the calling thread may wait, which counts against its operation's time. */
  Duration timeToWait() {
    return calls.timeToWait();
  }

  /** Returns this thread's own exception for the failure of another thread's read. */
  CacheException shared(String operation, CacheException failure) {
    return failure.getCause() instanceof RuntimeException cause
            && !(cause instanceof CacheException)
        ? calls.readFailure(operation, cause)
        : new CacheException(failure.getMessage(), failure);
  }

  /**
   * Returns the exception of an operation whose time is over before the meta item was read.
   *
   * @param before the failure of a read in the meantime; null if none failed
   */
  CacheException outOfTime(String operation, @Nullable CacheException before) {
    return calls.readFailure(
        operation,
        ApiCallTimeoutException.builder()
            .message("the time was over before the cache's meta item was read")
            .cause(before == null ? null : before.getCause())
            .build());
  }

  public Map<String, AttributeValue> primaryKey() {
    return Meta.primaryKey(cacheName);
  }

  public boolean isMetaItem(Map<String, AttributeValue> item) {
    return item.entrySet().containsAll(primaryKey().entrySet());
  }

  /**
   * Reads the meta item.
   *
   * @param item its attributes, empty if there is none
   * @return null if there is none, or if it says nothing
   * @throws CacheException if it is broken
   */
  @Nullable Meta read(String operation, Map<String, AttributeValue> item) {
    try {
      return Meta.read(item, cacheName);
    } catch (IllegalArgumentException e) {
      throw calls.brokenMetaItem(operation, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Reads the meta item of a cache in a table of which nothing is known yet.
   *
   * @return null if there is none, or if the table is missing or has other keys
   */
  @Nullable Meta find(String operation) {
    try {
      return read(operation);
    } catch (CacheException e) {
      if (isOfTheTable(e.getCause())) {
        return null;
      }
      throw e;
    }
  }

  /** Returns whether the table is missing, or has other keys than ours. */
  static boolean isOfTheTable(@Nullable Throwable failure) {
    return failure instanceof ResourceNotFoundException
        || (failure instanceof DynamoDbException refused
            && refused.awsErrorDetails() != null
            && "ValidationException".equals(refused.awsErrorDetails().errorCode()));
  }

  /** Reads the meta item, always strongly consistently, regardless of the cache's setting. */
  @Nullable Meta read(String operation) {
    GetItemRequest request =
        GetItemRequest.builder()
            .tableName(settings.table())
            .overrideConfiguration(calls.terms().limits())
            .returnConsumedCapacity(calls.terms().capacity())
            .key(primaryKey())
            .consistentRead(true)
            .build();
    return read(operation, calls.get(operation, request).item());
  }

  /**
   * Creates the meta item, with a first generation, unless another JVM was faster.
   *
   * @param latest the latest id that this JVM knows, or the empty string
   * @param lost generations that this JVM knows and the table no longer lists
   * @return what the meta item says now
   */
  Meta create(String operation, String latest, List<LeftGeneration> lost) {
    Generation first = Generation.startedAt(clock.millis(), latest, settings.shards());
    UpdateItemRequest request = expressions.create(first, own, settings.graceMillis(), lost);
    try {
      Meta written = read(operation, calls.update(operation, request).attributes());
      return written != null ? written : new Meta(first, own, lost, 0, settings.graceMillis());
    } catch (ConditionalCheckFailedException e) {
      Meta standing = read(operation, refused.certain(operation, primaryKey(), e));
      if (standing == null) {
        throw calls.brokenMetaItem(
            operation, "it was deleted between two requests. Something deletes it");
      }
      return standing; // another JVM was first
    }
  }

  /**
   * Starts a new generation: one write, whatever the table holds. Its id is later than all known
   * ids, so that a JVM can tell an old response from a new one.
   *
   * @param known what this JVM takes for the meta item
   * @param latest the latest id that this JVM knows
   * @param maxLeft how many generations may wait for their purge at most
   * @param contents what this JVM is about to write
   * @return what the meta item says now
   */
  Meta startNewGeneration(
      String operation, Meta known, String latest, int maxLeft, Contents contents) {
    return startNewGeneration(operation, known, latest, maxLeft, contents, Meta::whatItLeaves);
  }

  /**
   * Destroys the cache: starts a new generation that is marked as not yet written to.
   *
   * @param known what this JVM takes for the meta item
   * @param latest the latest id that this JVM knows
   * @param leaving what must be deleted of a generation that has ended
   * @return what the meta item says now, with everything that is left
   */
  Meta destroy(
      String operation, Meta known, String latest, Function<Meta, List<LeftGeneration>> leaving) {
    return startNewGeneration(operation, known, latest, Integer.MAX_VALUE, Contents.NONE, leaving);
  }

  private Meta startNewGeneration(
      String operation,
      Meta known,
      String latest,
      int maxLeft,
      Contents contents,
      Function<Meta, List<LeftGeneration>> leaving) {
    RaceBackoff backoff = new RaceBackoff(operation);
    Meta left = known;
    String previous = latest;
    while (true) {
      Generation next = Generation.startedAt(clock.millis(), previous, settings.shards());
      List<LeftGeneration> garbage = left.left().size() < maxLeft ? leaving.apply(left) : List.of();
      try {
        UpdateItemRequest request =
            expressions.startNewGeneration(next, contents, settings.graceMillis(), garbage);
        Meta before = read(operation, calls.update(operation, request).attributes());
        if (before == null) {
          return new Meta(next, contents, garbage, 0, left.graceMillis());
        }
        List<LeftGeneration> really = leaving.apply(before);
        if (!garbage.containsAll(really) && maxLeft > 0) {
          // Another JVM cleared, or declared what it writes: the generation that really ended is
          // listed too.
          addLeft(operation, really);
        }
        return new Meta(next, contents, before.leftAnd(really), 0, left.graceMillis());
      } catch (ConditionalCheckFailedException e) {
        Meta standing = read(operation, refused.certain(operation, primaryKey(), e));
        if (standing != null && standing.generation().equals(next)) {
          return standing; // our own write, whose response was lost
        }
        if (standing != null) {
          // A JVM with a faster clock was here first: start after its generation.
          left = standing;
          previous = Generation.later(previous, standing.generation().id());
        }
        backoff.lostRace();
      }
    }
  }

  /**
   * Declares what this JVM is about to write into a generation.
   *
   * @param known what this JVM takes for the meta item
   * @return what the meta item says now, which may be of another generation
   */
  Meta declare(String operation, Meta known, Contents contents) {
    long grace = Math.max(known.graceMillis(), settings.graceMillis());
    UpdateItemRequest request = expressions.declare(known.generation(), contents, grace);
    Meta standing;
    try {
      standing = read(operation, calls.update(operation, request).attributes());
    } catch (ConditionalCheckFailedException e) {
      standing = read(operation, refused.possible(operation, primaryKey(), e));
    }
    return standing != null ? standing : create(operation, known.generation().id(), List.of());
  }

  /** Lists generations that must be purged. Lists nothing if the meta item does not exist. */
  void addLeft(String operation, List<LeftGeneration> left) {
    updateIfWhole(operation, expressions.addLeft(left));
  }

  /** Removes a generation whose items are all deleted from the list. */
  void removeLeft(String operation, LeftGeneration purged) {
    updateIfWhole(operation, expressions.removeLeft(purged));
  }

  private void updateIfWhole(String operation, UpdateItemRequest request) {
    try {
      calls.update(operation, request);
    } catch (ConditionalCheckFailedException e) {
      // The next read of the cache creates the meta item, or reports what is wrong with it.
    }
  }

  /**
   * Deletes the meta item of a destroyed cache if nothing was written since, and nothing is left. A
   * JVM that is about to write declares that in this item first; if the item does not exist, it
   * begins another generation. So this cannot lose anything.
   *
   * @param generation the one that the cache was destroyed into
   * @return false if the cache is in use again, or something is left of it
   */
  boolean deleteUntouched(String operation, Generation generation) {
    try {
      calls.delete(operation, expressions.deleteUntouched(generation));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }
}
