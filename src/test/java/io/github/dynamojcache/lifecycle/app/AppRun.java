package io.github.dynamojcache.lifecycle.app;

import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.FactoryBuilder.SingletonFactory;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.integration.CompletionListenerFuture;

/** Does with a manager what applications do, so that all that could hold on to a class has it. */
public final class AppRun implements Consumer<CacheManager> {

  @Override
  public void accept(CacheManager manager) {
    CountDownLatch heard = new CountDownLatch(1);
    AppParts parts = new AppParts(heard);
    Cache<AppKey, AppValue> cache =
        manager.createCache(
            "app",
            new MutableConfiguration<AppKey, AppValue>()
                .setTypes(AppKey.class, AppValue.class)
                .setReadThrough(true)
                .setCacheLoaderFactory(new SingletonFactory<>(parts))
                .addCacheEntryListenerConfiguration(
                    new MutableCacheEntryListenerConfiguration<>(
                        new SingletonFactory<>(parts), null, false, false))
                .setStatisticsEnabled(true)
                .setManagementEnabled(true));
    cache.put(new AppKey("put"), new AppValue("put"));
    require(cache.get(new AppKey("put")).equals(new AppValue("put")), "what was put is read");
    require(cache.get(new AppKey("loaded")) != null, "what is missing is loaded");
    cache.invoke(
        new AppKey("put"),
        (entry, arguments) -> {
          entry.setValue(new AppValue("processed"));
          return entry.getKey();
        });
    loadMany(cache);
    int seen = 0;
    for (Cache.Entry<AppKey, AppValue> entry : cache) {
      seen += entry.getValue() == null ? 0 : 1;
    }
    require(seen == 62, "every entry is iterated");
    await(heard);
  }

  private static void loadMany(Cache<AppKey, AppValue> cache) {
    Set<AppKey> keys =
        IntStream.range(0, 60).mapToObj(i -> new AppKey("many" + i)).collect(Collectors.toSet());
    CompletionListenerFuture done = new CompletionListenerFuture();
    cache.loadAll(keys, true, done);
    try {
      done.get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("loadAll did not end", e);
    }
    require(cache.getAll(keys).size() == 60, "what was loaded is read");
  }

  private static void await(CountDownLatch heard) {
    try {
      require(heard.await(60, TimeUnit.SECONDS), "the listener is told");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void require(boolean held, String what) {
    if (!held) {
      throw new AssertionError("not so: " + what);
    }
  }
}
