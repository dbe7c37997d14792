package io.github.dynamojcache.options;

/** What the provider may do about the table itself ({@code table-mode}). */
public enum TableMode {
  /**
   * Create the table when it is missing: on-demand billing, TTL on {@code ttl}. Otherwise as
   * VERIFY.
   */
  CREATE,
  /** Describe the table, and refuse to work with one whose key schema does not fit. */
  VERIFY,
  /** Make no control-plane call at all. */
  NONE
}
