package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.engine.KeyLock.Kind;
import io.github.dynamojcache.internal.engine.KeyLock.Purpose;
import io.github.dynamojcache.internal.engine.KeyLock.Waiter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * The locks of single keys, of all caches of all managers of one caching provider, and what each
 * thread does with them. Thread-safe.
 *
 * <p>There is one object for all caches, because user code uses several of them: a listener of one
 * cache may change another one, even of another manager. Only an object that sees all locks can
 * detect that two threads wait for each other, and that a thread must not wait for helpers because
 * it holds a key that they may need. It is an object and not static state, which would outlive the
 * provider and its class loader; all managers of an application share only the provider. Threads
 * are keys of a map, and there are no thread-locals, so that one thread can see what another waits
 * for; a thread is in the map only while it uses keys.
 *
 * <p>One guard protects everything. It is held only while maps are read or changed, never while
 * user code or a request runs. It is not a monitor, so that a waiting virtual thread releases its
 * carrier.
 */
public final class KeyLocks {

  private final ReentrantLock guard = new ReentrantLock();
  private final Map<Purpose, KeyLock> inUse = new HashMap<>(); // guarded by guard
  private final ConcurrentMap<Thread, KeyUser> users = new ConcurrentHashMap<>();

  /** Creates a registry without locks. */
  public KeyLocks() {}

  /**
   * Returns the locks of one cache.
   *
   * @param manager the cache's manager, which distinguishes caches of the same name
   * @param cache the cache's name
   * @param patience how long a thread waits for a key
   * @return a view of these locks
   */
  public EntryMutexes ofCache(Object manager, String cache, Patience patience) {
    return new EntryMutexes(this, manager, cache, patience);
  }

  /** Returns the calling thread's record; null while it uses no keys. */
  @Nullable KeyUser user() {
    return users.get(Thread.currentThread());
  }

  KeyUser userToBe() {
    return users.computeIfAbsent(Thread.currentThread(), KeyUser::new);
  }

  /** Forgets a thread that uses no keys any more. */
  void left(KeyUser user) {
    if (user.isIdle()) {
      users.remove(user.thread);
    }
  }

  /** Returns how many locks are held or waited for. */
  int size() {
    guard.lock();
    try {
      return inUse.size();
    } finally {
      guard.unlock();
    }
  }

  /**
   * Acquires a key to work on.
   *
   * @return the wait for the thread that held the key before; null when there was none
   * @throws javax.cache.CacheException when the key cannot be acquired: the wait was too long,
   *     would never end, or was interrupted, or that thread got no answer from DynamoDB
   */
  @Nullable WaitForKey take(HeldKey held, KeyUser user, Patience patience) {
    guard.lock();
    try {
      KeyLock lock = lock(Kind.WORK, held.name());
      WaitForKey wait = lock.tryTake(user) ? null : await(enqueue(lock, user), patience);
      user.held.add(held);
      return wait;
    } finally {
      guard.unlock();
    }
  }

  /**
   * Makes all threads that wait for a key fail with its holder, which got no answer from DynamoDB.
   */
  void fail(KeyName name, CacheException failure) {
    guard.lock();
    try {
      lock(Kind.WORK, name).fail(failure);
    } finally {
      guard.unlock();
    }
  }

  /**
   * The thread is about to run code of the application: meanwhile the threads that wait for its
   * keys do not wait for a request.
   *
   * @return the locks to pass to {@link #leaveUserCode} afterwards
   */
  List<KeyLock> enterUserCode(KeyUser user) {
    guard.lock();
    try {
      List<KeyLock> held = new ArrayList<>();
      user.held.forEach(each -> held.add(lock(Kind.WORK, each.name())));
      held.forEach(KeyLock::enterUserCode);
      return held;
    } finally {
      guard.unlock();
    }
  }

  void leaveUserCode(List<KeyLock> held) {
    guard.lock();
    try {
      held.forEach(KeyLock::leaveUserCode);
    } finally {
      guard.unlock();
    }
  }

  /**
   * Releases a key.
   *
   * @param isToTell whether the thread must then notify listeners: its place in the queue of
   *     notifications for this key is that of its change among the changes
   * @return its place; null when it is the thread's turn already, or listeners need not be notified
   */
  @Nullable Waiter release(HeldKey held, KeyUser user, boolean isToTell) {
    guard.lock();
    try {
      Waiter place = isToTell ? place(held.name(), user) : null;
      user.held.remove(held);
      releaseLock(Kind.WORK, held.name());
      return place;
    } finally {
      guard.unlock();
    }
  }

  private @Nullable Waiter place(KeyName name, KeyUser user) {
    KeyLock telling = lock(Kind.TELLING, name);
    return telling.tryTake(user) ? null : enqueue(telling, user);
  }

  /**
   * Waits for the turn to notify listeners of a change. The change has been made, so this never
   * fails: a thread that cannot wait any longer continues out of turn.
   *
   * @return whether it is the thread's turn, which it must then end
   */
  boolean awaitTurn(Waiter place, Patience patience) {
    guard.lock();
    try {
      if (!place.granted) {
        await(place, patience);
      }
      return place.granted;
    } finally {
      guard.unlock();
    }
  }

  /** Passes the turn to notify listeners of a key to the next thread. */
  void endTurn(KeyName name) {
    guard.lock();
    try {
      releaseLock(Kind.TELLING, name);
    } finally {
      guard.unlock();
    }
  }

  private KeyLock lock(Kind kind, KeyName name) {
    return inUse.computeIfAbsent(new Purpose(kind, name), KeyLock::new);
  }

  private void releaseLock(Kind kind, KeyName name) {
    KeyLock lock = lock(kind, name);
    lock.release();
    forgetUnused(lock);
  }

  private void forgetUnused(KeyLock lock) {
    if (lock.isUnused()) {
      inUse.remove(lock.purpose);
    }
  }

  private Waiter enqueue(KeyLock lock, KeyUser user) {
    Waiter waiter = new Waiter(lock, user, guard.newCondition());
    lock.enqueue(waiter);
    return waiter;
  }

  private WaitForKey await(Waiter waiter, Patience patience) {
    KeyUser user = waiter.user;
    try {
      breakCycle(waiter);
      user.waitsFor(waiter);
      WaitForKey wait = new WaitForKey(waiter, patience);
      wait.await();
      return wait;
    } finally {
      user.waitsNoMore();
      if (!waiter.granted) {
        waiter.lock.dequeue(waiter);
        forgetUnused(waiter.lock);
      }
    }
  }

  /**
   * Ensures that a wait which is about to begin can end. Only a thread that begins to wait can
   * close a cycle, so every cycle is seen here. If a thread in the cycle only waits to notify
   * listeners, it continues without its turn: out of turn is better than never. Otherwise all
   * threads are in the middle of changes, and this one fails.
   */
  private static void breakCycle(Waiter beginning) {
    List<Waiter> chain = new ArrayList<>(List.of(beginning));
    KeyUser next = beginning.lock.owner();
    while (next != null && next != beginning.user) {
      Waiter waiting = next.waiting();
      if (waiting == null) {
        return;
      }
      chain.add(waiting);
      next = waiting.lock.owner();
    }
    if (next == null) {
      return;
    }
    for (Waiter waiter : chain) {
      if (waiter.lock.purpose.kind() == Kind.TELLING) {
        letGo(waiter);
        return;
      }
    }
    throw KeyFailures.deadlock(chain);
  }

  private static void letGo(Waiter waiter) {
    waiter.lock.dequeue(waiter);
    waiter.letGo = true;
    waiter.user.waitsNoMore();
    waiter.changed.signal();
  }
}
