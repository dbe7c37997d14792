package io.github.dynamojcache.internal.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.integration.CacheWriter;
import javax.cache.integration.CacheWriterException;
import org.jspecify.annotations.Nullable;

/**
 * A cache's writer, or none. The writer is called first: an entry that it refuses is not stored.
 * Its exceptions are thrown as {@link CacheWriterException}. Thread-safe if the writer is.
 *
 * @param <K> the type of key
 * @param <V> the type of value
 */
public final class WriteThrough<K, V> {

  private final @Nullable CacheWriter<? super K, ? super V> writer;

  /**
   * Creates the write-through of one cache.
   *
   * @param writer the writer, or null when writes stay in the cache
   */
  public WriteThrough(@Nullable CacheWriter<? super K, ? super V> writer) {
    this.writer = writer;
  }

  /** Returns whether writes go to a writer. */
  boolean isEnabled() {
    return writer != null;
  }

  void write(K key, V value) {
    if (writer != null) {
      call(writer, () -> writer.write(new EntryView<>(key, value)));
    }
  }

  void delete(K key) {
    if (writer != null) {
      call(writer, () -> writer.delete(key));
    }
  }

  /**
   * The result of a bulk write.
   *
   * @param refused the keys that the writer did not accept
   * @param failure why it did not accept them, an exception or an {@link Error}; null when it
   *     accepted all
   */
  record BulkResult<K>(Set<K> refused, @Nullable Throwable failure) {
    /**
     * Stores the entries that the writer accepted, then throws the failure for the others. If the
     * storing fails, that failure is thrown instead: the cache then differs from the writer's data.
     */
    void store(Runnable storing) {
      try {
        storing.run();
      } catch (RuntimeException | Error e) {
        if (failure != null && failure != e) {
          e.addSuppressed(failure);
        }
        throw e;
      }
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure != null) {
        throw (RuntimeException) failure;
      }
    }
  }

  BulkResult<K> writeAll(Map<? extends K, ? extends V> entries) {
    if (writer == null || entries.isEmpty()) {
      return new BulkResult<>(Set.of(), null);
    }
    List<Cache.Entry<? extends K, ? extends V>> pending = new ArrayList<>();
    entries.forEach((key, value) -> pending.add(new EntryView<>(key, value)));
    Throwable failure = failureOf(writer, () -> writeAll(writer, pending));
    Set<K> refused = new HashSet<>();
    if (failure != null) {
      pending.forEach(entry -> refused.add(entry.getKey()));
    }
    return new BulkResult<>(refused, failure);
  }

  @SuppressWarnings("unchecked") // the writer takes supertypes of K and V: it only reads them
  private static <K, V> void writeAll(
      CacheWriter<? super K, ? super V> writer,
      Collection<Cache.Entry<? extends K, ? extends V>> entries) {
    ((CacheWriter<K, V>) writer).writeAll(entries);
  }

  BulkResult<K> deleteAll(Collection<? extends K> keysToDelete) {
    if (writer == null || keysToDelete.isEmpty()) {
      return new BulkResult<>(Set.of(), null);
    }
    Collection<K> pending = new HashSet<>(keysToDelete);
    Throwable failure = failureOf(writer, () -> writer.deleteAll(pending));
    return new BulkResult<>(failure == null ? Set.of() : new HashSet<>(pending), failure);
  }

  private static void call(CacheWriter<?, ?> writer, Runnable call) {
    UserCode.run(call, thrown -> failure(writer, thrown));
  }

  /** Returns any failure, because the part of a bulk write that was done counts in every case. */
  private static @Nullable Throwable failureOf(CacheWriter<?, ?> writer, Runnable call) {
    try {
      call(writer, call);
      return null;
    } catch (RuntimeException | Error e) {
      return e;
    }
  }

  private static CacheWriterException failure(CacheWriter<?, ?> writer, Throwable thrown) {
    return thrown instanceof CacheWriterException own
        ? own
        : new CacheWriterException(
            "the cache writer " + writer.getClass().getName() + " failed: " + thrown, thrown);
  }
}
