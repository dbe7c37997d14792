package io.github.dynamojcache.internal.engine;

import java.util.List;

/** What a thread has noted of keys, until it is closed by the same thread, last note first. */
final class KeyMark implements AutoCloseable {

  private final KeyLocks locks;
  private final KeyUser user;
  private final List<?> notes;

  /**
   * @param notes where the note was added, at the end
   */
  KeyMark(KeyLocks locks, KeyUser user, List<?> notes) {
    this.locks = locks;
    this.user = user;
    this.notes = notes;
  }

  @Override
  public void close() {
    notes.remove(notes.size() - 1);
    locks.left(user);
  }
}
