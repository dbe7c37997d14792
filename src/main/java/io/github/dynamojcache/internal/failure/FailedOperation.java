package io.github.dynamojcache.internal.failure;

import org.jspecify.annotations.Nullable;

/**
 * The operation during which DynamoDB, or the connection to it, failed.
 *
 * @param name the operation as the user knows it, such as {@code get} or {@code createCache}
 * @param cache the cache's name; null when the failure concerns none
 * @param table the table's name
 * @param mayHaveWritten whether the failed request changes entries and was sent, so that it may
 *     have been executed without a response
 */
public record FailedOperation(
    String name, @Nullable String cache, String table, boolean mayHaveWritten) {

  /**
   * An operation for which it is unknown whether its request writes; it is treated as if it did.
   *
   * @param name the operation as the user knows it
   * @param cache the cache's name; null when the failure concerns none
   * @param table the table's name
   */
  public FailedOperation(String name, @Nullable String cache, String table) {
    this(name, cache, table, /* mayHaveWritten= */ true);
  }

  /**
   * Returns the same operation for a failed request that changes no entry, or was not sent.
   *
   * @return an operation without uncertain effects
   */
  public FailedOperation withoutWriting() {
    return new FailedOperation(name, cache, table, /* mayHaveWritten= */ false);
  }

  /**
   * Returns a sentence for a request that was sent without a response; empty if it cannot have
   * written.
   */
  String doubt() {
    return mayHaveWritten ? " Whether a write took effect is not known." : "";
  }
}
