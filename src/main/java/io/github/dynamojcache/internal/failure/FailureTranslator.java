package io.github.dynamojcache.internal.failure;

import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Translates exceptions of the SDK into a {@link CacheException} that names the cache, the
 * operation, the table, the endpoint and the remedy. Thread-safe.
 *
 * <p>Messages contain no keys or values. If the SDK has cleared the thread's interrupt flag, it is
 * set again.
 */
public final class FailureTranslator {

  private static final int LONGEST_QUOTE = 400;

  private final String endpoint;
  private final AwsCommands commands;
  private final boolean isOfHandedIn;
  private final Runnable onError;
  private volatile boolean errorsCameUp;

  /**
   * Creates a translator for one client.
   *
   * @param endpoint where the client sends its requests, in the form of {@link EndpointDescription}
   */
  public FailureTranslator(String endpoint) {
    this(endpoint, /* isOfHandedIn= */ false, () -> {});
  }

  private FailureTranslator(String endpoint, boolean isOfHandedIn, Runnable onError) {
    this.endpoint = endpoint;
    this.onError = onError;
    this.commands = new AwsCommands(endpoint);
    this.isOfHandedIn = isOfHandedIn;
  }

  /**
   * Creates a translator for the application's own client, whose connections are unknown.
   *
   * @param endpoint where the client sends its requests, in the form of {@link EndpointDescription}
   * @return the translator
   */
  public static FailureTranslator ofHandedIn(String endpoint) {
    return new FailureTranslator(endpoint, /* isOfHandedIn= */ true, () -> {});
  }

  /**
   * Returns the same translator with a listener for each {@code Error} that ended a request: the
   * SDK does not report it.
   *
   * @param heard runs on the thread of the request
   * @return the translator
   */
  public FailureTranslator tellingOfErrors(Runnable heard) {
    return new FailureTranslator(endpoint, isOfHandedIn, heard);
  }

  /**
   * Returns where the client sends its requests.
   *
   * @return the description given to the constructor
   */
  public String endpoint() {
    return endpoint;
  }

  /**
   * Returns the {@code Error} that ended a request, also if the SDK has wrapped it. It is passed to
   * the caller and is not a failure of the cache. The listener is notified.
   *
   * @param thrown what was thrown
   * @return the error; null when there is none, or it is that of another thread
   */
  public @Nullable Error errorIn(Throwable thrown) {
    Error error = inside(thrown);
    if (error != null) {
      errorsCameUp = true;
      onError.run();
    }
    return error;
  }

  private static @Nullable Error inside(Throwable thrown) {
    Throwable inside = thrown;
    for (int depth = 0; inside instanceof RuntimeException && depth < Failure.DEEPEST; depth++) {
      inside = inside.getCause();
    }
    return inside instanceof Error error ? error : null;
  }

  /**
   * Translates a failure.
   *
   * @param failure the exception of the SDK
   * @param operation the operation that failed
   * @return the exception to throw, with {@code failure} as its cause; {@code failure} itself when
   *     it is a {@link CacheException} already
   * @throws Error the error that {@code failure} wraps
   */
  public CacheException translate(RuntimeException failure, FailedOperation operation) {
    if (failure instanceof CacheException translated) {
      return translated;
    }
    Error error = errorIn(failure);
    if (error != null) {
      throw error;
    }
    Failure facts = Failure.of(failure);
    if (ReachRemedies.isInterrupted(facts)) {
      Thread.currentThread().interrupt();
    }
    return new CacheException(
        where(operation)
            + ": "
            + (errorsCameUp && ConnectionRemedies.areShutDown(facts)
                ? ConnectionRemedies.shutDownByError()
                : Remedies.say(facts, operation, commands))
            + (isOfHandedIn ? ConnectionRemedies.hint(facts) : "")
            + quote(facts),
        failure);
  }

  /**
   * Returns an exception in the same form for a failure that is not the SDK's.
   *
   * @param words the failure and its remedy, in whole sentences
   * @param operation the operation that failed
   * @param cause the cause; null if there is none
   * @return the exception to throw
   */
  public CacheException explain(
      String words, FailedOperation operation, @Nullable Throwable cause) {
    return new CacheException(where(operation) + ": " + words, cause);
  }

  /**
   * Returns the exception for an operation that found a cache's meta item corrupt.
   *
   * @param what the defect
   * @param partitionKey the item's partition key
   * @param sortKey the item's sort key
   * @param operation the operation that failed
   * @return the exception to throw
   */
  public CacheException brokenMetaItem(
      String what, String partitionKey, String sortKey, FailedOperation operation) {
    String words =
        "the cache's meta item (pk = '"
            + partitionKey
            + "', sk = '"
            + sortKey
            + "') is broken: "
            + what
            + ". Restore it from a backup of the table; or delete it, and the cache is empty and"
            + " starts anew: "
            + commands.deleteItem(operation.table(), partitionKey, sortKey);
    return explain(words, operation, /* cause= */ null);
  }

  private String where(FailedOperation operation) {
    String cache = operation.cache() == null ? "" : " on cache '" + operation.cache() + "'";
    return operation.name()
        + cache
        + " failed (table '"
        + operation.table()
        + "' at "
        + endpoint
        + ")";
  }

  /** Quotes the service or the SDK, for readers who want to search for the message. */
  private static String quote(Failure failure) {
    for (Throwable t : failure.chain()) {
      if (t instanceof AwsServiceException answer) {
        return " DynamoDB said: "
            + shortened(failure.message())
            + " ("
            + failure.code()
            + ", HTTP "
            + failure.status()
            + ", request "
            + answer.requestId()
            + attempts(answer)
            + ")";
      }
      if (t instanceof SdkException) {
        return " The SDK said: " + shortened(t.getMessage());
      }
    }
    Throwable outermost = failure.chain().get(0);
    return " It was: " + outermost.getClass().getName() + ": " + shortened(outermost.getMessage());
  }

  private static String attempts(SdkException failure) {
    Integer attempts = failure.numAttempts();
    return attempts == null ? "" : ", attempts " + attempts;
  }

  private static String shortened(@Nullable String words) {
    if (words == null) {
      return "nothing";
    }
    return words.length() <= LONGEST_QUOTE ? words : words.substring(0, LONGEST_QUOTE) + "…";
  }
}
