package io.github.dynamojcache.options;

/** How a cache with {@code failure-mode = bypass} stands to DynamoDB. */
public enum FailureState {
  /** DynamoDB is asked. Single keys whose last write failed are bypassed until made up for. */
  CLOSED,
  /** DynamoDB is not asked: everything is bypassed. */
  OPEN,
  /** Everything is bypassed, and one request finds out whether DynamoDB is back. */
  HALF_OPEN,
  /** DynamoDB is back. Everything is bypassed until what was journalled is gone from the table. */
  REPLAYING
}
