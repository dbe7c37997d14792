package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.coding.EntryCodec;
import io.github.dynamojcache.internal.entries.CallBudget;
import io.github.dynamojcache.internal.entries.EntryStore;
import io.github.dynamojcache.internal.entries.Fanout;
import io.github.dynamojcache.internal.entries.ValueStorage;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * The parts that every operation of one cache uses. Immutable; the parts are thread-safe.
 *
 * @param store the entries
 * @param storage how the store keeps values
 * @param budget the time that the requests of an operation share
 * @param fanout runs requests of one operation in parallel
 * @param codec converts keys and values to their stored form and back
 * @param expiry the expiry policy
 * @param loader the cache loader, or none
 * @param writer the cache writer, or none
 * @param statistics counts operations
 * @param events publishes changes
 * @param clock the time that decides what has expired
 * @param mutexes the keys that are in use
 * @param loads runs {@code loadAll}, on a bounded number of threads; a {@link BackgroundTask} that
 *     it will not run is notified of that
 * @param pieces runs pieces of bulk operations that may call user code, on a bounded number of
 *     threads; rejects a piece when no thread is free
 * @param failures reports to the caller what was not done, or has an unknown outcome
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
