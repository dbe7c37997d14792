package io.github.dynamojcache.internal.lifecycle;

import io.github.dynamojcache.internal.classes.AsksThread;
import io.github.dynamojcache.internal.lifecycle.NamedThreads.Limits;
import io.github.dynamojcache.internal.lifecycle.NamedThreads.WhenFull;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one manager. User code has its own threads, a limited number for each purpose. So
 * user code that waits or never ends blocks nothing else: neither the provider's own work, nor user
 * code of another purpose for which it may be waiting.
 *
 * <p>A task runs with the context class loader of the thread that submits it, and a listener with
 * that of the thread that registered it, provided that this loader finds all classes that the
 * manager's loader finds; otherwise with the manager's loader. The manager's loader alone does not
 * suffice: that of the default manager belongs to no application, and any other may be a parent of
 * the loaders of several applications. Thread-safe.
 */
public final class ManagerThreads {

  /** The most asynchronous listeners that run at the same time. */
  static final int LISTENERS = 16;

  /** The most {@code loadAll} that run at the same time. */
  static final int LOADS = 16;

  /**
   * The most {@code loadAll} that wait for a thread; further ones run in their callers' threads.
   */
  static final int WAITING_LOADS = 10_000;

  /** The most threads that help callers with parts of bulk operations that may call user code. */
  static final int PIECES = 32;

  /** The most threads that send requests of bulk operations for callers, and fetch pages ahead. */
  static final int REQUESTS = 64;

  private final ClassLoader classLoader;
  private final NamedThreads listeners;
  private final NamedThreads loads;
  private final NamedThreads pieces;
  private final NamedThreads requests;
  private final NamedThreads upkeep;

  /**
   * @param manager the manager's URI, for the names of the threads
   * @param classLoader the manager's loader
   */
  public ManagerThreads(URI manager, ClassLoader classLoader) {
    String name = "dynamo-jcache-" + manager + "-";
    this.classLoader = classLoader;
    // One task waits for each key with events; the number of waiting events is limited where they
    // wait.
    Limits told = new Limits(LISTENERS, Integer.MAX_VALUE, WhenFull.REFUSED);
    this.listeners = new NamedThreads(name + "listener-", classLoader, told);
    this.loads =
        new NamedThreads(
            name + "load-", classLoader, new Limits(LOADS, WAITING_LOADS, WhenFull.CALLER_RUNS));
    this.pieces =
        new NamedThreads(name + "bulk-", classLoader, new Limits(PIECES, 0, WhenFull.REFUSED));
    this.requests =
        new NamedThreads(name + "request-", classLoader, new Limits(REQUESTS, 0, WhenFull.REFUSED));
    // A purge may wait for minutes: each kind of upkeep has a thread for each cache.
    Limits one = new Limits(Integer.MAX_VALUE, 0, WhenFull.REFUSED);
    this.upkeep = new NamedThreads(name + "upkeep-", classLoader, one);
  }

  /** Returns the executor for the asynchronous listeners that the calling thread registers. */
  public Executor listeners() {
    // Weak: a listener that is never deregistered must not keep the class loader reachable.
    WeakReference<@Nullable ClassLoader> registering = new WeakReference<>(ofCaller());
    return task -> listeners.execute(within(registering.get(), task));
  }

  private Executor handedIn(NamedThreads threads) {
    return task -> threads.execute(within(ofCaller(), task));
  }

  private static Runnable within(@Nullable ClassLoader context, Runnable task) {
    return context == null ? task : new InContext(task, context);
  }

  /** Returns null when the manager's loader must be used. */
  private @Nullable ClassLoader ofCaller() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader each = context;
    while (each != null && each != classLoader) {
      each = each.getParent();
    }
    return each != null || classLoader instanceof AsksThread ? context : null;
  }

  /** Returns the executor for {@code loadAll}; runs a task in the caller when too many wait. */
  public Executor loads() {
    return handedIn(loads);
  }

  /**
   * Returns the executor for parts of bulk operations that may call user code; rejects a task when
   * no thread is free.
   */
  public Executor pieces() {
    return handedIn(pieces);
  }

  /** Returns the executor for requests; rejects a task when no thread is free. */
  public Executor requests() {
    return handedIn(requests);
  }

  /**
   * Returns the executor for long tasks without user code: purges, recoveries, deletion of replaced
   * chunks.
   */
  public Executor upkeep() {
    return upkeep;
  }

  /**
   * Waits a limited time for running tasks, then interrupts them. Stops the helping threads last:
   * tasks on the other threads may need them.
   *
   * @param left the time left
   * @param spared threads that are neither waited for nor interrupted
   */
  public void close(Supplier<Duration> left, Set<Thread> spared) {
    List<NamedThreads> all = List.of(loads, listeners, upkeep, pieces, requests);
    all.forEach(NamedThreads::shutdown);
    all.forEach(threads -> threads.awaitEnd(left.get(), spared));
  }
}
