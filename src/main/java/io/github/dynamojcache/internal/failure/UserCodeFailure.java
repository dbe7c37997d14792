package io.github.dynamojcache.internal.failure;

import javax.cache.CacheException;
import javax.cache.event.CacheEntryListenerException;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CacheWriterException;
import javax.cache.processor.EntryProcessorException;

/** Recognizes failures of the application's code: their causes say nothing about DynamoDB. */
public final class UserCodeFailure {

  private UserCodeFailure() {}

  /**
   * Returns whether code of the application has failed.
   *
   * @param failure the exception of an operation
   * @return true for a failure of a loader, a writer, an entry processor or a listener
   */
  public static boolean isOne(CacheException failure) {
    return failure instanceof CacheLoaderException
        || failure instanceof CacheWriterException
        || failure instanceof EntryProcessorException
        || failure instanceof CacheEntryListenerException;
  }
}
