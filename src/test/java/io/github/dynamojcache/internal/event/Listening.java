package io.github.dynamojcache.internal.event;

import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryEventFilter;
import javax.cache.event.CacheEntryListener;
import org.jspecify.annotations.Nullable;

/** Says how a test's listener listens. */
final class Listening {

  private boolean oldValueRequired;
  private boolean synchronous = true;
  private @Nullable CacheEntryEventFilter<String, String> filter;

  static Listening here() {
    return new Listening();
  }

  static Listening later() {
    Listening listening = new Listening();
    listening.synchronous = false;
    return listening;
  }

  Listening withOldValues() {
    oldValueRequired = true;
    return this;
  }

  Listening when(CacheEntryEventFilter<String, String> filter) {
    this.filter = filter;
    return this;
  }

  CacheEntryListenerConfiguration<String, String> to(CacheEntryListener<String, String> listener) {
    CacheEntryEventFilter<String, String> chosen = filter;
    return new MutableCacheEntryListenerConfiguration<>(
        () -> listener, chosen == null ? null : () -> chosen, oldValueRequired, synchronous);
  }
}
