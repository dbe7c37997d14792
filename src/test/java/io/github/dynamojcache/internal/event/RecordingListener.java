package io.github.dynamojcache.internal.event;

import io.github.dynamojcache.testing.AnyChangeListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.event.CacheEntryEvent;

/** Listens to everything, and remembers what it was told and how often it was closed. */
class RecordingListener implements AnyChangeListener, AutoCloseable {

  final List<CacheEntryEvent<? extends String, ? extends String>> events =
      new CopyOnWriteArrayList<>();
  final AtomicInteger closed = new AtomicInteger();

  @Override
  public void hear(CacheEntryEvent<? extends String, ? extends String> event) {
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
