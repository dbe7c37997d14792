package io.github.dynamojcache.internal.dynamo.generation;

import io.github.dynamojcache.internal.entries.StoredEntry;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An iteration that fetches its first page before it is known whether its generation is the current
 * one. Until that is known, no entry is returned, and no failure of that page counts. For one
 * thread.
 */
final class UnsettledIteration implements Iterator<StoredEntry> {

  private Iterator<StoredEntry> entries;
  private @Nullable Supplier<Iterator<StoredEntry>> current; // null when it is known
  private final Supplier<Iterator<StoredEntry>> again;

  /**
   * @param begun the iteration that begins at once
   * @param current waits until the generation is known; returns {@code begun}, or another iteration
   * @param again does the same after it has failed, regardless of what was found out before
   */
  UnsettledIteration(
      Iterator<StoredEntry> begun,
      Supplier<Iterator<StoredEntry>> current,
      Supplier<Iterator<StoredEntry>> again) {
    this.entries = begun;
    this.current = current;
    this.again = again;
  }

  @Override
  public boolean hasNext() {
    if (current != null) {
      settle(current);
    }
    return entries.hasNext();
  }

  private void settle(Supplier<Iterator<StoredEntry>> known) {
    Iterator<StoredEntry> begun = entries;
    RuntimeException failure = begin(begun);
    Iterator<StoredEntry> settled;
    try {
      settled = known.get();
    } catch (RuntimeException e) {
      if (failure != null && failure != e) {
        e.addSuppressed(failure);
      }
      current = again;
      throw e;
    }
    entries = settled;
    current = null;
    if (settled == begun && failure != null) {
      throw failure;
    }
  }

  private static @Nullable RuntimeException begin(Iterator<StoredEntry> begun) {
    try {
      boolean unused = begun.hasNext(); // the caller calls it again
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }

  @Override
  public StoredEntry next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return entries.next();
  }
}
