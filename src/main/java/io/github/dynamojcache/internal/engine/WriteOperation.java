package io.github.dynamojcache.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * A JCache operation that writes one entry, as a value: the twenty operations differ only in these
 * properties. Immutable.
 *
 * @param name the method's name, for messages
 * @param requirement the state of the entry that the operation requires
 * @param newValue the value to store, or null to remove the entry
 * @param expected the value that {@link Requirement#EQUAL} requires, else null
 * @param wantsOld whether the caller wants the old value
 * @param countsLookup whether the operation counts as a hit or a miss
 * @param countsPut whether a stored value counts as a put
 * @param writesThrough whether the cache writer is called
 * @param <V> the type of value
 */
record WriteOperation<V>(
    String name,
    Requirement requirement,
    @Nullable V newValue,
    @Nullable V expected,
    boolean wantsOld,
    boolean countsLookup,
    boolean countsPut,
    boolean writesThrough) {

  enum Requirement {
    ANY,
    ABSENT,
    PRESENT,
    EQUAL
  }

  static <V> WriteOperation<V> put(V value) {
    return store("put", Requirement.ANY, value, null, false, false);
  }

  static <V> WriteOperation<V> getAndPut(V value) {
    return store("getAndPut", Requirement.ANY, value, null, true, true);
  }

  static <V> WriteOperation<V> putIfAbsent(V value) {
    return store("putIfAbsent", Requirement.ABSENT, value, null, false, true);
  }

  static <V> WriteOperation<V> replace(V value) {
    return store("replace", Requirement.PRESENT, value, null, false, true);
  }

  static <V> WriteOperation<V> getAndReplace(V value) {
    return store("getAndReplace", Requirement.PRESENT, value, null, true, true);
  }

  static <V> WriteOperation<V> replaceIfEqual(V expected, V value) {
    return store("replace", Requirement.EQUAL, value, expected, false, true);
  }

  static <V> WriteOperation<V> remove() {
    return new WriteOperation<>("remove", Requirement.ANY, null, null, false, false, false, true);
  }

  static <V> WriteOperation<V> getAndRemove() {
    return new WriteOperation<>(
        "getAndRemove", Requirement.ANY, null, null, true, true, false, true);
  }

  static <V> WriteOperation<V> removeIfEqual(V expected) {
    return new WriteOperation<>(
        "remove", Requirement.EQUAL, null, expected, false, true, false, true);
  }

  /** A value that was loaded on a miss: it is no put, and the writer has it already. */
  static <V> WriteOperation<V> loaded(V value) {
    return new WriteOperation<>("get", Requirement.ABSENT, value, null, false, false, false, false);
  }

  /** A value that {@code loadAll} loaded, which replaces the present one. */
  static <V> WriteOperation<V> reloaded(V value) {
    return new WriteOperation<>(
        "loadAll", Requirement.ANY, value, null, false, false, false, false);
  }

  /**
   * The action of an entry processor, for the statistics: the processor itself decides what is
   * written.
   *
   * @param countsPut whether a stored value counts as a put
   */
  static <V> WriteOperation<V> invoked(boolean countsPut) {
    return new WriteOperation<>(
        "invoke", Requirement.ANY, null, null, false, true, countsPut, true);
  }

  /** Returns the same operation without the writer, which was already called, in bulk. */
  WriteOperation<V> alreadyWrittenThrough() {
    return new WriteOperation<>(
        name, requirement, newValue, expected, wantsOld, countsLookup, countsPut, false);
  }

  private static <V> WriteOperation<V> store(
      String name,
      Requirement requirement,
      V value,
      @Nullable V expected,
      boolean wantsOld,
      boolean countsLookup) {
    return new WriteOperation<>(
        name, requirement, value, expected, wantsOld, countsLookup, true, true);
  }
}
