package io.github.dynamojcache.failure;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import javax.cache.CacheException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/**
 * Tells that DynamoDB cannot be reached, or cannot do it now, from that something is set up wrong.
 * The first passes by itself; the second must not stay unseen.
 */
public final class Outage {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final Set<String> THROTTLED =
      Set.of(
          "ProvisionedThroughputExceededException",
          "ThrottlingException",
          "Throttling",
          "ThrottledException",
          "TooManyRequestsException",
          "RequestLimitExceeded");

  private Outage() {}

  /**
   * Returns whether a failure is an outage: no answer in time, no connection, an error inside the
   * service, or throttling that outlasted the retries. Access denied, a missing table, a refused
   * request, a closed client and an interrupted thread are none.
   *
   * @param failure what an operation of the store threw
   * @return true when trying again later may help, and nothing else would
   */
  public static boolean isOne(CacheException failure) {
    Failure facts = Failure.of(failure);
    if (facts.is(UnprocessedItemsException.class)) {
      return true;
    }
    if (facts.status() > 0) {
      return facts.status() >= SERVER_ERROR
          || facts.status() == TOO_MANY_REQUESTS
          || facts.isBrokenOff()
          || facts.hasCode(THROTTLED);
    }
    if (ReachRemedies.isInterrupted(facts) || facts.anySays("onnection pool shut down")) {
      return false;
    }
    return facts.is(ApiCallTimeoutException.class)
        || facts.is(ApiCallAttemptTimeoutException.class)
        || facts.is(CancellationException.class) // time was up while a connection was waited for
        || facts.is(IOException.class)
        || facts.anySays("connection from pool");
  }
}
