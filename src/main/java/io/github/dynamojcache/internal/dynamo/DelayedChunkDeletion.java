package io.github.dynamojcache.internal.dynamo;

import io.github.dynamojcache.internal.dynamo.OrphanedChunks.Reference;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chunks of values that were replaced or removed. The answer to the write that brought such a value
 * may have been lost; its retry then makes the entry refer to them again. So they stay until no
 * retry can come any more, and are let go of if no entry refers to them then.
 *
 * <p>Chunks of a value whose write has failed, perhaps after it was done, wait twice: until the
 * write cannot arrive any more; and, if no entry refers to them then, until whoever has replaced or
 * removed the value has read it, as {@code getAndRemove} does.
 *
 * <p>There is a thread only while some wait; none waits beyond the closing of the cache.
 * Thread-safe.
 */
final class DelayedChunkDeletion {

  private static final Logger LOG = LoggerFactory.getLogger(DelayedChunkDeletion.class);

  private final OrphanedChunks orphaned;
  private final Duration longestRetry;
  private final Executor executor;
  private final Queue<Waiting> waiting = new ArrayDeque<>(); // guarded by this; first in, first due
  private final CountDownLatch stopped = new CountDownLatch(1);
  private boolean isRunning; // guarded by this

  /**
   * @param longestRetry how long a request may take with its retries
   */
  DelayedChunkDeletion(OrphanedChunks orphaned, Duration longestRetry, Executor executor) {
    this.orphaned = orphaned;
    this.longestRetry = longestRetry;
    this.executor = executor;
  }

  private record Waiting(
      long due, String operation, Partitions partitions, Reference chunks, boolean isUncertain) {}

  /** An entry does not refer to these chunks any more, as far as is known. */
  void add(String operation, Partitions partitions, Reference replaced) {
    add(operation, partitions, replaced, /* isUncertain= */ false);
  }

  /** Nobody knows whether an entry refers to these chunks: the write has failed. */
  void addUncertain(String operation, Partitions partitions, Reference written) {
    add(operation, partitions, written, /* isUncertain= */ true);
  }

  private void add(String operation, Partitions partitions, Reference chunks, boolean isUncertain) {
    if (!orphaned.areKeptForEver(chunks)) {
      return;
    }
    synchronized (this) {
      long due = System.nanoTime() + longestRetry.toNanos();
      waiting.add(new Waiting(due, operation, partitions, chunks, isUncertain));
      if (isRunning) {
        return;
      }
      isRunning = true;
    }
    try {
      executor.execute(this::run);
    } catch (RejectedExecutionException e) {
      run(); // closing
    } catch (Error e) {
      ended();
      throw e;
    }
  }

  /** Looks now at all that wait: nobody would do it later. */
  void stop() {
    stopped.countDown();
  }

  private void run() {
    boolean done = false;
    try {
      for (List<Waiting> due = awaitDue(); !due.isEmpty(); due = awaitDue()) {
        letGoUnlessAnErrorComes(due);
      }
      done = true;
    } catch (InterruptedException e) {
      LOG.info("chunks are left behind until the next clear of the cache: interrupted");
      Thread.currentThread().interrupt();
    } finally {
      if (!done) {
        ended(); // what waits is for the next one
      }
    }
  }

  private synchronized void ended() {
    isRunning = false;
  }

  /** Returns nothing when none wait; then this thread ends. */
  private List<Waiting> awaitDue() throws InterruptedException {
    List<Waiting> due = new ArrayList<>();
    while (due.isEmpty()) {
      long wait = takeDue(due);
      if (wait < 0) {
        return List.of();
      }
      stopped.await(wait, TimeUnit.NANOSECONDS);
    }
    return due;
  }

  /** Takes what is due, and returns how long to wait for the next one; -1 when none wait. */
  private synchronized long takeDue(List<Waiting> due) {
    if (waiting.isEmpty()) {
      isRunning = false;
      return -1;
    }
    long now = System.nanoTime();
    while (!waiting.isEmpty() && (isStopped() || waiting.element().due() - now <= 0)) {
      due.add(waiting.remove());
    }
    return due.isEmpty() ? waiting.element().due() - now : 0;
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  /** Those that wait meanwhile have no other thread. */
  private void letGoUnlessAnErrorComes(List<Waiting> due) {
    try {
      letGo(due);
    } catch (Error e) {
      LOG.warn("chunks are left behind until the next clear of the cache", e);
    }
  }

  /** One look for all neighbours of one operation and generation. */
  private void letGo(List<Waiting> due) {
    int from = 0;
    for (int to = 1; to <= due.size(); to++) {
      if (to == due.size() || !isAlike(due.get(from), due.get(to))) {
        letGo(due.get(from), due.subList(from, to).stream().map(Waiting::chunks).toList());
        from = to;
      }
    }
  }

  private void letGo(Waiting first, List<Reference> together) {
    String operation = first.operation();
    Partitions partitions = first.partitions();
    if (first.isUncertain() && !isStopped()) {
      orphaned.findWithoutEntry(
          operation,
          partitions,
          together,
          found -> found.forEach(each -> add(operation, partitions, each)));
    } else {
      orphaned.discardUnlessStanding(operation, partitions, together);
    }
  }

  private static boolean isAlike(Waiting one, Waiting other) {
    return one.isUncertain() == other.isUncertain()
        && one.operation().equals(other.operation())
        && one.partitions().equals(other.partitions());
  }
}
