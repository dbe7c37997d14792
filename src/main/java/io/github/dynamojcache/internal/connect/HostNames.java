package io.github.dynamojcache.internal.connect;

import io.github.dynamojcache.internal.threads.DetachedThread;
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
 * The addresses of hosts. A look-up cannot be interrupted and takes as long as the system's
 * resolver does, half a minute or more. So each look-up runs on a thread of its own, one for each
 * name, and callers wait for a limited time. If a look-up is slow or fails, the last known
 * addresses are used. Thread-safe.
 */
final class HostNames implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HostNames.class);

  /** A manager usually uses one host, rarely two. */
  private static final int MAX_THREADS = 4;

  private static final long IDLE_SECONDS = 5;

  /** How long addresses are used whose look-up fails. */
  private static final Duration OLDEST = Duration.ofHours(1);

  private final Lookup lookup;
  private final Duration patience;
  private final Duration longest;
  private final ExecutorService threads;
  private final ConcurrentMap<String, FutureTask<InetAddress[]>> underWay =
      new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Found> found = new ConcurrentHashMap<>();

  /** Names whose last look-up failed: the failure is logged once. */
  private final Set<String> overdue = ConcurrentHashMap.newKeySet();

  /** The system's resolver. */
  @FunctionalInterface
  interface Lookup {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /**
   * @param at the time, by {@link System#nanoTime()}
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Found(InetAddress[] addresses, long at) {
    boolean isTooOld() {
      return System.nanoTime() - at > OLDEST.toNanos();
    }
  }

  /**
   * @param lookup calls the system's resolver
   * @param patience the longest wait when earlier addresses are known
   * @param longest the longest wait when none are known, unless interrupted
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
   * @throws UnknownHostException when they are not found in time, and none were found before
   */
  InetAddress[] addresses(String host) throws UnknownHostException {
    if (isAddress(host)) {
      return lookup.addresses(host); // a literal address: no look-up
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
        throw unknown(host, "interrupted at once", e); // the time was spent elsewhere
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
      underWay.remove(host, own); // else later callers would wait for a task that never runs
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

  /** Does not end look-ups in the system's resolver; their results are discarded. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
