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
 * <p>One object for all, because user code goes from cache to cache: a listener of one changes
 * another, of another manager perhaps. Only who sees all locks can tell that two threads wait for
 * each other, and that a thread must not wait for helpers because it holds a key that they may
 * want. It is an object and no static state, which would outlive the provider and its class loader;
 * the provider is the one thing that all managers of an application share. Threads are keys of a
 * map and no thread-locals, so that one thread can see what another waits for; a thread is in it
 * only while it uses keys.
 *
 * <p>One guard for all of it: it is held for a look into maps, never while user code or a request
 * runs. It is no monitor, so that a virtual thread that waits gives up its carrier.
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
   * @param manager the cache's manager, which tells caches of one name apart
   * @param cache the cache's name
   * @param patience how long a thread waits for a key
   * @return a view of these locks
   */
  public EntryMutexes ofCache(Object manager, String cache, Patience patience) {
    return new EntryMutexes(this, manager, cache, patience);
  }

  /** Returns the calling thread's record; null while it does nothing with keys. */
  @Nullable KeyUser user() {
    return users.get(Thread.currentThread());
  }

  KeyUser userToBe() {
    return users.computeIfAbsent(Thread.currentThread(), KeyUser::new);
  }

  /** Forgets a thread that does nothing with keys any more. */
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
   * Takes a key to work on.
   *
   * @return the wait for another thread that had it before; null when there was none
   * @throws javax.cache.CacheException when it cannot be had: the wait was too long, would never
   *     end, or was interrupted, or that thread had no answer from DynamoDB
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

  /** Lets all who wait for a key fail with its holder, which had no answer from DynamoDB. */
  void fail(KeyName name, CacheException failure) {
    guard.lock();
    try {
      lock(Kind.WORK, name).fail(failure);
    } finally {
      guard.unlock();
    }
  }

  /**
   * The thread is about to run code of the application: who waits for the keys that it holds does
   * not wait for a request meanwhile.
   *
   * @return what to leave afterwards
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
   * Gives a key back.
   *
   * @param isToTell whether the thread then has to tell listeners: its place among those who tell
   *     of this key is that of its change among the changes
   * @return its place; null when it is the thread's turn already, or there is nothing to tell
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
   * Waits for the turn to tell listeners of a change. The change has been made, so this never
   * fails: who cannot wait any longer goes on out of turn.
   *
   * @return whether it is the thread's turn, which it has to give back
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

  /** Gives the turn to tell of a key to the next thread. */
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
   * Sees to it that a wait which is about to begin can end. Only a thread that begins to wait can
   * close a cycle, so there is never one that was not seen here. Somebody in the cycle who only
   * waits to tell listeners is let go: out of turn is better than never. Else all are in the middle
   * of changes, and this one fails.
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
