package io.github.dynamojcache.options;

/** What a cache does when DynamoDB fails. */
public enum FailureMode {
  /** The operation throws a {@link javax.cache.CacheException}. */
  THROW,
  /** Reads miss, writes are skipped, and nothing that was to be changed is seen again as it was. */
  BYPASS
}
