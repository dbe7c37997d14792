package io.github.dynamojcache.lifecycle.app;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.integration.CacheLoader;

/** Loads what is asked for, and hears of one entry. */
final class AppParts
    implements CacheLoader<AppKey, AppValue>, CacheEntryCreatedListener<AppKey, AppValue> {

  private final CountDownLatch heard;

  AppParts(CountDownLatch heard) {
    this.heard = heard;
  }

  @Override
  public AppValue load(AppKey key) {
    return new AppValue(key.id());
  }

  @Override
  public Map<AppKey, AppValue> loadAll(Iterable<? extends AppKey> keys) {
    Map<AppKey, AppValue> loaded = new HashMap<>();
    keys.forEach(key -> loaded.put(key, load(key)));
    return loaded;
  }

  @Override
  public void onCreated(Iterable<CacheEntryEvent<? extends AppKey, ? extends AppValue>> events) {
    heard.countDown();
  }
}
