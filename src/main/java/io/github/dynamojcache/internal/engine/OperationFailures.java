package io.github.dynamojcache.internal.engine;

import java.util.Set;
import javax.cache.CacheException;

/** What the caller learns about an operation that did less than requested. Thread-safe. */
public interface OperationFailures {

  /**
   * Creates the exception for a bulk operation that was not finished.
   *
   * @param operation the operation, for the message
   * @param finished the keys that are certainly done
   * @param unfinished the keys that failed or have an unknown outcome; never empty
   * @param cause what failed first
   * @return the exception to throw
   */
  RuntimeException unfinished(
      String operation, Set<?> finished, Set<?> unfinished, Throwable cause);

  /**
   * Reports that a value was written, but that the old value, which the caller requested, is not
   * known. If this returns, the caller gets null instead.
   *
   * @param operation the operation, for the message
   * @throws RuntimeException unless the cache continues when DynamoDB does not answer
   */
  void oldValueLost(String operation);

  /**
   * Reports that an operation continues although a side write has failed.
   *
   * @param write the side write
   * @param operation the operation, for the message
   * @param failure why it failed
   */
  void wentOnWithout(BestEffortWrite write, String operation, CacheException failure);

  /**
   * Reports that a loaded value could not be stored, because of DynamoDB. If this returns, the
   * caller gets the value.
   *
   * @param operation the operation, for the message
   * @param failure why it could not be stored
   * @throws CacheException {@code failure}, unless the cache continues without DynamoDB
   */
  void loadedNotStored(String operation, CacheException failure);

  /**
   * Reports that entries were removed without calling listeners and writer, because their keys
   * cannot be decoded.
   *
   * @param operation the operation, for the message
   * @param entries how many there were, at least one
   */
  void removedUntold(String operation, int entries);
}
