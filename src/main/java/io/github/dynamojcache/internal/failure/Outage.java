package io.github.dynamojcache.internal.failure;

import io.github.dynamojcache.internal.failure.ConnectionWaitException.Wait;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CancellationException;
import javax.cache.CacheException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/**
 * Distinguishes outages, in which DynamoDB is unreachable or temporarily unable to respond, from
 * errors in the setup. An outage ends by itself; an error in the setup must be seen.
 */
public final class Outage {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private Outage() {}

  /**
   * Returns whether a failure is an outage: no response in time, no connection, an error inside the
   * service, or throttling that outlasted the retries. Access denied, a missing table, a refused
   * request, a closed client and an interrupted thread are not outages.
   *
   * @param failure the exception of a store operation
   * @return true if only a later retry can help
   */
  public static boolean isOne(CacheException failure) {
    Failure facts = Failure.of(failure);
    if (facts.is(SealUnusableException.class)) {
      return false;
    }
    if (facts.is(UnprocessedItemsException.class)) {
      return true;
    }
    if (facts.status() > 0) {
      return facts.status() >= SERVER_ERROR
          || facts.status() == TOO_MANY_REQUESTS
          || facts.isBrokenOff()
          || Throttling.isOne(facts);
    }
    if (ReachRemedies.isInterrupted(facts) || facts.anySays("onnection pool shut down")) {
      return false;
    }
    return facts.is(ApiCallTimeoutException.class)
        || facts.is(ApiCallAttemptTimeoutException.class)
        || facts.is(CancellationException.class) // timed out while waiting for a connection
        || facts.is(IOException.class)
        || facts.anySays("connection from pool");
  }

  /**
   * Returns whether an outage is known to be partial: one partition is throttled, others are
   * served.
   *
   * @param failure the exception of a store operation
   * @return false also when it is unknown
   */
  public static boolean isOfOnePartition(CacheException failure) {
    Failure facts = Failure.of(failure);
    return Throttling.of(facts).isOfPartitions()
        || facts.chain().stream()
            .anyMatch(t -> t instanceof UnprocessedItemsException left && left.isOfSome());
  }

  /**
   * Returns whether there was no response at all, so that any other request to this endpoint would
   * also wait without result: no connection, or no response in time. False if the request waited
   * for a connection while others got responses.
   *
   * @param failure the exception of a store operation
   * @return true for an outage without any response from the service
   */
  public static boolean isSilence(CacheException failure) {
    return isOne(failure) && !isAnswer(failure) && !isCrowded(Failure.of(failure));
  }

  private static boolean isCrowded(Failure facts) {
    return facts.anySays("connection from pool")
        || facts.connectionWait().map(Wait::othersAnswered).orElse(false);
  }

  /**
   * Returns whether the time limit ended before the service responded: it may be down, or the
   * request or its response may be too large for the network.
   *
   * @param failure the exception of a store operation
   * @return true when a smaller request may help
   */
  public static boolean isOutOfTime(CacheException failure) {
    Failure facts = Failure.of(failure);
    return isOne(failure)
        && !isAnswer(failure)
        && !facts.anySays("connection from pool")
        && (facts.is(ApiCallTimeoutException.class)
            || facts.is(ApiCallAttemptTimeoutException.class)
            || facts.is(SocketTimeoutException.class)
            || facts.is(CancellationException.class)
            || facts.anySays("an attempt was cut short"));
  }

  /**
   * Returns whether the service responded with an error.
   *
   * @param failure the exception of a store operation
   * @return true for an error of the service, including one that is an outage
   */
  public static boolean isAnswer(CacheException failure) {
    Failure facts = Failure.of(failure);
    return facts.status() > 0 || facts.is(UnprocessedItemsException.class);
  }
}
