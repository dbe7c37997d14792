package io.github.dynamojcache.internal.entries;

import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The next element of an iteration, found before it is taken. When the search for it throws, the
 * next call searches again; an element that was found stays until it is taken. For one thread.
 *
 * @param <T> the type of element
 */
public final class LookAhead<T> {

  private final Supplier<@Nullable T> search;
  private @Nullable T upcoming;

  /**
   * Creates one that has not searched yet.
   *
   * @param search finds the next element; null at the end, also when it is called again there
   */
  public LookAhead(Supplier<@Nullable T> search) {
    this.search = search;
  }

  /** Returns whether there is another element. */
  public boolean hasNext() {
    if (upcoming == null) {
      upcoming = search.get();
    }
    return upcoming != null;
  }

  /**
   * Returns the next element, and leaves it there.
   *
   * @return the element
   * @throws NoSuchElementException at the end
   */
  public T peek() {
    T next = hasNext() ? upcoming : null;
    if (next == null) {
      throw new NoSuchElementException();
    }
    return next;
  }

  /**
   * Returns the next element, and goes on to the one after it.
   *
   * @return the element
   * @throws NoSuchElementException at the end
   */
  public T take() {
    T next = peek();
    upcoming = null; // no call comes after this: what was found reaches the caller
    return next;
  }

  /** Goes on to the element after the one that was seen by {@link #peek}. */
  public void drop() {
    upcoming = null;
  }
}
