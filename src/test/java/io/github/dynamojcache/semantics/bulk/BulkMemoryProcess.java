package io.github.dynamojcache.semantics.bulk;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.testing.AnyChangeListener;
import io.github.dynamojcache.testing.SyntheticTable;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryType;
import java.lang.ref.Reference;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import javax.cache.integration.CompletionListenerFuture;
import org.jspecify.annotations.Nullable;

/**
 * Does bulk operations on 100,000 entries of 20 bytes in a JVM with little memory, and prints how
 * much was live at the most while each ran, and how much is live afterwards with its arguments and
 * its result.
 */
final class BulkMemoryProcess {

  static final int ENTRIES = 100_000;

  /** How often the memory is looked at. */
  private static final int SAMPLES = 8;

  private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicLong most = new AtomicLong();
  private volatile int every = Integer.MAX_VALUE;

  /**
   * What is done, and how the cache is made for it. What goes the same way is done once: {@code
   * removeAll(keys)} with a listener is carried out as {@code putAll} with one, and a reload as a
   * load.
   */
  enum Work {
    GET_ALL(1_000, true) {
      @Override
      Object on(Cache<String, String> cache, Arguments arguments) {
        return cache.getAll(arguments.keys());
      }
    },
    GET_ALL_TOUCHING(101_000, true) {
      @Override
      void configure(DynamoConfiguration.Builder<String, String> settings, Arguments arguments) {
        settings
            .expiry(AccessedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ONE_HOUR))
            .set("touch-threshold", 0);
      }

      @Override
      Object on(Cache<String, String> cache, Arguments arguments) {
        return cache.getAll(arguments.keys());
      }
    },
    GET_ALL_LOADING(101_000, false) {
      @Override
      void configure(DynamoConfiguration.Builder<String, String> settings, Arguments arguments) {
        settings.readThrough(() -> arguments);
      }

      @Override
      Object on(Cache<String, String> cache, Arguments arguments) {
        return cache.getAll(arguments.keys());
      }
    },
    PUT_ALL(4_000, true) {
      @Override
      Object on(Cache<String, String> cache, Arguments arguments) {
        cache.putAll(arguments.entries());
        return "";
      }
    },
    PUT_ALL_WITH_WRITER(4_000, true) {
      @Override
      void configure(DynamoConfiguration.Builder<String, String> settings, Arguments arguments) {
        settings.writeThrough(() -> arguments);
      }

      @Override
      Object on(Cache<String, String> cache, Arguments arguments) {
        cache.putAll(arguments.entries());
        return "";
      }
    },
    PUT_ALL_WITH_LISTENER(100_000, false) {
      @Override
      void configure(DynamoConfiguration.Builder<String, String> settings, Arguments arguments) {
        listen(settings);
      }

      @Override
      Object on(Cache<String, String> cache, Arguments arguments) {
        cache.putAll(arguments.entries());
        return "";
      }
    },
    REMOVE_ALL(4_000, true) {
      @Override
      Object on(Cache<String, String> cache, Arguments arguments) {
        cache.removeAll(arguments.keys());
        return "";
      }
    },
    REMOVE_EVERYTHING_WITH_LISTENER(100_101, true) {
      @Override
      void configure(DynamoConfiguration.Builder<String, String> settings, Arguments arguments) {
        listen(settings);
      }

      /** It holds all keys, which nobody has given it. */
      @Override
      long bound() {
        return 24 << 20;
      }

      @Override
      Object on(Cache<String, String> cache, Arguments arguments) {
        cache.removeAll();
        return "";
      }
    },
    LOAD_ALL(101_000, false) {
      @Override
      void configure(DynamoConfiguration.Builder<String, String> settings, Arguments arguments) {
        settings.loader(() -> arguments);
      }

      @Override
      Object on(Cache<String, String> cache, Arguments arguments) throws Exception {
        CompletionListenerFuture end = new CompletionListenerFuture();
        cache.loadAll(arguments.keys(), /* replaceExisting= */ false, end);
        end.get();
        return "";
      }
    },
    INVOKE_ALL(101_000, true) {
      @Override
      Object on(Cache<String, String> cache, Arguments arguments) {
        return cache.invokeAll(
            arguments.keys(),
            (entry, more) -> {
              entry.setValue(arguments.entries().get(entry.getKey()));
              return null;
            });
      }
    };

    final int requests;
    private final boolean finds;

    /**
     * @param requests how many it takes
     * @param finds whether there are entries beforehand
     */
    Work(int requests, boolean finds) {
      this.requests = requests;
      this.finds = finds;
    }

    void configure(DynamoConfiguration.Builder<String, String> settings, Arguments arguments) {}

    /** Returns how many bytes it may take besides its arguments and its result. */
    long bound() {
      return 16 << 20;
    }

    abstract Object on(Cache<String, String> cache, Arguments arguments) throws Exception;

    private static void listen(DynamoConfiguration.Builder<String, String> settings) {
      AnyChangeListener silent = event -> {};
      settings.listener(
          new MutableCacheEntryListenerConfiguration<>(() -> silent, null, true, true));
    }
  }

  /** What an operation is given; also what a loader has, and a writer takes. */
  record Arguments(Map<String, String> entries)
      implements CacheLoader<String, String>, CacheWriter<String, String> {

    Set<String> keys() {
      return entries.keySet();
    }

    @Override
    public @Nullable String load(String key) {
      return entries.get(key);
    }

    @Override
    public Map<String, String> loadAll(Iterable<? extends String> keys) {
      return entries;
    }

    @Override
    public void write(Cache.Entry<? extends String, ? extends String> entry) {}

    @Override
    public void writeAll(Collection<Cache.Entry<? extends String, ? extends String>> all) {
      all.clear();
    }

    @Override
    public void delete(Object key) {}

    @Override
    public void deleteAll(Collection<?> keys) {
      keys.clear();
    }
  }

  private BulkMemoryProcess() {}

  /** What other threads make after the collection does not count. */
  private static long live() {
    MEMORY.gc();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getCollectionUsage().getUsed())
        .sum();
  }

  private void sample() {
    if (requests.incrementAndGet() % every == every / 2) {
      most.accumulateAndGet(live(), Math::max);
    }
  }

  private void run(Work work, Arguments arguments) throws Exception {
    SyntheticTable table = new SyntheticTable("jcache", ENTRIES / 4, work.finds, this::sample);
    Properties properties = new Properties();
    properties.put(DynamoCachingProvider.CLIENT_PROPERTY, table);
    properties.setProperty("dynamo-jcache.table", "jcache");
    DynamoConfiguration.Builder<String, String> settings =
        DynamoConfiguration.builder(String.class, String.class)
            .set("shards", 4)
            .clearVisibility(Duration.ofHours(1));
    work.configure(settings, arguments);
    try (CacheManager manager =
        new DynamoCachingProvider()
            .getCacheManager(URI.create("bulk-memory"), /* classLoader= */ null, properties)) {
      Cache<String, String> cache = manager.createCache("books", settings.build());
      cache.containsKey("warm");
      requests.set(0);
      most.set(0);
      every = work.requests / SAMPLES;
      Object result = work.on(cache, arguments);
      try {
        every = Integer.MAX_VALUE;
        long after = live();
        System.out.println(work + " " + most.get() + " " + after + " " + requests.get());
      } finally {
        Reference.reachabilityFence(result);
      }
    }
  }

  /**
   * Does each piece of work, and prints a line for it: its name, how many bytes were live at the
   * most, how many are live afterwards, and how many requests it took.
   *
   * @param names the names of the work
   */
  public static void main(String[] names) throws Exception {
    Map<String, String> entries = new HashMap<>(2 * ENTRIES);
    for (int i = 0; i < ENTRIES; i++) {
      entries.put(SyntheticTable.key(0, i), "value-%014d".formatted(i));
    }
    Arguments arguments = new Arguments(entries);
    try {
      for (String name : names) {
        new BulkMemoryProcess().run(Work.valueOf(name), arguments);
      }
    } finally {
      Reference.reachabilityFence(arguments);
    }
    System.exit(0);
  }
}
