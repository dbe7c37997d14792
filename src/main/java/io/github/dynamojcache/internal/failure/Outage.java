package io.github.dynamojcache.internal.failure;

import io.github.dynamojcache.internal.failure.ConnectionWaitException.Wait;
import java.io.IOException;
import java.net.SocketTimeoutException;
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
        || facts.is(CancellationException.class) // time was up while a connection was waited for
        || facts.is(IOException.class)
        || facts.anySays("connection from pool");
  }

  /**
   * Returns whether an outage is known to be that of a part: one partition is throttled, others are
   * served.
   *
   * @param failure what an operation of the store threw
   * @return false also when nobody knows
   */
  public static boolean isOfOnePartition(CacheException failure) {
    Failure facts = Failure.of(failure);
    return Throttling.of(facts).isOfPartitions()
        || facts.chain().stream()
            .anyMatch(t -> t instanceof UnprocessedItemsException left && left.isOfSome());
  }

  /**
   * Returns whether nobody answered at all, so that whoever asks there, for whatever, will wait in
   * vain: no connection, or no answer in time. Who waited for a connection while others were
   * answered knows better.
   *
   * @param failure what an operation of the store threw
   * @return true for an outage in which the service said nothing
   */
  public static boolean isSilence(CacheException failure) {
    return isOne(failure) && !isAnswer(failure) && !isCrowded(Failure.of(failure));
  }

  private static boolean isCrowded(Failure facts) {
    return facts.anySays("connection from pool")
        || facts.connectionWait().map(Wait::othersAnswered).orElse(false);
  }

  /**
   * Returns whether the time was over before the service had answered: perhaps it is gone, perhaps
   * the request or its answer is too large for the network.
   *
   * @param failure what an operation of the store threw
   * @return true when asking for less may help
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
   * Returns whether it is the service that answered, and said no.
   *
   * @param failure what an operation of the store threw
   * @return true for an error of the service, also one of an outage
   */
  public static boolean isAnswer(CacheException failure) {
    Failure facts = Failure.of(failure);
    return facts.status() > 0 || facts.is(UnprocessedItemsException.class);
  }
}
