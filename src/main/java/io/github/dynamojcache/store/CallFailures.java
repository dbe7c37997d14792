package io.github.dynamojcache.store;

import io.github.dynamojcache.failure.FailedOperation;
import io.github.dynamojcache.failure.FailureTranslator;
import io.github.dynamojcache.failure.UnprocessedItemsException;
import java.io.IOException;
import javax.cache.CacheException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The failures of one cache's requests, as exceptions that name the cache. Thread-safe. */
final class CallFailures {

  private final FailureTranslator translator;
  private final String cacheName;
  private final String table;

  CallFailures(FailureTranslator translator, String cacheName, String table) {
    this.translator = translator;
    this.cacheName = cacheName;
    this.table = table;
  }

  /** The same for another cache of the same table. */
  CallFailures of(String otherCache) {
    return new CallFailures(translator, otherCache, table);
  }

  /** Returns the exception of an operation to which the SDK has thrown this. */
  CacheException of(String operation, RuntimeException thrown) {
    return translator.translate(thrown, operation(operation));
  }

  /** So Apache5 ends when it is cut short between getting a connection and using it. */
  CacheException cutShort(String operation, RuntimeException thrown) {
    IOException broken = new IOException("the HTTP client failed: " + thrown.getMessage(), thrown);
    return of(
        operation,
        SdkClientException.create("an attempt was cut short while it connected", broken));
  }

  /**
   * Returns the exception of a batch of which nothing gets done any more.
   *
   * @param left how many of its items are not done
   * @param of how many it had
   */
  CacheException unprocessed(String operation, int left, int of) {
    String words =
        "DynamoDB left "
            + left
            + " of a batch of "
            + of
            + " items unprocessed, again and again: it is";
    return translator.explain(
        words
            + " throttled. Raise the table's capacity, or ask for less at once. If it is always the"
            + " same items, their partition is hot: more shards spread a cache.",
        operation(operation),
        new UnprocessedItemsException(words + " throttled", left < of));
  }

  private FailedOperation operation(String name) {
    return new FailedOperation(name, cacheName, table);
  }

  /** Returns the exception of an operation that found the cache's meta item broken. */
  CacheException brokenMetaItem(String operation, String what) {
    return translator.brokenMetaItem(
        what,
        Partitions.encodeName(cacheName),
        Meta.SORT_KEY,
        new FailedOperation(operation, cacheName, table));
  }
}
