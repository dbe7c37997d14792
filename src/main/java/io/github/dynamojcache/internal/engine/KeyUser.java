package io.github.dynamojcache.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What one thread does with keys at the moment. Changed by that thread only; what it holds and
 * waits for is changed under the guard of {@link KeyLocks}, so that others can look at it there.
 */
final class KeyUser {

  /**
   * A decision that is being made on keys: whoever writes one of them meanwhile makes it void.
   *
   * @param names the keys
   * @param operation the operation that decides
   */
  record Decided(KeyNames names, String operation) {}

  final Thread thread;
  final List<HeldKey> held = new ArrayList<>();

  /** Of which listeners are being told. Looked at by others at any time. */
  final List<KeyName> told = new CopyOnWriteArrayList<>();

  final List<Decided> decided = new ArrayList<>();
  private KeyLock.@Nullable Waiter waiting;
  final List<KeyNames> loaded = new ArrayList<>();
  int loads;

  KeyUser(Thread thread) {
    this.thread = thread;
  }

  KeyLock.@Nullable Waiter waiting() {
    return waiting;
  }

  void waitsFor(KeyLock.Waiter waiter) {
    waiting = waiter;
  }

  void waitsNoMore() {
    waiting = null;
  }

  boolean isIdle() {
    return held.isEmpty() && told.isEmpty() && decided.isEmpty() && loaded.isEmpty() && loads == 0;
  }

  /** Returns whether another thread could wait for this one, which must not wait for it then. */
  boolean mayBeWaitedFor() {
    return !held.isEmpty() || !told.isEmpty() || loads > 0;
  }

  /** Returns the keys that the thread works on, for messages; guarded as {@link #held} is. */
  List<KeyName> keys() {
    List<KeyName> keys = new ArrayList<>();
    held.forEach(key -> keys.add(key.name()));
    keys.addAll(told);
    return keys.stream().distinct().toList();
  }
}
