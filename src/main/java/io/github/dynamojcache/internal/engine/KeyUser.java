package io.github.dynamojcache.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The current use of keys by one thread. Only that thread changes it. The keys that it holds and
 * waits for are changed under the guard of {@link KeyLocks}, so that other threads can read them
 * there.
 */
final class KeyUser {

  /**
   * A decision that is being made on keys: a write to one of them meanwhile invalidates it.
   *
   * @param names the keys
   * @param operation the operation that decides
   */
  record Decided(KeyNames names, String operation) {}

  final Thread thread;
  final List<HeldKey> held = new ArrayList<>();

  /** The keys whose listeners are being called. Other threads may read this at any time. */
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

  /** Returns whether another thread could wait for this one; this one must then not wait for it. */
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
