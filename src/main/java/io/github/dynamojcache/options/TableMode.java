package io.github.dynamojcache.options;

/** What the provider may do about the table itself ({@code table-mode}). */
public enum TableMode {
  /**
   * Creates a missing table, with on-demand billing and TTL on {@code ttl}. Otherwise as VERIFY.
   */
  CREATE,
  /** Describes the table, and refuses one whose key schema does not fit. */
  VERIFY,
  /** Sends no control-plane requests. */
  NONE
}
