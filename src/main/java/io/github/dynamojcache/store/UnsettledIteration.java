package io.github.dynamojcache.store;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An iteration that fetches its first page while nobody knows yet whether its generation is the
 * current one. For one thread.
 */
final class UnsettledIteration implements Iterator<StoredEntry> {

  private Iterator<StoredEntry> entries;
  private @Nullable Supplier<Iterator<StoredEntry>> current;

  /**
   * @param begun the iteration that begins at once
   * @param current waits until the generation is known; returns {@code begun}, or another iteration
   */
  UnsettledIteration(
      Iterator<StoredEntry> begun, @Nullable Supplier<Iterator<StoredEntry>> current) {
    this.entries = begun;
    this.current = current;
  }

  @Override
  public boolean hasNext() {
    boolean any = entries.hasNext();
    if (current == null) {
      return any;
    }
    entries = current.get();
    current = null;
    return entries.hasNext();
  }

  @Override
  public StoredEntry next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return entries.next();
  }
}
