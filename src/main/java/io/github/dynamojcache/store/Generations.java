package io.github.dynamojcache.store;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What this JVM knows of a cache's current generation, and for how long it may rely on it ({@code
 * clear-visibility}). No thread refreshes it: a read whose knowledge is too old brings the meta
 * item along. Thread-safe.
 */
final class Generations {

  private final String cacheName;
  private final MetaStore metaStore;
  private final Duration visibility;
  private final LongSupplier nanoTime;
  private final Consumer<Meta> observer;
  private volatile @Nullable Known known;

  /**
   * @param observer told of each meta item that was read
   */
  Generations(
      String cacheName,
      MetaStore metaStore,
      Duration visibility,
      LongSupplier nanoTime,
      Consumer<Meta> observer) {
    this.cacheName = cacheName;
    this.metaStore = metaStore;
    this.visibility = visibility;
    this.nanoTime = nanoTime;
    this.observer = observer;
  }

  /**
   * A generation as it was at some moment.
   *
   * @param partitions its partition keys
   * @param askedAt when the question was sent, in nanoseconds of the JVM's clock
   */
  record Known(Generation generation, Partitions partitions, long askedAt) {}

  /** Returns the current generation; asks the table only when the knowledge is too old. */
  Known current(String operation) {
    Known now = known;
    return now != null && isFresh(now) ? now : refresh(operation);
  }

  /** Returns what is known, fresh or not; null before the first question. */
  @Nullable Known lastKnown() {
    return known;
  }

  boolean isFresh(Known known) {
    return nanoTime.getAsLong() - known.askedAt() <= visibility.toNanos();
  }

  /**
   * Asks for the first time.
   *
   * @param beforeCreation runs before a meta item is created
   */
  void open(String operation, Duration openTimeout, Runnable beforeCreation) {
    MetaStore patient = metaStore.withTimeout(openTimeout);
    long askedAt = nanoTime.getAsLong();
    Meta found = patient.find(operation);
    if (found == null) {
      beforeCreation.run();
      askedAt = nanoTime.getAsLong();
      found = patient.create(operation);
    }
    accept(found, askedAt);
  }

  /** Asks the table. */
  Known refresh(String operation) {
    long askedAt = nanoTime.getAsLong();
    return accept(metaStore.readOrCreate(operation), askedAt);
  }

  /**
   * Learns from a meta item that came along with a read.
   *
   * @param item its attributes, empty when there is none
   * @param askedAt when the read was sent, in nanoseconds of the JVM's clock
   * @return the current generation
   */
  Known learn(String operation, Map<String, AttributeValue> item, long askedAt) {
    Meta meta = metaStore.read(item);
    return meta == null ? refresh(operation) : accept(meta, askedAt);
  }

  /** Starts a new generation; what was in the cache is gone for this JVM from here on. */
  void startNew(String operation, boolean recordGarbage) {
    Known before = known != null ? known : refresh(operation);
    long askedAt = nanoTime.getAsLong();
    accept(metaStore.startNewGeneration(operation, before.generation(), recordGarbage), askedAt);
  }

  private synchronized Known accept(Meta meta, long askedAt) {
    Known before = known;
    Generation generation = meta.generation();
    if (before != null && generation.id().compareTo(before.generation().id()) < 0) {
      return before; // ids only grow: this answer is older than what is known
    }
    Known now =
        new Known(
            generation,
            before != null && before.generation().equals(generation)
                ? before.partitions()
                : new Partitions(cacheName, generation),
            askedAt);
    known = now;
    observer.accept(meta);
    return now;
  }
}
