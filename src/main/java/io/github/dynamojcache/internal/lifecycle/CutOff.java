package io.github.dynamojcache.internal.lifecycle;

import java.util.Set;
import javax.cache.CacheException;
import javax.cache.event.CacheEntryListenerException;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CacheWriterException;
import javax.cache.integration.CompletionListener;
import javax.cache.processor.EntryProcessorException;

/**
 * Whether closing a cache stopped waiting for its operations. If so, the failures of those
 * operations say it. Thread-safe.
 */
final class CutOff {

  /** Operations whose failure leaves no doubt: whatever they write, they change no value. */
  private static final Set<String> READS = Set.of("get", "getAll", "containsKey", "iterator");

  private final String cache;
  private volatile boolean happened;

  CutOff(String cache) {
    this.cache = cache;
  }

  void happened(boolean any) {
    happened = any;
  }

  /** Returns the exception for the caller. */
  CacheException explained(String operation, CacheException e) {
    return happened && !isOfUserCode(e) ? new CacheException(explanation(operation), e) : e;
  }

  /** Returns a listener that passes on the end of an operation. */
  CompletionListener explaining(String operation, CompletionListener listener) {
    return new Explaining(operation, listener);
  }

  private static boolean isOfUserCode(CacheException e) {
    return e instanceof CacheLoaderException
        || e instanceof CacheWriterException
        || e instanceof EntryProcessorException
        || e instanceof CacheEntryListenerException;
  }

  private String explanation(String operation) {
    return "cache '"
        + cache
        + "', or its manager, was closed while "
        + operation
        + " was under way, and did not wait for it any longer."
        + (READS.contains(operation) ? "" : " Whether a write took effect is not known.")
        + " Let operations end before you close; closing waits "
        + ClosingTime.LIMIT.toSeconds()
        + " s for them";
  }

  private final class Explaining implements CompletionListener {
    private final String operation;
    private final CompletionListener listener;

    Explaining(String operation, CompletionListener listener) {
      this.operation = operation;
      this.listener = listener;
    }

    @Override
    public void onCompletion() {
      listener.onCompletion();
    }

    @Override
    public void onException(Exception e) {
      listener.onException(happened ? explained(e) : e);
    }

    private Exception explained(Exception e) {
      return e instanceof CacheException failure && isOfUserCode(failure)
          ? new CacheLoaderException(explanation(operation), e)
          : new CacheException(explanation(operation), e);
    }
  }
}
