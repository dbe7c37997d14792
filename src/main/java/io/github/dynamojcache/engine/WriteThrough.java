package io.github.dynamojcache.engine;

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
 * A cache's writer, or none. The writer goes first: what it refuses is not stored. What it throws
 * arrives as a {@link CacheWriterException}. Thread-safe if the writer is.
 *
 * @param <K> the type of key
 * @param <V> the type of value
 */
public final class WriteThrough<K, V> {

  private final @Nullable CacheWriter<? super K, ? super V> writer;

  /**
   * Creates it.
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
      call(() -> writer.write(new EntryView<>(key, value)));
    }
  }

  void delete(K key) {
    if (writer != null) {
      call(() -> writer.delete(key));
    }
  }

  /**
   * What a bulk write came to.
   *
   * @param refused the keys that the writer did not take
   * @param failure why it did not take them, or null when it took all
   */
  record BulkResult<K>(Set<K> refused, @Nullable CacheWriterException failure) {
    /**
     * Stores what the writer took, then throws why it did not take the rest. Should the storing
     * fail, that is thrown: the cache then differs from what the writer has.
     */
    void store(Runnable storing) {
      try {
        storing.run();
      } catch (RuntimeException e) {
        if (failure != null && failure != e) {
          e.addSuppressed(failure);
        }
        throw e;
      }
      if (failure != null) {
        throw failure;
      }
    }
  }

  BulkResult<K> writeAll(Map<? extends K, ? extends V> entries) {
    if (writer == null || entries.isEmpty()) {
      return new BulkResult<>(Set.of(), null);
    }
    List<Cache.Entry<? extends K, ? extends V>> pending = new ArrayList<>();
    entries.forEach((key, value) -> pending.add(new EntryView<>(key, value)));
    CacheWriterException failure = failureOf(() -> writeAll(writer, pending));
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
    CacheWriterException failure = failureOf(() -> writer.deleteAll(pending));
    return new BulkResult<>(failure == null ? Set.of() : new HashSet<>(pending), failure);
  }

  private static void call(Runnable call) {
    CacheWriterException failure = failureOf(call);
    if (failure != null) {
      throw failure;
    }
  }

  private static @Nullable CacheWriterException failureOf(Runnable call) {
    try {
      call.run();
      return null;
    } catch (CacheWriterException e) {
      return e;
    } catch (RuntimeException e) {
      return new CacheWriterException("the cache writer failed", e);
    }
  }
}
