package io.github.dynamojcache.semantics.iteration;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.SyntheticTable;
import java.net.URI;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Properties;
import javax.cache.Cache;
import javax.cache.CacheManager;

/**
 * Iterates over a cache where the stack is about to be full, and prints what came of it. In a JVM
 * of its own: a class whose initialization ends in the middle is lost to a JVM.
 */
final class FullStackProcess implements Runnable {

  static final int ENTRIES = 800;

  private static final int SHARDS = 4;
  private static final int TAKEN_EACH_TIME = 20;

  private final Iterator<Cache.Entry<String, String>> iterator;

  @SuppressWarnings({"unchecked", "rawtypes"})
  private final Cache.Entry<String, String>[] seen = new Cache.Entry[2 * ENTRIES];

  private int count;
  private int overflows;
  private int left;
  private boolean ended;

  private FullStackProcess(Iterator<Cache.Entry<String, String>> iterator) {
    this.iterator = iterator;
  }

  @Override
  public void run() {
    while (!ended) {
      left = TAKEN_EACH_TIME;
      descend();
    }
  }

  /** Tries at each step on the way back from where the stack is full, until some are taken. */
  @SuppressWarnings("InfiniteRecursion") // that is what it is for
  private void descend() {
    try {
      descend();
    } catch (StackOverflowError e) {
      // from here on upwards
    }
    if (ended || left == 0) {
      return;
    }
    try {
      Cache.Entry<String, String> next = iterator.next(); // and no call until it is kept
      seen[count] = next;
      count++;
      left--;
    } catch (NoSuchElementException e) {
      ended = true;
    } catch (StackOverflowError e) {
      overflows++;
    }
  }

  /** Prints whether the stack was full at times, how many entries were seen, and how many keys. */
  public static void main(String[] arguments) throws Exception {
    Properties properties = new Properties();
    properties.put(
        DynamoCachingProvider.CLIENT_PROPERTY,
        new SyntheticTable("jcache", ENTRIES / SHARDS, /* finds= */ true, () -> {}));
    properties.setProperty("dynamo-jcache.table", "jcache");
    try (CacheManager manager =
        new DynamoCachingProvider()
            .getCacheManager(URI.create("full-stack"), /* classLoader= */ null, properties)) {
      Cache<String, String> cache =
          manager.createCache("books", Jvm.strings().set("shards", SHARDS).build());
      cache.forEach(entry -> {}); // what the JVM links at its first use it cannot link again
      FullStackProcess reader = new FullStackProcess(cache.iterator());
      Thread thread = new Thread(null, reader, "reader", 256 << 10);
      thread.start();
      thread.join();
      long keys =
          Arrays.stream(reader.seen, 0, reader.count).map(Cache.Entry::getKey).distinct().count();
      System.out.println((reader.overflows > 0) + " " + reader.count + " " + keys);
    }
    System.exit(0);
  }
}
