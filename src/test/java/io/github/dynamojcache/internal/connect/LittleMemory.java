package io.github.dynamojcache.internal.connect;

import io.github.dynamojcache.DynamoCachingProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;

/** The main class of a process that runs out of memory in requests, and then goes on. */
final class LittleMemory {

  private static final int KEYS = 3_000;
  private static final int VALUE_CHARS = 1_000;
  private static final int ROUNDS = 3;
  private static final int KILOBYTE = 1 << 10;

  /** What takes all the memory but a rest; static, so that no frame holds it. */
  private static final List<byte[]> BALLAST = new ArrayList<>(1 << 20);

  private LittleMemory() {}

  /**
   * Says how often memory ran out, and what the calls after that said.
   *
   * @param arguments the endpoint, and the table
   */
  public static void main(String[] arguments) {
    Properties properties = new Properties();
    properties.setProperty("dynamo-jcache.endpoint", arguments[0]);
    properties.setProperty("dynamo-jcache.region", "us-east-1");
    properties.setProperty("dynamo-jcache.table", arguments[1]);
    properties.setProperty("dynamo-jcache.table-mode", "none");
    properties.setProperty("dynamo-jcache.compression", "none");
    properties.setProperty("dynamo-jcache.open-timeout", "60s");
    properties.setProperty("dynamo-jcache.call-timeout", "60s");
    properties.setProperty("dynamo-jcache.attempt-timeout", "30s");
    CacheManager manager = new DynamoCachingProvider().getCacheManager(null, null, properties);
    Cache<String, String> cache =
        manager.createCache("books", new MutableConfiguration<String, String>());
    Map<String, String> entries = new HashMap<>();
    for (int i = 0; i < KEYS; i++) {
      entries.put("k" + i, "v".repeat(VALUE_CHARS));
    }
    cache.putAll(entries);
    Set<String> keys = Set.copyOf(entries.keySet());
    entries.clear();
    int failures = 0;
    for (int round = 0; round < ROUNDS; round++) {
      failures += isOutOfMemory(cache, keys, 4_000 - 1_500 * round) ? 1 : 0;
      String after = after(cache);
      if (!after.equals("works")) {
        System.out.println(after);
        System.exit(0);
      }
    }
    System.out.println(failures > 0 ? "works after errors" : "memory never ran out");
    System.exit(0);
  }

  /** Several threads help, so that memory runs out in any place. */
  private static boolean isOutOfMemory(
      Cache<String, String> cache, Set<String> keys, int kilobytes) {
    takeAllBut(kilobytes);
    try {
      return cache.getAll(keys).isEmpty();
    } catch (OutOfMemoryError | CacheException e) {
      // The SDK ends by an exception when memory runs out while it reads an answer.
      return String.valueOf(e.getMessage()).contains("closed") ? fail(e) : true;
    } finally {
      BALLAST.clear();
    }
  }

  private static boolean fail(Throwable thrown) {
    System.out.println(thrown);
    System.exit(0);
    return false;
  }

  private static void takeAllBut(int kilobytes) {
    try {
      while (true) {
        BALLAST.add(new byte[KILOBYTE]);
      }
    } catch (OutOfMemoryError e) {
      for (int i = 0; i < kilobytes; i++) {
        BALLAST.remove(BALLAST.size() - 1);
      }
    }
  }

  private static String after(Cache<String, String> cache) {
    try {
      cache.put("k", "v");
      return "v".equals(cache.get("k")) ? "works" : "is lost";
    } catch (RuntimeException | Error e) {
      return String.valueOf(e);
    }
  }
}
