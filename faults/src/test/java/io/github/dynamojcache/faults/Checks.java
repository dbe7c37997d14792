package io.github.dynamojcache.faults;

import static java.util.stream.Collectors.groupingBy;

import io.github.dynamojcache.faults.checker.LinearizabilityChecker;
import io.github.dynamojcache.faults.checker.Verdict;
import io.github.dynamojcache.faults.history.Operation;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Checks the histories of rounds while the next ones are played. Thread-safe. */
final class Checks implements AutoCloseable {

  private static final int ROUNDS_BEHIND = 20;
  private static final long PATIENCE_MINUTES = 10;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread checker = new Thread(task, "checker");
            checker.setDaemon(true);
            return checker;
          });
  private final Semaphore places = new Semaphore(ROUNDS_BEHIND);
  private final AtomicInteger entries = new AtomicInteger();
  private final List<String> violations = new CopyOnWriteArrayList<>();

  /** Has a round's operations checked; waits when the checks are far behind. */
  void add(List<Operation> operations) {
    places.acquireUninterruptibly();
    thread.execute(
        () -> {
          try {
            check(operations);
          } catch (RuntimeException | Error e) {
            violations.add("the check failed: " + e);
            throw e;
          } finally {
            places.release();
          }
        });
  }

  private void check(List<Operation> operations) {
    operations.stream()
        .collect(groupingBy(operation -> operation.call().key()))
        .forEach(
            (key, ofKey) -> {
              Verdict verdict = LinearizabilityChecker.check(ofKey);
              entries.incrementAndGet();
              if (!verdict.linearizable()) {
                violations.add(key + ": " + verdict.explanation());
              }
            });
  }

  /** Waits until everything is checked. */
  void finish() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        violations.add("the checks did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Returns how many entries were checked. */
  int entries() {
    return entries.get();
  }

  /** Returns why which entries' histories cannot be explained. */
  List<String> violations() {
    return violations;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
