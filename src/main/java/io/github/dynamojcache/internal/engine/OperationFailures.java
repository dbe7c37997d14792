package io.github.dynamojcache.internal.engine;

import java.util.Set;
import javax.cache.CacheException;

/** What the caller hears of an operation that did less than it was asked for. Thread-safe. */
public interface OperationFailures {

  /**
   * Makes the exception of a bulk operation that was not finished.
   *
   * @param operation the operation, for the message
   * @param finished the keys that are done for certain
   * @param unfinished the keys that failed or have an unknown outcome; never empty
   * @param cause what failed first
   * @return the exception to throw
   */
  RuntimeException unfinished(
      String operation, Set<?> finished, Set<?> unfinished, Throwable cause);

  /**
   * Says that a value was written, and that the old one, which the caller wanted, is not known. To
   * return is to let the caller have null in its place.
   *
   * @param operation the operation, for the message
   * @throws RuntimeException unless the cache goes on without DynamoDB's answers
   */
  void oldValueLost(String operation);

  /**
   * Says that an operation goes on although a write beside it has failed.
   *
   * @param write the write
   * @param operation the operation, for the message
   * @param failure why it failed
   */
  void wentOnWithout(BestEffortWrite write, String operation, CacheException failure);

  /**
   * Says that a loaded value could not be stored, because of DynamoDB. To return is to let the
   * caller have the value.
   *
   * @param operation the operation, for the message
   * @param failure why it could not be stored
   * @throws CacheException {@code failure}, unless the cache goes on without DynamoDB
   */
  void loadedNotStored(String operation, CacheException failure);

  /**
   * Says that entries were removed without a word to listeners and writer, because their keys
   * cannot be decoded.
   *
   * @param operation the operation, for the message
   * @param entries how many there were, at least one
   */
  void removedUntold(String operation, int entries);
}
