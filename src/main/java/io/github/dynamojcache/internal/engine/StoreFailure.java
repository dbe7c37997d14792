package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.failure.Outage;
import io.github.dynamojcache.internal.failure.UserCodeFailure;
import javax.cache.CacheException;

/**
 * Distinguishes failures of DynamoDB from failures of the application's code, which may wrap one of
 * DynamoDB.
 */
final class StoreFailure {

  private StoreFailure() {}

  /** Returns whether DynamoDB has refused a request, or has not answered. */
  static boolean isOne(CacheException failure) {
    return !UserCodeFailure.isOne(failure) && (Outage.isOne(failure) || Outage.isAnswer(failure));
  }

  /**
   * Returns whether DynamoDB has not answered, or could not carry out the request at the moment.
   */
  static boolean isOutage(CacheException failure) {
    return !UserCodeFailure.isOne(failure) && Outage.isOne(failure);
  }
}
