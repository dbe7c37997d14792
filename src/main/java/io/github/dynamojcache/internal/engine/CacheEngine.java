package io.github.dynamojcache.internal.engine;

import java.util.Iterator;
import javax.cache.Cache;

/**
 * The operations of one cache, by family. Thread-safe.
 *
 * @param <K> the type of key
 * @param <V> the type of value
 */
public final class CacheEngine<K, V> {

  private final EngineContext<K, V> context;
  private final OutcomeReporter<K, V> reporter;
  private final AccessExpiry<K, V> accessExpiry;
  private final Writes<K, V> writes;
  private final Reads<K, V> reads;
  private final Processors<K, V> processors;
  private final BulkWrites<K, V> bulkWrites;
  private final Loads<K, V> loads;

  /**
   * Creates the families of operations.
   *
   * @param context the parts that they use
   */
  public CacheEngine(EngineContext<K, V> context) {
    this.context = context;
    EntryMutexes mutexes = context.mutexes();
    this.reporter = new OutcomeReporter<>(context);
    ExpiredEvents<K, V> expired = new ExpiredEvents<>(context);
    this.accessExpiry = new AccessExpiry<>(context);
    OptimisticUpdates<K, V> updates = new OptimisticUpdates<>(context, accessExpiry, expired);
    DirectWrites<K, V> direct = new DirectWrites<>(context, updates, expired);
    this.writes = new Writes<>(context, mutexes, updates, direct, reporter);
    this.reads = new Reads<>(context, mutexes, accessExpiry, writes, expired, reporter);
    this.processors = new Processors<>(context, mutexes, updates, reporter);
    this.bulkWrites = new BulkWrites<>(context, mutexes, writes, reporter);
    this.loads = new Loads<>(context, mutexes, writes, expired);
  }

  /** Returns the reading operations. */
  public Reads<K, V> reads() {
    return reads;
  }

  /** Returns the operations that write one entry. */
  public Writes<K, V> writes() {
    return writes;
  }

  /** Returns the operations that run entry processors. */
  public Processors<K, V> processors() {
    return processors;
  }

  /** Returns the operations that write many entries. */
  public BulkWrites<K, V> bulkWrites() {
    return bulkWrites;
  }

  /** Returns {@code loadAll}. */
  public Loads<K, V> loads() {
    return loads;
  }

  /**
   * Starts an iteration.
   *
   * @return an iterator over the live entries, for one thread
   */
  public Iterator<Cache.Entry<K, V>> iterator() {
    return new EntryIteration<>(context, accessExpiry, writes, reporter);
  }
}
