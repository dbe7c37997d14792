package io.github.dynamojcache.internal.failure;

import io.github.dynamojcache.internal.failure.ConnectionWaitException.Wait;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** Remedies for the connections of the HTTP client: too few, or shut down. */
final class ConnectionRemedies {

  private ConnectionRemedies() {}

  static List<Remedy> all() {
    return List.of(
        new Remedy(
            f -> f.connectionWait().isPresent(),
            (f, o, c) -> waited(f.connectionWait().orElseThrow(), o)),
        Remedy.of(
            f -> f.anySays("connection from pool") || f.anySays("onnection pool timeout"),
            "More calls were under way than the HTTP client has connections. Raise"
                + " max-connections; where a DynamoDbClient was handed in, its maxConnections."),
        Remedy.ofUnanswered(
            ConnectionRemedies::isCutShort,
            "No attempt was answered within attempt-timeout: the last one was cut short while it"
                + " waited for a connection or made one.",
            "If more threads use the DynamoDbClient at the same time than its HTTP client has"
                + " connections, raise max-connections; where a DynamoDbClient was handed in, its"
                + " maxConnections. Else raise attempt-timeout, and call-timeout with it, if the"
                + " network is slow; max-attempts sets the number of attempts."),
        Remedy.of(
            ConnectionRemedies::areShutDown,
            "The DynamoDbClient is closed, or an Error in another thread's request, such as"
                + " OutOfMemoryError, has shut down the connections of its HTTP client. If it was"
                + " handed in by the application, close the cache manager before the client. After"
                + " an Error make a new DynamoDbClient and a new cache manager."),
        Remedy.of(
            f -> f.is(RejectedExecutionException.class),
            "The DynamoDbClient is closed. If it was handed in by the application, close the cache"
                + " manager before the client."));
  }

  static boolean areShutDown(Failure failure) {
    return failure.anySays("onnection pool shut down");
  }

  /** Explains a shut-down pool when no client was closed, as far as known. */
  static String shutDownByError() {
    return "An Error inside an earlier request has shut down the connections of the HTTP client, as"
        + " it does in those of Apache: no request of this DynamoDbClient works any more. Mend the"
        + " cause of the Error, and make a new DynamoDbClient and a new cache manager. A client"
        + " that the provider makes by itself continues with new connections.";
  }

  /** Returns another possible cause when the number of connections is unknown. */
  static String hint(Failure failure) {
    return failure.is(ApiCallTimeoutException.class)
            || failure.is(ApiCallAttemptTimeoutException.class)
        ? " If more threads use the DynamoDbClient at the same time than its HTTP client has"
            + " connections, raise the maxConnections of the HTTP client."
        : "";
  }

  /**
   * The SDK's timeout exceptions are exact; an Apache exception without one shows where the time
   * ran out.
   */
  private static boolean isCutShort(Failure failure) {
    return !failure.is(ApiCallTimeoutException.class)
        && !failure.is(ApiCallAttemptTimeoutException.class)
        && (failure.is(CancellationException.class)
            || failure.anySays("an attempt was cut short while it connected"));
  }

  private static String waited(Wait wait, FailedOperation operation) {
    String inUse =
        "all "
            + wait.connections()
            + " connections (max-connections = "
            + wait.connections()
            + ") were in use by other calls";
    String waited = "The request waited for a connection for " + times(wait) + ", because " + inUse;
    return switch (wait.sent()) {
          case NEVER -> waited + ", and was not sent.";
          case EARLIER -> waited + ": its last attempt was not sent." + operation.doubt();
          case LATE -> waited + ", and had no answer in the rest." + operation.doubt();
        }
        + (wait.othersAnswered()
            ? " Raise "
            : " Nor was any other call answered meanwhile: see whether DynamoDB answers at all. If"
                + " it does, raise ")
        + "max-connections to the number of threads that use the caches of this manager at the same"
        + " time.";
  }

  private static String times(Wait wait) {
    return wait.waited().toMillis() + " of " + wait.lasted().toMillis() + " ms";
  }
}
