package io.github.dynamojcache.internal.dynamo.request;

import io.github.dynamojcache.internal.clock.ServiceClock;
import io.github.dynamojcache.internal.dynamo.item.ChunkSettings;
import io.github.dynamojcache.internal.dynamo.item.Contents;
import io.github.dynamojcache.internal.entries.CallBudget;
import io.github.dynamojcache.internal.entries.Fanout;
import io.github.dynamojcache.internal.failure.FailureTranslator;
import io.github.dynamojcache.internal.values.seal.Seal;
import java.util.concurrent.Executor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The settings and collaborators of one cache's store. Immutable; the parts are thread-safe.
 *
 * @param client the client; not closed by the store
 * @param failures translates failures
 * @param cacheName the cache
 * @param settings its settings
 * @param chunks its settings for values that do not fit into an item
 * @param seal protects the values
 * @param mayHoldEternal whether the cache's expiry policy can make entries that never expire: only
 *     then does a cleared generation leave something behind that DynamoDB's TTL will not delete
 * @param meter is notified of every request
 * @param clock the time that decides what has expired; learns from every response
 * @param budget the time that the requests of an operation share
 * @param fanout runs requests of one operation in parallel
 * @param executor fetches pages ahead; may refuse
 * @param upkeep runs longer tasks: the purge, and the deletion of chunks that wait for it
 * @param rounds when to check for destroyed caches of the table
 */
public record StoreContext(
    DynamoDbClient client,
    FailureTranslator failures,
    String cacheName,
    StoreSettings settings,
    ChunkSettings chunks,
    Seal seal,
    boolean mayHoldEternal,
    CapacityMeter meter,
    ServiceClock clock,
    CallBudget budget,
    Fanout fanout,
    Executor executor,
    Executor upkeep,
    PurgeRounds rounds) {

  /** The contents of every generation that this JVM writes into, apart from chunks. */
  public Contents writtenContents() {
    return Contents.writtenBy(mayHoldEternal, settings.nativeTtl());
  }
}
