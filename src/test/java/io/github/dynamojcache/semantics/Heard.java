package io.github.dynamojcache.semantics;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;

/** A synchronous listener that writes down what it hears, such as {@code UPDATED k=2 was 1}. */
final class Heard
    implements CacheEntryCreatedListener<String, String>,
        CacheEntryUpdatedListener<String, String>,
        CacheEntryRemovedListener<String, String>,
        CacheEntryExpiredListener<String, String> {

  final List<String> events = new CopyOnWriteArrayList<>();

  /** A configuration that makes this very listener. */
  CacheEntryListenerConfiguration<String, String> configuration() {
    return new MutableCacheEntryListenerConfiguration<>(
        () -> this, null, /* isOldValueRequired= */ true, /* isSynchronous= */ true);
  }

  @Override
  public void onCreated(Iterable<CacheEntryEvent<? extends String, ? extends String>> told) {
    told.forEach(this::hear);
  }

  @Override
  public void onUpdated(Iterable<CacheEntryEvent<? extends String, ? extends String>> told) {
    told.forEach(this::hear);
  }

  @Override
  public void onRemoved(Iterable<CacheEntryEvent<? extends String, ? extends String>> told) {
    told.forEach(this::hear);
  }

  @Override
  public void onExpired(Iterable<CacheEntryEvent<? extends String, ? extends String>> told) {
    told.forEach(this::hear);
  }

  private void hear(CacheEntryEvent<? extends String, ? extends String> event) {
    String old = event.isOldValueAvailable() ? " was " + event.getOldValue() : "";
    events.add(event.getEventType() + " " + event.getKey() + "=" + event.getValue() + old);
  }
}
