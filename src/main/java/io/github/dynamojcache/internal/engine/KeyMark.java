package io.github.dynamojcache.internal.engine;

import java.util.List;

/** A note of a thread about keys. The same thread closes it, the last note first. */
final class KeyMark implements AutoCloseable {

  private final KeyLocks locks;
  private final KeyUser user;
  private final List<?> notes;

  /**
   * @param notes the list at whose end the note was added
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
