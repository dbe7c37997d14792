package io.github.dynamojcache.quickstart;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;

/** Five things that two cache managers can do with one table. Standard JCache, line by line. */
final class Story {

  private static final int THREADS = 4;
  private static final int RAISES = 25;
  private static final int ENTRIES = 500;

  /** How late another manager may see a clear, by default. */
  private static final Duration CLEAR_VISIBILITY = Duration.ofSeconds(1);

  private final CacheManager first;
  private final CacheManager second;
  private final Bill bill;
  private final PrintStream out;

  Story(CacheManager first, CacheManager second, Bill bill, PrintStream out) {
    this.first = first;
    this.second = second;
    this.bill = bill;
    this.out = out;
  }

  void tell() {
    say("Two cache managers, as in two JVMs, and one DynamoDB table between them.");
    shareEntries();
    expire();
    raceForOnePlace();
    raiseOneCounter();
    clearInOneWrite();
  }

  private void shareEntries() {
    Cache<String, String> here = open(first, "customers", String.class);
    Cache<String, String> there = open(second, "customers", String.class);
    here.put("alice", "Alice Liddell, Oxford");
    say("1. The first put 'alice'; the second gets: %s", there.get("alice"));
  }

  /** The lifetime comes from dynamo-jcache.conf. */
  private void expire() {
    Cache<String, String> sessions = open(first, "sessions", String.class);
    long before = System.currentTimeMillis();
    sessions.put("alice", "signed in");
    long after = System.currentTimeMillis();
    long asked = after;
    long seen = asked;
    while (sessions.get("alice") != null) {
      seen = asked;
      pause(Duration.ofMillis(asked < after + 250 ? 125 : 1)); // no need to ask often before
      asked = System.currentTimeMillis();
    }
    say(
        "2. A session lives 300 ms: it was there %d ms after the put, and gone %d ms after it.",
        seen - after, System.currentTimeMillis() - before);
  }

  private void raceForOnePlace() {
    Cache<String, Integer> here = open(first, "seats", Integer.class);
    Cache<String, Integer> there = open(second, "seats", Integer.class);
    List<Callable<Boolean>> guests = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int guest = 2 * i;
      guests.add(() -> here.putIfAbsent("seat 7", guest));
      guests.add(() -> there.putIfAbsent("seat 7", guest + 1));
    }
    long winners = together(guests).stream().filter(won -> won).count();
    say(
        "3. %d threads called putIfAbsent for one seat: %d got it, guest %d.",
        guests.size(), winners, here.get("seat 7"));
  }

  private void raiseOneCounter() {
    Cache<String, Integer> here = open(first, "counters", Integer.class);
    Cache<String, Integer> there = open(second, "counters", Integer.class);
    List<Callable<Integer>> visitors = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      visitors.add(() -> raise(here));
      visitors.add(() -> raise(there));
    }
    together(visitors);
    say(
        "4. %d threads raised one counter by an entry processor, %d times each: %d.",
        visitors.size(), RAISES, here.get("visits"));
  }

  /** The processor is a lambda, runs here, and is applied atomically. */
  private static int raise(Cache<String, Integer> counters) {
    int last = 0;
    for (int i = 0; i < RAISES; i++) {
      last =
          counters.invoke(
              "visits",
              (entry, arguments) -> {
                int raised = entry.exists() ? entry.getValue() + 1 : 1;
                entry.setValue(raised);
                return raised;
              });
    }
    return last;
  }

  private void clearInOneWrite() {
    Cache<String, String> here = open(first, "prices", String.class);
    Cache<String, String> there = open(second, "prices", String.class);
    Map<String, String> prices = new HashMap<>();
    for (int i = 0; i < ENTRIES; i++) {
      prices.put("article " + i, i + " EUR");
    }
    here.putAll(prices);
    Bill.Line before = bill.total();
    here.clear();
    Bill.Line after = bill.total();
    say(
        "5. clear() of %d entries took %d request and %.0f write unit. Left here: %d.",
        ENTRIES,
        after.requests() - before.requests(),
        after.writeUnits() - before.writeUnits(),
        size(here));
    pause(CLEAR_VISIBILITY);
    say("   Left for the second manager, a second later: %d.", size(there));
  }

  private static long size(Cache<?, ?> cache) {
    return StreamSupport.stream(cache.spliterator(), false).count();
  }

  private static <V> Cache<String, V> open(CacheManager manager, String name, Class<V> valueType) {
    Cache<String, V> cache = manager.getCache(name);
    return cache != null
        ? cache
        : manager.createCache(
            name, new MutableConfiguration<String, V>().setTypes(String.class, valueType));
  }

  private static <T> List<T> together(List<Callable<T>> tasks) {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(tasks, 60, SECONDS)) {
        results.add(result.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException("one of the threads failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void say(String text, Object... facts) {
    out.println(String.format(Locale.ROOT, text, facts));
  }
}
