package io.github.dynamojcache.engine;

import io.github.dynamojcache.failure.Outage;
import javax.cache.CacheException;
import javax.cache.event.CacheEntryListenerException;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CacheWriterException;
import javax.cache.processor.EntryProcessorException;

/**
 * Tells failures of DynamoDB from those of the application's code, which may have DynamoDB's
 * inside.
 */
final class StoreFailure {

  private StoreFailure() {}

  /** Returns whether DynamoDB has refused a request, or has not answered. */
  static boolean isOne(CacheException failure) {
    return !isOfUserCode(failure) && (Outage.isOne(failure) || Outage.isAnswer(failure));
  }

  /** Returns whether DynamoDB has not answered, or could not do it now. */
  static boolean isOutage(CacheException failure) {
    return !isOfUserCode(failure) && Outage.isOne(failure);
  }

  /** Returns whether code of the application has failed. */
  static boolean isOfUserCode(CacheException failure) {
    return failure instanceof CacheLoaderException
        || failure instanceof CacheWriterException
        || failure instanceof EntryProcessorException
        || failure instanceof CacheEntryListenerException;
  }
}
