package io.github.dynamojcache.testing;

import software.amazon.awssdk.core.SdkRequest;

/**
 * One HTTP attempt.
 *
 * @param operation the operation's name as the service knows it, such as {@code PutItem}
 * @param attempt 1 for the first, 2 for its first retry, and so on
 * @param request what was asked, as the SDK's typed request
 * @param status the HTTP status of the answer; 0 when none came
 * @param readUnits read units consumed as the answer said; 0 when it said nothing, and so for every
 *     failure, although the service may charge it
 * @param writeUnits write units, likewise
 */
public record RecordedRequest(
    String operation,
    int attempt,
    SdkRequest request,
    int status,
    double readUnits,
    double writeUnits) {

  /**
   * The typed request.
   *
   * @param type the request's class
   * @param <T> the request's type
   * @return the request
   * @throws ClassCastException if it is of another type
   */
  public <T extends SdkRequest> T request(Class<T> type) {
    return type.cast(request);
  }
}
