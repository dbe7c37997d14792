package io.github.dynamojcache.sharing.app;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;
import javax.cache.event.EventType;

/** What a listener of the application was told, and with which context loader. */
final class Heard
    implements CacheEntryCreatedListener<Object, Object>,
        CacheEntryUpdatedListener<Object, Object>,
        CacheEntryRemovedListener<Object, Object> {

  private final Map<EventType, AtomicInteger> events = new ConcurrentHashMap<>();
  private final AtomicInteger withoutOldValue = new AtomicInteger();
  private final Set<ClassLoader> contexts = ConcurrentHashMap.newKeySet();

  int count(EventType type) {
    return events.getOrDefault(type, new AtomicInteger()).get();
  }

  int withoutOldValue() {
    return withoutOldValue.get();
  }

  Set<ClassLoader> contexts() {
    return contexts;
  }

  private void hear(Iterable<CacheEntryEvent<? extends Object, ? extends Object>> told) {
    for (CacheEntryEvent<?, ?> event : told) {
      contexts.add(Thread.currentThread().getContextClassLoader());
      boolean wantsOld = event.getEventType() != EventType.CREATED;
      if (wantsOld && !(event.getOldValue() instanceof Samples.Plain)) {
        withoutOldValue.incrementAndGet();
      }
      events.computeIfAbsent(event.getEventType(), t -> new AtomicInteger()).incrementAndGet();
    }
  }

  @Override
  public void onCreated(Iterable<CacheEntryEvent<? extends Object, ? extends Object>> told) {
    hear(told);
  }

  @Override
  public void onUpdated(Iterable<CacheEntryEvent<? extends Object, ? extends Object>> told) {
    hear(told);
  }

  @Override
  public void onRemoved(Iterable<CacheEntryEvent<? extends Object, ? extends Object>> told) {
    hear(told);
  }
}
