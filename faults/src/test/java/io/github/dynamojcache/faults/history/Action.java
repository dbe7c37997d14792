package io.github.dynamojcache.faults.history;

/** The operations of a cache that act on one entry. */
public enum Action {
  GET(false),
  CONTAINS_KEY(false),
  PUT(true),
  PUT_IF_ABSENT(true),
  REPLACE(true),
  REPLACE_IF_EQUAL(true),
  REMOVE(true),
  REMOVE_IF_EQUAL(true),
  GET_AND_PUT(true),
  GET_AND_REMOVE(true),
  GET_AND_REPLACE(true),
  /** An entry processor that sets a value and returns the one it found. */
  INVOKE_SWAP(true),
  /** An entry processor that removes the entry and returns the value it found. */
  INVOKE_TAKE(true);

  private final boolean write;

  Action(boolean write) {
    this.write = write;
  }

  /** Returns whether it may change the entry. */
  public boolean isWrite() {
    return write;
  }
}
