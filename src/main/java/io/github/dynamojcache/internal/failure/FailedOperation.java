package io.github.dynamojcache.internal.failure;

import org.jspecify.annotations.Nullable;

/**
 * What was being done when DynamoDB, or the way to it, failed.
 *
 * @param name the operation as the user knows it, such as {@code get} or {@code createCache}
 * @param cache the cache's name; null when the failure concerns none
 * @param table the table's name
 * @param mayHaveWritten whether the request that failed changes entries and was sent, so that it
 *     may have been carried out although nobody heard of it
 */
public record FailedOperation(
    String name, @Nullable String cache, String table, boolean mayHaveWritten) {

  /**
   * An operation of whose request it is not known whether it writes: as if it does.
   *
   * @param name the operation as the user knows it
   * @param cache the cache's name; null when the failure concerns none
   * @param table the table's name
   */
  public FailedOperation(String name, @Nullable String cache, String table) {
    this(name, cache, table, /* mayHaveWritten= */ true);
  }

  /**
   * Returns the same operation, failed by a request that changes no entry, or was not sent.
   *
   * @return one of which nothing is left in doubt
   */
  public FailedOperation withoutWriting() {
    return new FailedOperation(name, cache, table, /* mayHaveWritten= */ false);
  }

  /** A sentence for a request that was sent and not answered; empty when it cannot have written. */
  String doubt() {
    return mayHaveWritten ? " Whether a write took effect is not known." : "";
  }
}
