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
 * A failure, taken apart once for the rules that look at it.
 *
 * @param chain the exception and its causes, outermost first
 * @param code the service's error code, such as {@code AccessDeniedException}; empty when the
 *     failure is not an answer of the service
 * @param message what the service, or else the outermost exception, says; empty when it says
 *     nothing
 * @param status the HTTP status; 0 when the failure is not an answer of the service
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
   * Whether it is a refusal of which nothing but the status has arrived. DynamoDB's own always say
   * why; what others answer in its place, they answer with another status.
   */
  boolean isBrokenOff() {
    return status == HTTP_BAD_REQUEST && code.equals(DynamoDbException.class.getSimpleName());
  }

  /** How often the request was sent; 1 where the SDK does not say. */
  int attempts() {
    for (Throwable t : chain) {
      Integer attempts = t instanceof SdkException failure ? failure.numAttempts() : null;
      if (attempts != null) {
        return attempts;
      }
    }
    return 1;
  }

  /** What the request waited for, if it waited for a connection and that is why it failed. */
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

  /** Whether the exception or one of its causes is of a type. */
  boolean is(Class<? extends Throwable> type) {
    return chain.stream().anyMatch(type::isInstance);
  }

  /** Whether the exception or one of its causes says something. */
  boolean anySays(String words) {
    return chain.stream().anyMatch(t -> text(t).contains(words));
  }

  private static String text(Throwable t) {
    return t.getMessage() == null ? "" : t.getMessage();
  }
}
