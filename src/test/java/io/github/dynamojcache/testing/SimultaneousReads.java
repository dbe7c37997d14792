package io.github.dynamojcache.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;

/** Threads that read at the same moment, so exactly that their requests can be counted. */
public final class SimultaneousReads {

  private static final String WAITING_IN =
      "io.github.dynamojcache.internal.dynamo.entry.ReadCoalescer";
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private SimultaneousReads() {}

  /**
   * Starts a thread, and the others while its request is under way. The request goes on when every
   * other thread waits for it.
   *
   * @param <T> the type of result
   * @param threads how many
   * @param faults what the threads' requests go through
   * @param request the kind of the first thread's request, such as {@code GetItem}
   * @param read what each thread does
   * @return the results, the first thread's first
   */
  public static <T> List<T> whileTheFirstIsUnderWay(
      int threads, FaultyHttpClient faults, String request, Callable<T> read) throws Exception {
    CountDownLatch sent = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    faults
        .next(request)
        .runBefore(
            () -> {
              sent.countDown();
              awaitUnchecked(held);
            });
    List<FutureTask<T>> reads = new ArrayList<>();
    reads.add(new FutureTask<>(read));
    daemon(reads.get(0)).start();
    sent.await();
    for (int i = 1; i < threads; i++) {
      FutureTask<T> other = new FutureTask<>(read);
      reads.add(other);
      startAndAwaitWaiting(other);
    }
    held.countDown();
    return results(reads);
  }

  /**
   * Starts threads and lets no request go on before that of every thread is under way.
   *
   * @param <T> the type of result
   * @param threads how many
   * @param faults what the threads' requests go through
   * @param request the kind of request, such as {@code GetItem}
   * @param read what each thread does
   * @return the results
   */
  public static <T> List<T> allUnderWayAtOnce(
      int threads, FaultyHttpClient faults, String request, Callable<T> read) throws Exception {
    CyclicBarrier all = new CyclicBarrier(threads);
    List<FutureTask<T>> reads = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      faults.next(request).runBefore(() -> awaitUnchecked(all));
      reads.add(new FutureTask<>(read));
    }
    reads.forEach(task -> daemon(task).start());
    return results(reads);
  }

  /**
   * Starts a thread that reads, and waits until it waits for the request of another thread.
   *
   * @param read what the thread does
   */
  public static void startAndAwaitWaiting(Runnable read) {
    Thread reader = daemon(read);
    reader.start();
    await()
        .atMost(LONGEST)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> isWaiting(reader));
  }

  private static Thread daemon(Runnable read) {
    Thread reader = new Thread(read, "reader");
    reader.setDaemon(true);
    return reader;
  }

  private static boolean isWaiting(Thread reader) {
    return reader.getState() == Thread.State.TIMED_WAITING
        && Arrays.stream(reader.getStackTrace())
            .anyMatch(frame -> frame.getClassName().equals(WAITING_IN));
  }

  private static <T> List<T> results(List<FutureTask<T>> reads) throws Exception {
    List<T> results = new ArrayList<>();
    for (FutureTask<T> read : reads) {
      results.add(read.get());
    }
    return results;
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while held on purpose", e);
    }
  }

  private static void awaitUnchecked(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while held on purpose", e);
    } catch (BrokenBarrierException e) {
      throw new IllegalStateException("another thread did not come", e);
    }
  }
}
