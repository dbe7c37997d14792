package io.github.dynamojcache.faults.history;

import org.jspecify.annotations.Nullable;

/**
 * A call of an operation.
 *
 * @param action the operation
 * @param key of which entry
 * @param value the value to store, which no other call of the run stores, or which the loader
 *     brought for it; null where there is none
 * @param expected the value that must be there; null where the operation has no such parameter
 */
public record Call(Action action, String key, @Nullable String value, @Nullable String expected) {

  /** Returns the same call, after the loader brought a value for it. */
  public Call loading(String loaded) {
    return new Call(action, key, loaded, expected);
  }
}
