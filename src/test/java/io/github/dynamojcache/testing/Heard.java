package io.github.dynamojcache.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryEvent;

/** A synchronous listener that writes down what it hears, such as {@code UPDATED k=2 was 1}. */
public final class Heard implements AnyChangeListener {

  public final List<String> events = new CopyOnWriteArrayList<>();

  /** A configuration that makes this very listener. */
  public CacheEntryListenerConfiguration<String, String> configuration() {
    return new MutableCacheEntryListenerConfiguration<>(
        () -> this, null, /* isOldValueRequired= */ true, /* isSynchronous= */ true);
  }

  @Override
  public void hear(CacheEntryEvent<? extends String, ? extends String> event) {
    String old = event.isOldValueAvailable() ? " was " + event.getOldValue() : "";
    events.add(event.getEventType() + " " + event.getKey() + "=" + event.getValue() + old);
  }
}
