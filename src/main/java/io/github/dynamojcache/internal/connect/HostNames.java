package io.github.dynamojcache.internal.connect;

import io.github.dynamojcache.internal.lifecycle.DetachedThread;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The addresses of hosts. A look-up cannot be interrupted, and takes as long as the system's
 * resolver likes, half a minute and more; so it runs on a thread of its own, one for each name, and
 * callers wait for it only as long as they may. While it takes long or fails, the addresses that
 * were found last are good enough. Thread-safe.
 */
final class HostNames implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HostNames.class);

  /** A manager talks to one host, seldom to two. */
  private static final int MAX_THREADS = 4;

  private static final long IDLE_SECONDS = 5;

  /** So long addresses are used that cannot be looked up again. */
  private static final Duration OLDEST = Duration.ofHours(1);

  private final Lookup lookup;
  private final Duration patience;
  private final Duration longest;
  private final ExecutorService threads;
  private final ConcurrentMap<String, FutureTask<InetAddress[]>> underWay =
      new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Found> found = new ConcurrentHashMap<>();

  /** Names whose look-up has failed since it last worked: the log tells of it once. */
  private final Set<String> overdue = ConcurrentHashMap.newKeySet();

  /** The system's resolver. */
  @FunctionalInterface
  interface Lookup {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /**
   * @param at by {@link System#nanoTime()}
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Found(InetAddress[] addresses, long at) {
    boolean isTooOld() {
      return System.nanoTime() - at > OLDEST.toNanos();
    }
  }

  /**
   * @param lookup asks the system
   * @param patience how long a caller waits when there are addresses that were found before
   * @param longest how long a caller waits when there are none, unless it is interrupted
   */
  HostNames(Lookup lookup, Duration patience, Duration longest) {
    this(lookup, patience, longest, threads());
  }

  HostNames(Lookup lookup, Duration patience, Duration longest, ExecutorService threads) {
    this.lookup = lookup;
    this.patience = patience;
    this.longest = longest;
    this.threads = threads;
  }

  private static ExecutorService threads() {
    AtomicInteger count = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        MAX_THREADS,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> DetachedThread.of("dynamo-jcache-names-" + count.incrementAndGet(), null, task));
  }

  /**
   * Returns the addresses of a host.
   *
   * @throws UnknownHostException when they are not found in time, and were not before
   */
  InetAddress[] addresses(String host) throws UnknownHostException {
    if (isAddress(host)) {
      return lookup.addresses(host); // nobody is asked
    }
    Found before = found.get(host);
    if (before == null || before.isTooOld()) {
      return await(host, longest, null);
    }
    return await(host, patience, before.addresses());
  }

  private static boolean isAddress(String host) {
    return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }

  private InetAddress[] await(String host, Duration atMost, InetAddress @Nullable [] otherwise)
      throws UnknownHostException {
    long begun = System.nanoTime();
    try {
      return lookUp(host).get(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return orElse(otherwise, host, "no answer within " + atMost.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      return orElse(otherwise, host, String.valueOf(e.getCause()), e.getCause());
    } catch (RejectedExecutionException | CancellationException e) {
      return orElse(otherwise, host, "too many other names are being looked up, or closed", e);
    } catch (OutOfMemoryError e) {
      if (otherwise == null) {
        throw e;
      }
      return orElse(otherwise, host, "no thread can be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      long waited = System.nanoTime() - begun;
      if (waited < patience.toNanos()) {
        throw unknown(host, "interrupted at once", e); // time was spent on something else
      }
      return orElse(null, host, "no answer until the time for it was over", e);
    }
  }

  private FutureTask<InetAddress[]> lookUp(String host) {
    FutureTask<InetAddress[]> own = new FutureTask<>(() -> askSystem(host));
    FutureTask<InetAddress[]> present =
        Objects.requireNonNull(
            underWay.compute(
                host, (name, others) -> others == null || others.isDone() ? own : others));
    if (present != own) {
      return present;
    }
    try {
      threads.execute(
          () -> {
            try {
              own.run();
            } finally {
              underWay.remove(host, own);
            }
          });
    } catch (RejectedExecutionException | Error e) {
      underWay.remove(host, own); // else all who come later would wait for what nobody runs
      own.cancel(false);
      throw e;
    }
    return own;
  }

  private InetAddress[] askSystem(String host) throws UnknownHostException {
    InetAddress[] addresses = lookup.addresses(host);
    found.put(host, new Found(addresses, System.nanoTime()));
    if (overdue.remove(host)) {
      LOG.info("the name {} can be looked up again", host);
    }
    return addresses;
  }

  private InetAddress[] orElse(
      InetAddress @Nullable [] known, String host, String reason, @Nullable Throwable cause)
      throws UnknownHostException {
    if (overdue.add(host)) {
      LOG.warn(
          "the name {} cannot be looked up ({}){}",
          host,
          reason,
          known == null ? "" : "; its last known addresses are used");
    }
    if (known != null) {
      return known;
    }
    throw unknown(host, reason, cause);
  }

  private static UnknownHostException unknown(
      String host, String reason, @Nullable Throwable cause) {
    UnknownHostException unknown =
        new UnknownHostException(host + " could not be looked up: " + reason);
    unknown.initCause(cause);
    return unknown;
  }

  /** Look-ups that the system has not ended go on until it does; nobody hears of them. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
