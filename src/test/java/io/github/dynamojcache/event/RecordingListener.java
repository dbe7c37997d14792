package io.github.dynamojcache.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;

/** Listens to everything, and remembers what it was told and how often it was closed. */
class RecordingListener
    implements CacheEntryCreatedListener<String, String>,
        CacheEntryUpdatedListener<String, String>,
        CacheEntryRemovedListener<String, String>,
        CacheEntryExpiredListener<String, String>,
        AutoCloseable {

  final List<CacheEntryEvent<? extends String, ? extends String>> events =
      new CopyOnWriteArrayList<>();
  final AtomicInteger closed = new AtomicInteger();

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

  void hear(CacheEntryEvent<? extends String, ? extends String> event) {
    events.add(event);
  }

  List<String> values() {
    return events.stream().<String>map(CacheEntryEvent::getValue).toList();
  }

  @Override
  public void close() throws Exception {
    closed.incrementAndGet();
  }
}
