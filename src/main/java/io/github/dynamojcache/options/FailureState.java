package io.github.dynamojcache.options;

/** The failure state of a cache with {@code failure-mode = bypass}. */
public enum FailureState {
  /** Requests are sent to DynamoDB. Keys whose last write failed are bypassed until deleted. */
  CLOSED,
  /** The cache bypasses DynamoDB and sends no requests. */
  OPEN,
  /** The cache still bypasses DynamoDB; one request tests whether it responds. */
  HALF_OPEN,
  /** DynamoDB responds. The cache bypasses it until all journalled keys are deleted. */
  REPLAYING
}
