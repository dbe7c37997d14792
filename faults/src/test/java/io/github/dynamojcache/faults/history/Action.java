package io.github.dynamojcache.faults.history;

/** What happens to one entry: an operation of a cache, or the part that a bulk operation does. */
public enum Action {
  /** In a cache with read-through, the call's value is what the loader brought, if it was asked. */
  GET,
  CONTAINS_KEY,
  PUT,
  /** A put whose old value was told to a listener. */
  PUT_TOLD,
  PUT_IF_ABSENT,
  REPLACE,
  /** A replace whose old value was told to a listener. */
  REPLACE_TOLD,
  REPLACE_IF_EQUAL,
  REMOVE,
  /** A remove whose old value was told to a listener. */
  REMOVE_TOLD,
  REMOVE_IF_EQUAL,
  /** What {@code removeAll} does to a key: a remove that tells nothing. */
  DELETE,
  GET_AND_PUT,
  GET_AND_REMOVE,
  GET_AND_REPLACE,
  /** An entry processor that sets a value and returns the one it found. */
  INVOKE_SWAP,
  /** An entry processor that removes the entry and returns the value it found. */
  INVOKE_TAKE
}
