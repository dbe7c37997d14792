package io.github.dynamojcache;

import io.github.dynamojcache.internal.lifecycle.ClosingTime;
import io.github.dynamojcache.internal.lifecycle.Making;
import io.github.dynamojcache.internal.lifecycle.Makings;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * The caches of one manager, by name: open, being opened, or closing. A name is reserved while its
 * cache is opened. No lock is held during that time: the factories of a cache may wait for other
 * threads, which open other caches. Thread-safe.
 */
final class ManagedCaches {

  private enum State {
    OPEN,
    /** No further cache is opened; openings that have begun complete. */
    CLOSING,
    CLOSED
  }

  private final URI manager;
  private final Set<String> declared;
  private final Makings makings;
  private final ConcurrentMap<String, DynamoCache<?, ?>> open = new ConcurrentHashMap<>();
  private final Map<String, Opening> opening = new HashMap<>(); // guarded by this

  /** Closing caches with running operations that still need the client. */
  private final Set<DynamoCache<?, ?>> closing = ConcurrentHashMap.newKeySet();

  /** Declared caches that were closed in this manager: {@link #find} does not open them again. */
  private final Set<String> closedHere = ConcurrentHashMap.newKeySet();

  private volatile State state = State.OPEN; // changed under this

  /**
   * @param declared the names of caches that are opened when they are first requested
   */
  ManagedCaches(URI manager, Set<String> declared, Makings makings) {
    this.manager = manager;
    this.declared = declared;
    this.makings = makings;
  }

  /** A cache that is being opened. */
  private static final class Opening {
    private final Making<DynamoCache<?, ?>> making;

    /** Whether the cache is opened with its declared configuration. */
    private final boolean asDeclared;

    Opening(Making<DynamoCache<?, ?>> making, boolean asDeclared) {
      this.making = making;
      this.asDeclared = asDeclared;
    }
  }

  private Opening newOpening(String name, boolean asDeclared) {
    return new Opening(makings.begin("cache '" + name + "' is being opened"), asDeclared);
  }

  void requireOpen() {
    if (isClosed()) {
      throw new IllegalStateException("cache manager " + manager + " is closed");
    }
  }

  boolean isClosed() {
    return state != State.OPEN;
  }

  /** Returns the names of the open caches and of the declared ones. */
  List<String> names() {
    Set<String> names = new TreeSet<>(open.keySet());
    declared.stream().filter(this::isDeclared).forEach(names::add);
    return List.copyOf(names);
  }

  private boolean isDeclared(String name) {
    return declared.contains(name) && !closedHere.contains(name);
  }

  /**
   * Opens a cache. If another thread is opening one of that name, waits, and tries again if that
   * thread fails.
   *
   * @throws CacheException when the manager has a cache of that name
   */
  <K, V> DynamoCache<K, V> create(String name, Supplier<DynamoCache<K, V>> opener) {
    while (true) {
      Opening mine = newOpening(name, false);
      Opening first = reserve(name, mine);
      if (first == mine) {
        return open(name, mine, opener);
      }
      first.making.awaitEnd();
    }
  }

  /** Checks that no open cache has this name, without waiting. */
  void requireFree(String name) {
    if (open.containsKey(name)) {
      throw new CacheException(
          "cache '" + name + "' exists in manager " + manager + "; get it with getCache");
    }
  }

  private synchronized Opening reserve(String name, Opening mine) {
    requireOpen();
    requireFree(name);
    Opening before = opening.putIfAbsent(name, mine);
    return before == null ? mine : before;
  }

  /**
   * Returns a cache; opens a declared one when it is first requested.
   *
   * @param opener opens it as declared
   * @return null when there is none, also when another thread is just creating it
   */
  @Nullable DynamoCache<?, ?> find(String name, Supplier<DynamoCache<?, ?>> opener) {
    while (true) {
      DynamoCache<?, ?> cache = open.get(name);
      if (cache != null) {
        return cache;
      }
      Opening mine = newOpening(name, true);
      Opening first = reserveDeclared(name, mine);
      if (first == mine) {
        return open(name, mine, opener);
      }
      if (first == null) {
        return open.get(name);
      }
      if (first.asDeclared) {
        first.making.await();
      } else {
        first.making.awaitEnd();
      }
    }
  }

  /** Returns null when there is nothing to open and no opening to wait for. */
  private synchronized @Nullable Opening reserveDeclared(String name, Opening mine) {
    requireOpen();
    Opening before = opening.get(name);
    if (before != null) {
      return isDeclared(name) || before.making.isMine() ? before : null;
    }
    if (open.containsKey(name) || !isDeclared(name)) {
      return null;
    }
    opening.put(name, mine);
    return mine;
  }

  private <C extends DynamoCache<?, ?>> C open(String name, Opening mine, Supplier<C> opener) {
    try {
      C cache = opener.get();
      if (!publish(name, mine, cache)) {
        throw closedMeanwhile(name, cache);
      }
      mine.making.made(cache);
      return cache;
    } catch (Throwable e) { // even checked ones, from non-Java code: other threads wait
      forget(name, mine);
      mine.making.failed(e);
      throw e;
    }
  }

  private synchronized boolean publish(String name, Opening mine, DynamoCache<?, ?> cache) {
    opening.remove(name, mine);
    if (state == State.CLOSED) {
      return false;
    }
    closedHere.remove(name);
    open.put(name, cache);
    return true;
  }

  private synchronized void forget(String name, Opening mine) {
    opening.remove(name, mine);
  }

  /** Closes a cache whose opening took longer than the manager waited for it when closing. */
  private IllegalStateException closedMeanwhile(String name, DynamoCache<?, ?> cache) {
    IllegalStateException failure =
        new IllegalStateException(
            "cache manager " + manager + " was closed while cache '" + name + "' was being opened");
    try {
      cache.close();
    } catch (CacheException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  /** Returns an open cache; opens none. */
  @Nullable DynamoCache<?, ?> opened(String name) {
    return open.get(name);
  }

  /** Stops {@link #find} from opening a declared cache that is not open. */
  void forget(String name) {
    if (declared.contains(name) && !open.containsKey(name)) {
      closedHere.add(name);
    }
  }

  /**
   * Frees the name of a closing cache; keeps a newer cache of the same name. The client stays open
   * for the closing cache until {@link #closed}.
   */
  void release(DynamoCache<?, ?> cache) {
    closing.add(cache);
    open.remove(cache.getName(), cache);
    if (declared.contains(cache.getName())) {
      closedHere.add(cache.getName());
    }
  }

  /** Reports that no operation of a closed cache is running any more. */
  void closed(DynamoCache<?, ?> cache) {
    closing.remove(cache);
  }

  /**
   * Rejects new openings from now on.
   *
   * @return false when the manager is closed already
   */
  synchronized boolean beginClosing() {
    if (state != State.OPEN) {
      return false;
    }
    state = State.CLOSING;
    return true;
  }

  /**
   * Waits a limited time for the caches that are being opened, then rejects new operations in all
   * caches.
   *
   * @return the remaining step for each cache
   */
  List<AutoCloseable> endClosing(ClosingTime time) {
    openings().forEach(each -> each.making.awaitEnd(time.left()));
    List<AutoCloseable> steps = new ArrayList<>();
    closeDoor();
    for (DynamoCache<?, ?> cache : open.values()) {
      if (cache.closing().begin()) { // all of them, before waiting for any
        steps.add(() -> cache.closing().end(time));
      }
    }
    closing.forEach(cache -> steps.add(() -> cache.closing().awaitOperations(time)));
    return steps;
  }

  private synchronized Collection<Opening> openings() {
    return List.copyOf(opening.values());
  }

  private synchronized void closeDoor() {
    state = State.CLOSED;
  }
}
