package io.github.dynamojcache.internal.dynamo.generation;

import io.github.dynamojcache.internal.dynamo.generation.Generations.Lookup;
import io.github.dynamojcache.internal.dynamo.request.StoreSettings;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * The reads of a cache's meta item: one at a time for all threads of this JVM, regardless of how
 * many operations wait for its response and of its outcome. If it fails, one of the waiting threads
 * tries once more; if that fails too, it fails for all of them. If one stalls, one of the threads
 * sends another in its place, once in each attempt-timeout. Thread-safe.
 */
final class Questions {

  private final MetaStore metaStore;
  private final Asker asker;
  private final Supplier<@Nullable Known> known;
  private final long visibility;
  private final long patience;
  private final LongSupplier nanoTime;
  private final Executor executor;
  private final AtomicReference<@Nullable Refresh> underWay = new AtomicReference<>();

  /** Reads the meta item. */
  @FunctionalInterface
  interface Asker {
    /**
     * Sends a read now, on the calling thread.
     *
     * @param askedAt a moment before, by {@link System#nanoTime()}
     */
    Known ask(String operation, long askedAt);
  }

  /**
   * @param asker reads the meta item
   * @param known what is known
   * @param nanoTime the clock
   * @param executor reads ahead, and in parallel with an operation
   */
  Questions(
      MetaStore metaStore,
      Asker asker,
      Supplier<@Nullable Known> known,
      StoreSettings settings,
      LongSupplier nanoTime,
      Executor executor) {
    this.metaStore = metaStore;
    this.asker = asker;
    this.known = known;
    this.visibility = settings.clearVisibility().toNanos();
    this.patience = settings.attemptTimeout().toNanos();
    this.nanoTime = nanoTime;
    this.executor = executor;
  }

  private Refresh question(String operation) {
    long askedAt = nanoTime.getAsLong();
    return new Refresh(askedAt, () -> asker.ask(operation, askedAt));
  }

  /** Sends a read on another thread, unless one is in flight. */
  void askAhead(String operation) {
    Refresh before = underWay.get();
    if (before == null || before.isOver()) {
      Refresh ahead = question(operation);
      if (underWay.compareAndSet(before, ahead)) {
        begin(ahead);
      }
    }
  }

  /** Sends a read on another thread, if one is available and no other thread has sent it. */
  void begin(Refresh question) {
    try {
      executor.execute(question);
    } catch (RejectedExecutionException e) {
      question.run(); // closing, or no thread can be started
    } catch (Error e) {
      question.abandon(e);
      throw e;
    }
  }

  /** Joins a read whose response is recent enough for an operation, or makes one of its own. */
  Lookup join(String operation, Known now, long begunAt) {
    while (true) {
      Refresh others = underWay.get();
      if (others != null && !others.isOver() && isSinceVisible(others.askedAt(), begunAt)) {
        return new Lookup(now, others, /* isOwn= */ false, begunAt);
      }
      Refresh own = question(operation);
      if (underWay.compareAndSet(others, own)) {
        return new Lookup(now, own, /* isOwn= */ true, begunAt);
      }
    }
  }

  private boolean isSinceVisible(long askedAt, long begunAt) {
    return begunAt - askedAt <= visibility;
  }

  /**
   * Returns the current generation, as an operation that began with this lookup must see it. Takes
   * no longer than the operation has time.
   *
   * @param first the lookup's read
   */
  Known settled(String operation, Lookup lookup, Refresh first) {
    Refresh question = first;
    if (lookup.isOwn()) {
      question.run(); // unless another thread has sent it
    }
    long end = nanoTime.getAsLong() + metaStore.timeToWait().toNanos();
    CacheException failure = null;
    while (true) {
      Known answer = answer(operation, question, lookup.begunAt(), end);
      if (answer != null) {
        return answer;
      }
      CacheException failed = question.sharedFailure();
      if (failed != null && failure != null) {
        throw metaStore.shared(operation, failed);
      }
      failure = failed != null ? failed : failure;
      if (end - nanoTime.getAsLong() <= 0) {
        throw metaStore.outOfTime(operation, failure);
      }
      question = next(operation, question, lookup.begunAt());
    }
  }

  /** Waits until a read is answered, or stalls; another response may have arrived by then. */
  private @Nullable Known answer(String operation, Refresh question, long begunAt, long end) {
    long now = nanoTime.getAsLong();
    Known answer =
        await(operation, question, Math.min(question.askedAt() + patience - now, end - now));
    if (answer != null) {
      return answer;
    }
    Known present = known.get();
    return present != null && isSinceVisible(present.askedAt(), begunAt) ? present : null;
  }

  private static @Nullable Known await(String operation, Refresh question, long nanos) {
    try {
      return question.await(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CacheException(operation + ": interrupted while the cache's meta item was read", e);
    }
  }

  /**
   * Returns the read to wait for after one that failed or stalled: perhaps a new one, already sent.
   */
  private Refresh next(String operation, Refresh before, long begunAt) {
    while (true) {
      Refresh present = underWay.get();
      if (present != null && present != before && isWorthWaiting(present, begunAt)) {
        return present;
      }
      Refresh own = question(operation);
      if (underWay.compareAndSet(present, own)) {
        own.run();
        own.throwFailure();
        return own;
      }
    }
  }

  private boolean isWorthWaiting(Refresh question, long begunAt) {
    return isSinceVisible(question.askedAt(), begunAt)
        && (question.isOver()
            ? !question.isSendersTrouble()
            : nanoTime.getAsLong() - question.askedAt() < patience);
  }
}
