package io.github.dynamojcache.internal.dynamo.request;

import io.github.dynamojcache.internal.dynamo.item.Meta;
import io.github.dynamojcache.internal.dynamo.item.Partitions;
import io.github.dynamojcache.internal.failure.FailedOperation;
import io.github.dynamojcache.internal.failure.FailureTranslator;
import io.github.dynamojcache.internal.failure.UnprocessedItemsException;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Translates the failures of one cache's requests to exceptions that name the cache. Thread-safe.
 */
final class CallFailures {

  private final FailureTranslator translator;
  private final String cacheName;
  private final String table;
  private final boolean ofWrites;

  CallFailures(FailureTranslator translator, String cacheName, String table) {
    this(translator, cacheName, table, /* ofWrites= */ true);
  }

  private CallFailures(
      FailureTranslator translator, String cacheName, String table, boolean ofWrites) {
    this.translator = translator;
    this.cacheName = cacheName;
    this.table = table;
    this.ofWrites = ofWrites;
  }

  /** Returns the same for a request: only one that changes entries can have an unknown outcome. */
  CallFailures of(DynamoDbRequest request) {
    return request instanceof GetItemRequest
            || request instanceof BatchGetItemRequest
            || request instanceof QueryRequest
        ? ofReads()
        : this;
  }

  /** Returns the same for requests that change no entry: their outcome is never in doubt. */
  CallFailures ofReads() {
    return new CallFailures(translator, cacheName, table, /* ofWrites= */ false);
  }

  /** Returns the same for another cache of the same table. */
  CallFailures of(String otherCache) {
    return new CallFailures(translator, otherCache, table);
  }

  /** Returns the exception of an operation for an exception that the SDK has thrown. */
  CacheException of(String operation, RuntimeException thrown) {
    return translator.translate(thrown, operation(operation));
  }

  /** Returns the {@code Error} that ended a request; null if there is none. */
  @Nullable Error errorIn(Throwable thrown) {
    return translator.errorIn(thrown);
  }

  /** Returns the exception of an operation whose client, or an interceptor, threw an exception. */
  CacheException ofClient(String operation, Throwable thrown) {
    if (thrown instanceof RuntimeException exception) {
      if (isCutShort(exception)) {
        return cutShort(operation, exception);
      }
      // The exceptions of a closed client come from its HTTP pool or from its timers.
      if (exception instanceof SdkException
          || exception instanceof IllegalStateException
          || exception instanceof RejectedExecutionException) {
        return of(operation, exception);
      }
    }
    return ofApplication(operation, thrown);
  }

  private CacheException ofApplication(String operation, Throwable thrown) {
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return translator.explain(
        "the DynamoDbClient of the application, or an interceptor of it, failed with "
            + thrown
            + "."
            + (ofWrites ? " Whether a write took effect is not known." : ""),
        operation(operation),
        thrown);
  }

  /**
   * Apache5, an optional dependency, throws these when it is aborted while it connects or works.
   */
  private static boolean isCutShort(RuntimeException thrown) {
    return thrown instanceof NullPointerException
        || thrown instanceof CancellationException
        || thrown.getClass().getSimpleName().equals("ConnectionShutdownException");
  }

  private CacheException cutShort(String operation, RuntimeException thrown) {
    IOException broken = new IOException("the HTTP client failed: " + thrown.getMessage(), thrown);
    return of(
        operation,
        SdkClientException.create("an attempt was cut short while it connected", broken));
  }

  /**
   * Returns the exception of a batch that makes no more progress.
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
    return new FailedOperation(name, cacheName, table, ofWrites);
  }

  /** Returns the exception of an operation that found the cache's meta item broken. */
  CacheException brokenMetaItem(String operation, String what) {
    return translator.brokenMetaItem(
        what, Partitions.encodeName(cacheName), Meta.SORT_KEY, operation(operation));
  }
}
