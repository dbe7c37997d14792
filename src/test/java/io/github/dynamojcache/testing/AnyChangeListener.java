package io.github.dynamojcache.testing;

import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;

/** Hears of every kind of change in one place, one event at a time. */
@FunctionalInterface
public interface AnyChangeListener
    extends CacheEntryCreatedListener<String, String>,
        CacheEntryUpdatedListener<String, String>,
        CacheEntryRemovedListener<String, String>,
        CacheEntryExpiredListener<String, String> {

  /**
   * Is told of one change.
   *
   * @param event what happened
   */
  void hear(CacheEntryEvent<? extends String, ? extends String> event);

  @Override
  default void onCreated(Iterable<CacheEntryEvent<? extends String, ? extends String>> told) {
    told.forEach(this::hear);
  }

  @Override
  default void onUpdated(Iterable<CacheEntryEvent<? extends String, ? extends String>> told) {
    told.forEach(this::hear);
  }

  @Override
  default void onRemoved(Iterable<CacheEntryEvent<? extends String, ? extends String>> told) {
    told.forEach(this::hear);
  }

  @Override
  default void onExpired(Iterable<CacheEntryEvent<? extends String, ? extends String>> told) {
    told.forEach(this::hear);
  }
}
