package io.github.dynamojcache.internal.dynamo.entry;

import io.github.dynamojcache.internal.dynamo.generation.Generations;
import io.github.dynamojcache.internal.dynamo.generation.Generations.Lookup;
import io.github.dynamojcache.internal.dynamo.generation.Known;
import io.github.dynamojcache.internal.dynamo.generation.MetaStore;
import io.github.dynamojcache.internal.dynamo.generation.Refresh;
import io.github.dynamojcache.internal.dynamo.item.ItemLayout;
import io.github.dynamojcache.internal.dynamo.item.ItemMapper;
import io.github.dynamojcache.internal.dynamo.item.Partitions;
import io.github.dynamojcache.internal.dynamo.request.BatchReads;
import io.github.dynamojcache.internal.entries.Fanout;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The requests of one operation that reads many entries of a generation. Each request is made while
 * earlier ones are in flight, and so are results delivered. Until the generation is known to be the
 * current one, results wait here; if another one has begun, they are discarded. For one thread,
 * which makes the requests and delivers the results; any thread sends them.
 */
final class ManyReads implements Iterator<Runnable> {

  /** How many batches may wait until the generation is known. */
  private static final int MAX_WAITING = Fanout.MAX_WAITING;

  /** Receives what was read. */
  @FunctionalInterface
  public interface Delivery {

    /**
     * Receives a batch.
     *
     * @param in the generation in which it was read
     * @param from the position of the first of its keys
     * @param keys its keys, in their order
     * @param found the items that exist, live or expired, by key
     */
    void deliver(Known in, int from, List<CanonicalKey> keys, Map<CanonicalKey, StoredEntry> found);
  }

  private record Batch(int from, List<CanonicalKey> keys, Map<CanonicalKey, StoredEntry> found) {}

  private final String operation;
  private final List<CanonicalKey> keys;
  private final Lookup lookup;
  private final boolean bringsMeta;
  private final BatchReads batches;
  private final ItemMapper items;
  private final MetaStore metaStore;
  private final Generations generations;
  private final Delivery delivery;
  private final CountDownLatch firstOver = new CountDownLatch(1);
  private final Queue<Batch> come = new ArrayDeque<>(); // guarded by itself
  private volatile boolean failed;
  private @Nullable Known current;
  private int next;

  /**
   * @param keys those of the entries, without duplicates
   * @param bringsMeta whether the first request also reads the meta item
   */
  ManyReads(
      String operation,
      List<CanonicalKey> keys,
      Lookup lookup,
      boolean bringsMeta,
      BatchReads batches,
      ItemMapper items,
      MetaStore metaStore,
      Generations generations,
      Delivery delivery) {
    this.operation = operation;
    this.keys = keys;
    this.lookup = lookup;
    this.bringsMeta = bringsMeta;
    this.batches = batches;
    this.items = items;
    this.metaStore = metaStore;
    this.generations = generations;
    this.delivery = delivery;
    this.current = lookup.question() == null ? lookup.known() : null;
  }

  @Override
  public boolean hasNext() {
    deliverWhatCame();
    return next < keys.size() && !failed && !isVoid();
  }

  @Override
  public Runnable next() {
    if (next == keys.size()) {
      throw new NoSuchElementException();
    }
    int from = next;
    boolean withMeta = bringsMeta && from == 0;
    next = Math.min(keys.size(), from + BatchReads.MAX_KEYS - (withMeta ? 1 : 0));
    List<CanonicalKey> some = List.copyOf(keys.subList(from, next));
    return withMeta ? () -> readWithMeta(some) : () -> read(from, some);
  }

  private void read(int from, List<CanonicalKey> some) {
    came(from, some, batches.readTogether(operation, primaryKeys(some)));
  }

  private void readWithMeta(List<CanonicalKey> some) {
    List<Map<String, AttributeValue>> wanted = new ArrayList<>(some.size() + 1);
    wanted.add(metaStore.primaryKey());
    wanted.addAll(primaryKeys(some));
    boolean answered = false;
    try {
      generations.answer(
          lookup,
          askedAt -> {
            List<Map<String, AttributeValue>> found = batches.readTogether(operation, wanted);
            Map<String, AttributeValue> meta =
                found.stream().filter(metaStore::isMetaItem).findFirst().orElse(Map.of());
            found.remove(meta);
            came(0, some, found);
            return generations.learn(operation, meta, askedAt);
          });
      answered = true;
    } finally {
      failed = !answered;
      firstOver.countDown();
    }
  }

  private List<Map<String, AttributeValue>> primaryKeys(List<CanonicalKey> some) {
    Partitions partitions = lookup.known().partitions();
    return some.stream().map(key -> ItemLayout.primaryKey(partitions.of(key), key)).toList();
  }

  private void came(int from, List<CanonicalKey> some, List<Map<String, AttributeValue>> found) {
    Batch batch = new Batch(from, some, items.readAll(some, found));
    synchronized (come) {
      come.add(batch);
    }
  }

  private void deliverWhatCame() {
    if (current == null && isTimeToSettle()) {
      settle();
    }
    if (current == null || isVoid()) {
      return;
    }
    for (Batch batch = take(); batch != null; batch = take()) {
      delivery.deliver(current, batch.from(), batch.keys(), batch.found());
    }
  }

  private @Nullable Batch take() {
    synchronized (come) {
      return come.poll();
    }
  }

  /** Requests are taken in order: if others have been answered, the first is at least in flight. */
  private boolean isTimeToSettle() {
    Refresh question = lookup.question();
    synchronized (come) {
      return come.size() >= MAX_WAITING
          || (!come.isEmpty() && question != null && question.isOver());
    }
  }

  private void settle() {
    if (bringsMeta) {
      awaitFirst();
    }
    if (!failed) {
      current = generations.settled(operation, lookup);
    }
  }

  private void awaitFirst() {
    try {
      firstOver.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CacheException(operation + ": interrupted while the cache's meta item was read", e);
    }
  }

  private boolean isVoid() {
    return current != null && !current.isOfTheSameGenerationAs(lookup.known());
  }

  /**
   * Delivers the rest, when all requests have been answered.
   *
   * @return the current generation if it is another one: then nothing was delivered; otherwise null
   */
  @Nullable Known end() {
    if (current == null) {
      settle();
    }
    deliverWhatCame();
    return isVoid() ? current : null;
  }
}
