package io.github.dynamojcache.internal.failure;

import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Turns what the SDK throws into a {@link CacheException} that names the cache, the operation, the
 * table and the endpoint, and says what mends it. Immutable and thread-safe.
 *
 * <p>Messages hold no keys and no values. An interrupt that the SDK swallowed is set again on the
 * calling thread.
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
   * @param endpoint where the client sends its requests, as {@link EndpointDescription} puts it
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
   * Creates a translator for a client that somebody else has set up, of whose connections nothing
   * is known.
   *
   * @param endpoint where the client sends its requests, as {@link EndpointDescription} puts it
   * @return the translator
   */
  public static FailureTranslator ofHandedIn(String endpoint) {
    return new FailureTranslator(endpoint, /* isOfHandedIn= */ true, () -> {});
  }

  /**
   * Returns the same translator for a client that is to hear of each {@code Error} which ended one
   * of its requests: the SDK tells nobody.
   *
   * @param heard is run on the thread whose request it was
   * @return the translator
   */
  public FailureTranslator tellingOfErrors(Runnable heard) {
    return new FailureTranslator(endpoint, isOfHandedIn, heard);
  }

  /**
   * Where the client sends its requests.
   *
   * @return the description given at the start
   */
  public String endpoint() {
    return endpoint;
  }

  /**
   * Returns the {@code Error} that has ended a request, also where the SDK has wrapped it on its
   * way: it is its caller's, and no failure of a cache. The client hears of it.
   *
   * @param thrown what was thrown
   * @return the error; null when there is none, or that of another thread
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
   * @param failure what the SDK threw
   * @param operation what was being done
   * @return the exception to throw, with {@code failure} as its cause; {@code failure} itself when
   *     it is a {@link CacheException} already
   * @throws Error the one that {@code failure} is a wrapping of
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
   * A failure that is not the SDK's, in the same form.
   *
   * @param words what is wrong and what mends it, in whole sentences
   * @param operation what was being done
   * @param cause what it comes from; null when from nothing else
   * @return the exception to throw
   */
  public CacheException explain(
      String words, FailedOperation operation, @Nullable Throwable cause) {
    return new CacheException(where(operation) + ": " + words, cause);
  }

  /**
   * The failure of an operation that found a cache's meta item broken.
   *
   * @param what what is wrong with it
   * @param partitionKey the item's partition key
   * @param sortKey the item's sort key
   * @param operation what was being done
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

  /** What the service or the SDK said, for the reader who wants to search for it. */
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
