package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.coding.EntryCodec;
import io.github.dynamojcache.internal.entries.CallBudget;
import io.github.dynamojcache.internal.entries.EntryStore;
import io.github.dynamojcache.internal.entries.Fanout;
import io.github.dynamojcache.internal.entries.ValueStorage;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What every operation of one cache works with. Immutable; the parts are thread-safe.
 *
 * @param store the entries
 * @param storage how the store keeps values
 * @param budget the time that the requests of an operation share
 * @param fanout runs requests of one operation side by side
 * @param codec keys and values to and from their stored form
 * @param expiry the expiry policy
 * @param loader the cache loader, or none
 * @param writer the cache writer, or none
 * @param statistics where operations are counted
 * @param events where changes are announced
 * @param clock the time that decides what has expired
 * @param mutexes the keys that are being worked on
 * @param loads runs {@code loadAll}, on a bounded number of threads; a task that it will not run is
 *     told so when it is a {@link BackgroundTask}
 * @param pieces runs pieces of bulk operations that may call user code, on a bounded number of
 *     threads; refuses what finds none free
 * @param failures what the caller hears of what was not done, or is not known
 * @param <K> the type of key
 * @param <V> the type of value
 */
public record EngineContext<K, V>(
    EntryStore store,
    ValueStorage storage,
    CallBudget budget,
    Fanout fanout,
    EntryCodec<K, V> codec,
    EntryExpiry expiry,
    ReadThrough<K, V> loader,
    WriteThrough<K, V> writer,
    OperationStatistics statistics,
    EntryEvents<K, V> events,
    InstantSource clock,
    EntryMutexes mutexes,
    Executor loads,
    Executor pieces,
    OperationFailures failures) {}
