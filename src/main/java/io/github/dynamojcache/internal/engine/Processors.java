package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.entries.ConsecutiveOutages;
import io.github.dynamojcache.internal.entries.ReadPurpose;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.cache.CacheException;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.EntryProcessorException;
import javax.cache.processor.EntryProcessorResult;
import org.jspecify.annotations.Nullable;

/**
 * {@code invoke} and {@code invokeAll}. The processor runs in the calling thread, so it may be any
 * lambda. Threads of one JVM take turns on a key. The write is conditional, so JVMs do not lose
 * each other's changes: if another JVM writes in between, the processor runs again on the new
 * value. Thread-safe.
 *
 * @param <K> the type of key
 * @param <V> the type of value
 */
public final class Processors<K, V> {

  /** As many keys as can be read in parallel. */
  private static final int READ_TOGETHER = 800;

  private final EngineContext<K, V> context;
  private final EntryMutexes mutexes;
  private final OptimisticUpdates<K, V> updates;
  private final OutcomeReporter<K, V> reporter;

  Processors(
      EngineContext<K, V> context,
      EntryMutexes mutexes,
      OptimisticUpdates<K, V> updates,
      OutcomeReporter<K, V> reporter) {
    this.context = context;
    this.mutexes = mutexes;
    this.updates = updates;
    this.reporter = reporter;
  }

  /** {@code Cache.invoke}. */
  public <T> @Nullable T invoke(
      K key, EntryProcessor<K, V, T> processor, @Nullable Object... arguments) {
    CanonicalKey canonicalKey = context.codec().encodeKey(key);
    return mutexes.<@Nullable T>holding(
        canonicalKey,
        held -> {
          StoredEntry seen =
              held.<@Nullable StoredEntry>inTimeLeft(
                  context.budget(),
                  () -> context.store().read("invoke", canonicalKey, ReadPurpose.CHANGE));
          return invoke(key, canonicalKey, seen, processor, arguments);
        });
  }

  private <T> @Nullable T invoke(
      K key,
      CanonicalKey canonicalKey,
      @Nullable StoredEntry seen,
      EntryProcessor<K, V, T> processor,
      @Nullable Object... arguments) {
    long start = reporter.startTime();
    Run<T> run = new Run<>(key, processor, arguments);
    OperationResult<V> change = updates.update("invoke", key, canonicalKey, seen, run);
    reporter.settle(key, canonicalKey, run.operation(), change, start);
    return run.result;
  }

  /** One or more runs of a processor; only the last one counts. */
  private final class Run<T> implements OptimisticUpdates.Decider<V> {
    private final K key;
    private final EntryProcessor<K, V, T> processor;
    private final @Nullable Object[] arguments;
    private @Nullable T result;
    private boolean loaded;

    Run(K key, EntryProcessor<K, V, T> processor, @Nullable Object[] arguments) {
      this.key = key;
      this.processor = processor;
      this.arguments = arguments;
    }

    @Override
    public Decision<V> decide(@Nullable V present, @Nullable StoredEntry stored) {
      ProcessorEntry<K, V> entry =
          new ProcessorEntry<>(key, present, context.loader(), context.codec().types());
      result = process(entry);
      loaded = entry.isLoaded();
      return entry.decision();
    }

    private @Nullable T process(ProcessorEntry<K, V> entry) {
      return UserCode.<@Nullable T>call(
          () -> mutexes.<@Nullable T>runUserCode(() -> processor.process(entry, arguments)),
          this::failure);
    }

    private CacheException failure(Throwable thrown) {
      return thrown instanceof CacheException own
          ? own
          : new EntryProcessorException(
              "the entry processor " + processor.getClass().getName() + " failed: " + thrown,
              thrown);
    }

    /** A value that read-through loaded counts as a miss, and not as a put. */
    WriteOperation<V> operation() {
      return WriteOperation.invoked(/* countsPut= */ !loaded);
    }
  }

  /**
   * {@code Cache.invokeAll}: reads in batches, then runs each processor in the calling thread, for
   * {@value #READ_TOGETHER} keys at a time. Each key has its own result or exception. If DynamoDB
   * fails repeatedly, the remaining keys are not tried.
   */
  public <T> Map<K, EntryProcessorResult<T>> invokeAll(
      Set<? extends K> keys, EntryProcessor<K, V, T> processor, @Nullable Object... arguments) {
    BulkKeys<K> wanted = BulkKeys.of(keys, context.codec()::encodeKey);
    Map<K, EntryProcessorResult<T>> results = new HashMap<>();
    ConsecutiveOutages outages = new ConsecutiveOutages();
    for (int from = 0; from < wanted.size(); from += READ_TOGETHER) {
      int to = Math.min(wanted.size(), from + READ_TOGETHER);
      Read read = read(wanted.subList(from, to), /* isFirst= */ from == 0, outages);
      for (int place = from; place < to; place++) {
        EntryProcessorResult<T> result =
            read.failure() != null
                ? failed(read.failure())
                : resultOf(
                    wanted.object(place),
                    wanted.get(place),
                    read.entries().get(place - from),
                    outages,
                    processor,
                    arguments);
        if (result != null) {
          results.put(wanted.object(place), result);
        }
      }
    }
    return results;
  }

  /**
   * The result of reading some keys.
   *
   * @param entries the entries, by the places of their keys
   * @param failure why the read failed; null when it succeeded
   */
  private record Read(Map<Integer, StoredEntry> entries, @Nullable CacheException failure) {}

  /** A read that fails ends the operation, unless some processors have run already. */
  private Read read(List<CanonicalKey> keys, boolean isFirst, ConsecutiveOutages outages) {
    Map<Integer, StoredEntry> entries = new HashMap<>();
    if (outages.areTooMany()) {
      return new Read(entries, null); // it will not be used
    }
    try {
      context
          .store()
          .readAll(
              "invokeAll",
              keys,
              ReadPurpose.CHANGE,
              (place, entry) -> {
                if (entry != null) {
                  entries.put(place, entry);
                }
              });
      return new Read(entries, null);
    } catch (CacheException e) {
      if (isFirst) {
        throw e;
      }
      outages.failed(e);
      return new Read(entries, e);
    }
  }

  private <T> @Nullable EntryProcessorResult<T> resultOf(
      K key,
      CanonicalKey canonicalKey,
      @Nullable StoredEntry read,
      ConsecutiveOutages outages,
      EntryProcessor<K, V, T> processor,
      @Nullable Object... arguments) {
    try {
      if (outages.areTooMany()) {
        throw new CacheException(
            "not tried, because DynamoDB failed "
                + ConsecutiveOutages.TOO_MANY
                + " times in a row for other keys of this invokeAll");
      }
      T result =
          mutexes.<@Nullable T>holding(
              canonicalKey, held -> invoke(key, canonicalKey, read, processor, arguments));
      outages.succeeded();
      return result == null ? null : () -> result;
    } catch (RuntimeException e) {
      outages.failed(e);
      return failed(e);
    }
  }

  private static <T> EntryProcessorResult<T> failed(RuntimeException thrown) {
    EntryProcessorException failure =
        thrown instanceof EntryProcessorException already
            ? already
            : new EntryProcessorException(thrown);
    return () -> {
      throw failure;
    };
  }
}
