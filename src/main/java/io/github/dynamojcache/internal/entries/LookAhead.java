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
   * Creates a look-ahead that has not searched yet.
   *
   * @param search finds the next element; null at the end, also on repeated calls
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
   * Returns the next element without taking it.
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
   * Takes and returns the next element.
   *
   * @return the element
   * @throws NoSuchElementException at the end
   */
  public T take() {
    T next = peek();
    upcoming = null; // nothing after this can fail: the element reaches the caller
    return next;
  }

  /** Advances past the element that {@link #peek} returned. */
  public void drop() {
    upcoming = null;
  }
}
