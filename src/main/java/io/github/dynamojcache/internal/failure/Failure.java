package io.github.dynamojcache.internal.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * The facts of a failure, as the rules need them.
 *
 * @param chain the exception and its causes, outermost first
 * @param code the service's error code, such as {@code AccessDeniedException}; empty when the
 *     failure is not a response of the service
 * @param message the message of the service, or else of the outermost exception; may be empty
 * @param status the HTTP status; 0 when the failure is not a response of the service
 */
record Failure(List<Throwable> chain, String code, String message, int status) {

  static final int DEEPEST = 20;
  private static final int HTTP_BAD_REQUEST = 400;

  static Failure of(Throwable failure) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable t = failure; t != null && chain.size() < DEEPEST; t = t.getCause()) {
      chain.add(t);
    }
    for (Throwable t : chain) {
      if (t instanceof AwsServiceException answer) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(answer.awsErrorDetails());
        return new Failure(
            List.copyOf(chain),
            details.map(AwsErrorDetails::errorCode).orElse(answer.getClass().getSimpleName()),
            details.map(AwsErrorDetails::errorMessage).orElseGet(() -> text(answer)),
            answer.statusCode());
      }
    }
    return new Failure(List.copyOf(chain), "", text(failure), 0);
  }

  /**
   * Whether it is an incomplete error response, of which only the status arrived. DynamoDB's own
   * always include a reason; other servers in its place use another status.
   */
  boolean isBrokenOff() {
    return status == HTTP_BAD_REQUEST && code.equals(DynamoDbException.class.getSimpleName());
  }

  /** Returns the number of attempts; 1 if the SDK does not report it. */
  int attempts() {
    for (Throwable t : chain) {
      Integer attempts = t instanceof SdkException failure ? failure.numAttempts() : null;
      if (attempts != null) {
        return attempts;
      }
    }
    return 1;
  }

  /** Returns the wait for a connection, if it made the request fail. */
  Optional<ConnectionWaitException.Wait> connectionWait() {
    return chain.stream()
        .filter(ConnectionWaitException.class::isInstance)
        .map(t -> ((ConnectionWaitException) t).what())
        .findFirst();
  }

  boolean hasCode(Set<String> codes) {
    return codes.contains(code);
  }

  boolean says(String words) {
    return message.contains(words);
  }

  /** Whether the exception or one of its causes has this type. */
  boolean is(Class<? extends Throwable> type) {
    return chain.stream().anyMatch(type::isInstance);
  }

  /** Whether the message of the exception or of one of its causes contains these words. */
  boolean anySays(String words) {
    return chain.stream().anyMatch(t -> text(t).contains(words));
  }

  private static String text(Throwable t) {
    return t.getMessage() == null ? "" : t.getMessage();
  }
}
