package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one cache that are in use, so that threads of one JVM queue here instead of racing
 * each other in the table. One lock per key, not striped: user code runs under a lock and may use
 * other keys. Thread-safe.
 *
 * <p>Listeners are called after the key has been released, in the order of the changes: a listener
 * may need other keys, and the threads that hold those may need this one.
 */
public final class EntryMutexes {

  /** How many times, nested, a listener that is notified of a key may change that key. */
  static final int MAX_NESTED = 8;

  private final KeyLocks locks;
  private final Object manager;
  private final String cache;
  private final Patience patience;

  EntryMutexes(KeyLocks locks, Object manager, String cache, Patience patience) {
    this.locks = locks;
    this.manager = manager;
    this.cache = cache;
    this.patience = patience;
  }

  /**
   * Waits for a key: as long as another thread runs user code on it, but no longer than the cache's
   * patience with one thread.
   *
   * @throws CacheException when the wait is too long; when it would never end, because that thread
   *     waits for this one; when the thread is interrupted while it waits, with its interrupt flag
   *     set again; when a listener repeatedly changes the key that it is notified of
   */
  HeldKey hold(CanonicalKey key) {
    KeyName name = name(key);
    KeyUser user = locks.userToBe();
    if (user.told.stream().filter(name::equals).count() >= MAX_NESTED) {
      throw KeyFailures.nestedTooDeep(name, MAX_NESTED);
    }
    return new HeldKey(locks, patience, user, name, /* isNested= */ holding(user, name) != null);
  }

  /**
   * Works on a key, after a wait as in {@link #hold}. If DynamoDB does not answer, the threads that
   * wait for the key fail together with the work.
   */
  <T extends @Nullable Object> T holding(CanonicalKey key, Function<HeldKey, T> work) {
    try (HeldKey held = hold(key)) {
      try {
        return work.apply(held);
      } catch (CacheException e) {
        held.failed(e);
        throw e;
      }
    }
  }

  /**
   * Runs code of the application. Its time does not count as request time for the threads that
   * wait.
   */
  <T extends @Nullable Object> T runUserCode(Supplier<T> code) {
    KeyUser user = locks.user();
    if (user == null || user.held.isEmpty()) {
      return code.get();
    }
    List<KeyLock> held = locks.enterUserCode(user);
    try {
      return code.get();
    } finally {
      locks.leaveUserCode(held);
    }
  }

  /** The same, for code that returns nothing. */
  void runUserCode(Runnable code) {
    this.<@Nullable Object>runUserCode(
        () -> {
          code.run();
          return null;
        });
  }

  private static @Nullable HeldKey holding(@Nullable KeyUser user, KeyName name) {
    if (user == null) {
      return null;
    }
    for (HeldKey held : user.held) {
      if (held.name().equals(name)) {
        return held; // the outermost one
      }
    }
    return null;
  }

  private KeyName name(CanonicalKey key) {
    return new KeyName(manager, cache, key);
  }

  private KeyNames names(Collection<CanonicalKey> keys) {
    return new KeyNames(manager, cache, keys);
  }

  /**
   * Notifies listeners of a change of a key: when the calling thread has released the key, or at
   * once if it does not hold it.
   */
  void tell(CanonicalKey key, Runnable telling) {
    HeldKey held = holding(locks.user(), name(key));
    if (held == null) {
      telling.run();
    } else {
      held.add(telling);
    }
  }

  /** Marks that the calling thread decides on a key, until the mark is closed. */
  KeyMark decide(String operation, CanonicalKey key) {
    return decide(operation, List.of(key));
  }

  /**
   * Marks that the calling thread decides on keys, until the mark is closed.
   *
   * @param keys not copied
   */
  KeyMark decide(String operation, Collection<CanonicalKey> keys) {
    KeyUser user = locks.userToBe();
    user.decided.add(new KeyUser.Decided(names(keys), operation));
    return new KeyMark(locks, user, user.decided);
  }

  /** Returns whether the calling thread is in the middle of an operation that decides on a key. */
  boolean isDecidedOn(CanonicalKey key) {
    KeyUser user = locks.user();
    return user != null && outer(user, name(key)) != null;
  }

  private static KeyUser.@Nullable Decided outer(KeyUser user, KeyName name) {
    for (KeyUser.Decided decided : user.decided) {
      if (decided.names().contains(name)) {
        return decided;
      }
    }
    return null;
  }

  /**
   * Checks that a key may be changed.
   *
   * @throws CacheException when user code of the calling thread is deciding on the key: a change
   *     would invalidate the decision, which would then be repeated without end
   */
  void requireChangeable(String operation, CanonicalKey key) {
    KeyUser user = locks.user();
    KeyName name = name(key);
    KeyUser.Decided outer = user == null ? null : outer(user, name);
    if (outer != null) {
      throw KeyFailures.inside(operation, outer.operation(), name);
    }
  }

  /** Returns whether the calling thread is inside an operation that runs user code on a key. */
  boolean isInUse() {
    return locks.user() != null;
  }

  /** Checks that keys may be changed, before any is changed. */
  void requireChangeable(String operation, Collection<CanonicalKey> keys) {
    if (isInUse()) {
      keys.forEach(key -> requireChangeable(operation, key));
    }
  }

  /**
   * Checks that the whole cache may be changed.
   *
   * @param operation the operation, for the message
   * @throws CacheException when user code of the calling thread is deciding on a key of the cache
   */
  public void requireChangeable(String operation) {
    KeyUser user = locks.user();
    if (user != null) {
      user.decided.stream()
          .filter(decided -> decided.names().isOf(manager, cache))
          .findFirst()
          .ifPresent(
              decided -> {
                throw KeyFailures.inside(operation, decided.operation(), decided.names().any());
              });
    }
  }

  /**
   * Returns whether the calling thread must do the work itself instead of waiting for helpers:
   * because it holds a key, of any cache, that a helper may need; or because it is one of the
   * threads for loads, which could all wait for each other.
   */
  boolean mustWorkAlone() {
    KeyUser user = locks.user();
    return user != null && user.mayBeWaitedFor();
  }

  /**
   * Marks that the calling thread calls the loader for keys, until the mark is closed.
   *
   * @param keys not copied
   * @throws javax.cache.integration.CacheLoaderException when it is inside the loader for one of
   *     these keys already
   */
  KeyMark load(Collection<CanonicalKey> keys) {
    KeyUser user = locks.userToBe();
    try {
      if (!user.loaded.isEmpty()) {
        keys.forEach(key -> requireNotLoaded(user, name(key)));
      }
      user.loaded.add(names(keys));
    } finally {
      locks.left(user);
    }
    return new KeyMark(locks, user, user.loaded);
  }

  private static void requireNotLoaded(KeyUser user, KeyName name) {
    if (user.loaded.stream().anyMatch(names -> names.contains(name))) {
      throw KeyFailures.loadedAlready(name);
    }
  }

  /** Runs a load on one of the threads for loads. */
  void loading(Runnable load) {
    KeyUser user = locks.userToBe();
    user.loads++;
    try {
      load.run();
    } finally {
      user.loads--;
      locks.left(user);
    }
  }
}
