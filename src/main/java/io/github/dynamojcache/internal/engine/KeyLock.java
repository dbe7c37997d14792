package io.github.dynamojcache.internal.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * The lock of one key: first come, first served, and passed from one thread to the next. All
 * members are guarded by the guard of {@link KeyLocks}.
 */
final class KeyLock {

  /** The kind of work that a lock is for. */
  enum Kind {
    /** To read the entry, run user code that decides, and write. */
    WORK,
    /** To notify listeners of a change that has been made. */
    TELLING
  }

  /**
   * The purpose of a lock.
   *
   * @param kind its kind
   * @param name the key
   */
  record Purpose(Kind kind, KeyName name) {}

  final Purpose purpose;
  private final Deque<Waiter> waiters = new ArrayDeque<>();
  private @Nullable KeyUser owner;
  private int depth;
  private long ownedSince; // nanoseconds
  private int userCode; // nesting depth of application code in the owner
  private long userCodeSince; // nanoseconds
  private long userCodeNanos; // total of all owners

  KeyLock(Purpose purpose) {
    this.purpose = purpose;
  }

  /** A thread that is to get the lock, and may have to wait for it. */
  static final class Waiter {
    final KeyLock lock;
    final KeyUser user;
    final Condition changed;

    /** Whether the thread has the lock now. */
    boolean granted;

    /** Whether the thread continues without the lock, because waiting would be a deadlock. */
    boolean letGo;

    /** Why the thread that had the lock got no answer; null while that is not known. */
    @Nullable CacheException failure;

    Waiter(KeyLock lock, KeyUser user, Condition changed) {
      this.lock = lock;
      this.user = user;
      this.changed = changed;
    }

    boolean isOver() {
      return granted || letGo || failure != null;
    }
  }

  @Nullable KeyUser owner() {
    return owner;
  }

  long ownedSince() {
    return ownedSince;
  }

  /** Takes the lock if it is free, or if the thread has it already. */
  boolean tryTake(KeyUser user) {
    if (owner == user) {
      depth++;
      return true;
    }
    if (owner == null) {
      give(user);
      return true;
    }
    return false;
  }

  private void give(KeyUser user) {
    owner = user;
    depth = 1;
    ownedSince = System.nanoTime();
  }

  /** The owner calls code of the application. */
  void enterUserCode() {
    if (userCode++ == 0) {
      userCodeSince = System.nanoTime();
    }
  }

  void leaveUserCode() {
    if (--userCode == 0) {
      userCodeNanos += System.nanoTime() - userCodeSince;
    }
  }

  boolean isInUserCode() {
    return userCode > 0;
  }

  /** Returns how long application code has run under this lock in total. */
  long userCodeNanos() {
    return userCodeNanos + (isInUserCode() ? System.nanoTime() - userCodeSince : 0);
  }

  /** Makes all waiting threads fail. */
  void fail(CacheException failure) {
    for (Waiter waiter : waiters) {
      waiter.failure = failure;
      waiter.user.waitsNoMore();
      waiter.changed.signal();
    }
    waiters.clear();
  }

  void enqueue(Waiter waiter) {
    waiters.add(waiter);
  }

  void dequeue(Waiter waiter) {
    waiters.remove(waiter);
  }

  /** Releases the lock once. The last release passes it to the thread that has waited longest. */
  void release() {
    if (--depth > 0) {
      return;
    }
    owner = null;
    Waiter next = waiters.poll();
    if (next != null) {
      give(next.user);
      next.granted = true;
      next.user.waitsNoMore();
      next.changed.signal();
    }
  }

  boolean isUnused() {
    return owner == null && waiters.isEmpty();
  }
}
