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
 * The threads of one manager. What runs user code has threads of its own, a bounded number for each
 * purpose, so that code which waits, or never ends, holds up nothing else: neither this provider's
 * own work, nor user code of another purpose that it may be waiting for.
 *
 * <p>Work runs with the context class loader of the thread that hands it in, and a listener with
 * that of the thread that registered it, where that loader sees all that the manager's sees: the
 * default manager's is none of an application, and any other may be above those of several. In
 * other cases it is the manager's. Thread-safe.
 */
public final class ManagerThreads {

  /** How many asynchronous listeners run at a time. */
  static final int LISTENERS = 16;

  /** How many {@code loadAll} run at a time. */
  static final int LOADS = 16;

  /** How many {@code loadAll} wait for a thread; the callers of others run them. */
  static final int WAITING_LOADS = 10_000;

  /** How many threads help callers with pieces of bulk operations that may call user code. */
  static final int PIECES = 32;

  /** How many threads help callers with requests of bulk operations, and fetch pages ahead. */
  static final int REQUESTS = 64;

  private final ClassLoader classLoader;
  private final NamedThreads listeners;
  private final NamedThreads loads;
  private final NamedThreads pieces;
  private final NamedThreads requests;
  private final NamedThreads upkeep;

  /**
   * @param manager the manager's URI, for the threads' names
   * @param classLoader the manager's loader
   */
  public ManagerThreads(URI manager, ClassLoader classLoader) {
    String name = "dynamo-jcache-" + manager + "-";
    this.classLoader = classLoader;
    // As many keys wait as have events, and how many events wait is bounded where they are.
    Limits told = new Limits(LISTENERS, Integer.MAX_VALUE, WhenFull.REFUSED);
    this.listeners = new NamedThreads(name + "listener-", classLoader, told);
    this.loads =
        new NamedThreads(
            name + "load-", classLoader, new Limits(LOADS, WAITING_LOADS, WhenFull.CALLER_RUNS));
    this.pieces =
        new NamedThreads(name + "bulk-", classLoader, new Limits(PIECES, 0, WhenFull.REFUSED));
    this.requests =
        new NamedThreads(name + "request-", classLoader, new Limits(REQUESTS, 0, WhenFull.REFUSED));
    // A purge waits for minutes: each cache has a thread of its own for each kind of upkeep.
    Limits one = new Limits(Integer.MAX_VALUE, 0, WhenFull.REFUSED);
    this.upkeep = new NamedThreads(name + "upkeep-", classLoader, one);
  }

  /** Asynchronous listeners that the calling thread registers. */
  public Executor listeners() {
    // Who forgets to deregister a listener of another's shall not be kept by it.
    WeakReference<@Nullable ClassLoader> registering = new WeakReference<>(ofCaller());
    return task -> listeners.execute(within(registering.get(), task));
  }

  private Executor handedIn(NamedThreads threads) {
    return task -> threads.execute(within(ofCaller(), task));
  }

  private static Runnable within(@Nullable ClassLoader context, Runnable task) {
    return context == null ? task : new InContext(task, context);
  }

  /** Returns null when the manager's is to be taken. */
  private @Nullable ClassLoader ofCaller() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader each = context;
    while (each != null && each != classLoader) {
      each = each.getParent();
    }
    return each != null || classLoader instanceof AsksThread ? context : null;
  }

  /** Loads of {@code loadAll}: the caller runs it when too many wait. */
  public Executor loads() {
    return handedIn(loads);
  }

  /** Pieces of bulk operations that may call user code; refuses what finds no thread free. */
  public Executor pieces() {
    return handedIn(pieces);
  }

  /** Requests; refuses what finds no thread free. */
  public Executor requests() {
    return handedIn(requests);
  }

  /** What runs for long and calls no user code: purge, recovery, chunks that were replaced. */
  public Executor upkeep() {
    return upkeep;
  }

  /**
   * Lets what runs come to its end, for a while; then interrupts it. The helpers last: what runs on
   * the other threads may need them.
   *
   * @param left how much of that while is left
   * @param spared threads that are neither waited for nor interrupted
   */
  public void close(Supplier<Duration> left, Set<Thread> spared) {
    List<NamedThreads> all = List.of(loads, listeners, upkeep, pieces, requests);
    all.forEach(NamedThreads::shutdown);
    all.forEach(threads -> threads.awaitEnd(left.get(), spared));
  }
}
