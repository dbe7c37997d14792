package io.github.dynamojcache.engine;

import java.util.List;

/** What a thread has noted of keys, until it is closed by the same thread, last mark first. */
final class KeyMark implements AutoCloseable {

  private final KeyLocks locks;
  private final KeyUser user;
  private final List<?> notes;
  private final int count;

  /**
   * @param notes where the notes were added, at the end
   * @param count how many there were
   */
  KeyMark(KeyLocks locks, KeyUser user, List<?> notes, int count) {
    this.locks = locks;
    this.user = user;
    this.notes = notes;
    this.count = count;
  }

  @Override
  public void close() {
    notes.subList(notes.size() - count, notes.size()).clear();
    locks.left(user);
  }
}
