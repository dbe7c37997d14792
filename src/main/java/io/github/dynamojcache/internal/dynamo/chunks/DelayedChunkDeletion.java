package io.github.dynamojcache.internal.dynamo.chunks;

import io.github.dynamojcache.internal.dynamo.chunks.OrphanedChunks.Reference;
import io.github.dynamojcache.internal.dynamo.item.Partitions;
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
 * Deletes chunks of values that were replaced or removed. The response to the write of such a value
 * may have been lost; a retry of that write then makes the entry refer to the chunks again. So they
 * are kept until no retry can arrive any more, and are deleted if no entry refers to them then.
 *
 * <p>Chunks of a value whose write failed with an unknown outcome wait twice: first until the write
 * cannot arrive any more; then, if no entry refers to them, until a caller that has replaced or
 * removed the value has read it, as {@code getAndRemove} does.
 *
 * <p>A thread runs only while some chunks wait; none wait after the cache is closed. Thread-safe.
 */
public final class DelayedChunkDeletion {

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

  /** Adds chunks that an entry no longer refers to, as far as is known. */
  void add(String operation, Partitions partitions, Reference replaced) {
    add(operation, partitions, replaced, /* isUncertain= */ false);
  }

  /** Adds chunks of a failed write: whether an entry refers to them is unknown. */
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

  /** Checks all waiting chunks now, because no thread would do it later. */
  public void stop() {
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
        ended(); // the next thread handles the rest
      }
    }
  }

  private synchronized void ended() {
    isRunning = false;
  }

  /** Returns an empty list if none wait; then this thread ends. */
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

  /**
   * Continues after an {@code Error}: the chunks that were added in the meantime have no other
   * thread.
   */
  private void letGoUnlessAnErrorComes(List<Waiting> due) {
    try {
      letGo(due);
    } catch (Error e) {
      LOG.warn("chunks are left behind until the next clear of the cache", e);
    }
  }

  /** Handles neighbours of the same operation and generation with one read. */
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
