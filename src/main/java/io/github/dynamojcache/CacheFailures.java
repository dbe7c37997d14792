package io.github.dynamojcache;

import io.github.dynamojcache.internal.engine.BestEffortWrite;
import io.github.dynamojcache.internal.engine.OperationFailures;
import io.github.dynamojcache.internal.management.BestEffortCounters;
import java.util.Set;
import javax.cache.CacheException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the exceptions of one cache that do not come from DynamoDB. Immutable.
 *
 * @param cache the cache's name
 * @param bypasses whether the cache has {@code failure-mode = bypass}
 * @param counters counts the failed best-effort writes
 */
record CacheFailures(String cache, boolean bypasses, BestEffortCounters counters)
    implements OperationFailures {

  private static final Logger LOG = LoggerFactory.getLogger(CacheFailures.class);

  @Override
  public RuntimeException unfinished(
      String operation, Set<?> finished, Set<?> unfinished, Throwable cause) {
    return new UnfinishedBulkException(cache, operation, finished, unfinished, cause);
  }

  @Override
  public void oldValueLost(String operation) {
    if (!bypasses) {
      throw new CacheException(
          operation
              + " on cache '"
              + cache
              + "' wrote the new value, but cannot tell the old one: it was in an answer that was"
              + " lost, and the retry found the new value. Do not repeat the call. Where the old"
              + " value must be known, use invoke, which reads it before it writes.");
    }
  }

  @Override
  public void wentOnWithout(BestEffortWrite write, String operation, CacheException failure) {
    if (counters.record(write)) {
      LOG.warn(
          "cache '{}': {} continued although {}: {} Further ones are counted, and logged at"
              + " DEBUG",
          cache,
          operation,
          words(write),
          failure.getMessage());
    } else {
      LOG.debug("cache '{}': {} continued although {}", cache, operation, words(write), failure);
    }
  }

  private static String words(BestEffortWrite write) {
    return switch (write) {
      case TOUCH -> "the deadline of an entry that it has read could not be moved";
      case EXPIRED -> "an expired entry could not be deleted";
      case LOADED -> "a loaded value could not be stored";
    };
  }

  @Override
  public void loadedNotStored(String operation, CacheException failure) {
    if (!bypasses) {
      throw failure;
    }
    wentOnWithout(BestEffortWrite.LOADED, operation, failure);
  }

  @Override
  public void removedUntold(String operation, int entries) {
    LOG.warn(
        "cache '{}': {} removed {} entries whose keys cannot be decoded; listeners and the cache"
            + " writer were not told of them",
        cache,
        operation,
        entries);
  }
}
