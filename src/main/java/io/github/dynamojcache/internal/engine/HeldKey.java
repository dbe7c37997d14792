package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.entries.CallBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/** One key that a thread holds, until the same thread closes this. */
final class HeldKey implements AutoCloseable {
  private final KeyLocks locks;
  private final Patience patience;
  private final KeyUser user;
  private final KeyName name;
  private final boolean isNested;
  private final @Nullable WaitForKey wait;
  private List<Runnable> tellings = List.of();

  /**
   * Waits for the key.
   *
   * @param isNested whether the thread holds it already
   * @throws CacheException when the key cannot be acquired
   */
  HeldKey(KeyLocks locks, Patience patience, KeyUser user, KeyName name, boolean isNested) {
    this.locks = locks;
    this.patience = patience;
    this.user = user;
    this.name = name;
    this.isNested = isNested;
    this.wait = take();
  }

  private @Nullable WaitForKey take() {
    try {
      return locks.take(this, user, patience);
    } finally {
      locks.left(user);
    }
  }

  KeyName name() {
    return name;
  }

  /** Returns whether the thread had to wait for another one; an earlier read may then be stale. */
  boolean waited() {
    return wait != null;
  }

  /** Sends the first requests of the operation, within the time that the wait has left for them. */
  <T extends @Nullable Object> T inTimeLeft(CallBudget budget, Supplier<T> requests) {
    return wait == null || patience.forRequests() == null
        ? requests.get()
        : budget.share(wait.left(), requests);
  }

  /**
   * The operation has failed. If it got no answer from DynamoDB, the threads that wait for the key
   * fail too. A request that had less than the usual time proves nothing.
   */
  void failed(CacheException failure) {
    if (!isNested && wait == null && StoreFailure.isOutage(failure)) {
      locks.fail(name, failure);
    }
  }

  void add(Runnable telling) {
    if (tellings.isEmpty()) {
      tellings = new ArrayList<>();
    }
    tellings.add(telling);
  }

  /**
   * Releases the key, then notifies listeners.
   *
   * @throws javax.cache.event.CacheEntryListenerException when a synchronous listener failed; the
   *     change itself has been made
   */
  @Override
  public void close() {
    try {
      if (tellings.isEmpty() || isNested) {
        locks.release(this, user, /* isToTell= */ false);
      } else {
        tell(locks.release(this, user, /* isToTell= */ true));
      }
    } finally {
      locks.left(user);
    }
  }

  private void tell(KeyLock.@Nullable Waiter place) {
    user.told.add(name); // before the wait: waiting threads must see what this thread does
    boolean isTurn = place == null;
    try {
      isTurn = place == null || locks.awaitTurn(place, patience);
      Tellings.runAll(tellings);
    } finally {
      user.told.remove(user.told.size() - 1);
      if (isTurn) {
        locks.endTurn(name);
      }
    }
  }
}
