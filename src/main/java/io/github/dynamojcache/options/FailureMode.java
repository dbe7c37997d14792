package io.github.dynamojcache.options;

/** What a cache does when DynamoDB fails: the setting {@code failure-mode}. */
public enum FailureMode {
  /** The operation throws a {@link javax.cache.CacheException}. */
  THROW,
  /**
   * Reads miss and writes are skipped. Entries changed during an outage are deleted before reads
   * resume.
   */
  BYPASS
}
