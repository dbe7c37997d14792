package io.github.dynamojcache.ledger;

import static io.github.dynamojcache.ledger.Scenarios.ABSENT;
import static io.github.dynamojcache.ledger.Scenarios.DONE;
import static io.github.dynamojcache.ledger.Scenarios.OTHER;
import static io.github.dynamojcache.ledger.Scenarios.done;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.ledger.Scenario.Book;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.cache.Cache;
import javax.cache.configuration.FactoryBuilder;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CompletionListenerFuture;

/** Operations on many entries, under every policy. */
final class BulkScenarios {

  private final Book book;

  BulkScenarios(Book book) {
    this.book = book;
  }

  void write() {
    reads();
    writes();
    loads();
  }

  private void reads() {
    book.operation("getAll(10 keys)", s -> s.cache().getAll(Stage.keys(10)).size())
        .in("live", s -> s.live(10), 10)
        .in("absent", ABSENT, 0);
    book.operation("getAll(250 keys)", s -> s.cache().getAll(Stage.keys(250)).size())
        .in("live", s -> s.live(250), 250);
    book.operation("iterator(), to the end", s -> count(s.cache()))
        .in("an empty cache", ABSENT, 0)
        .in("10 entries", s -> s.live(10), 10)
        .in("60 entries", s -> s.live(60), 60);
    book.operation("iterator().hasNext()", s -> s.cache().iterator().hasNext())
        .in("500 entries", s -> s.live(500), true);
  }

  private void writes() {
    book.operation(
            "putAll(60 entries)", s -> done(() -> s.cache().putAll(Stage.entries(60, OTHER))))
        .in("absent", ABSENT, DONE)
        .in("live", s -> s.live(60), DONE);
    book.operation("removeAll(60 keys)", s -> done(() -> s.cache().removeAll(Stage.keys(60))))
        .in("live", s -> s.live(60), DONE);
    book.operation("removeAll()", s -> done(s.cache()::removeAll))
        .in("60 entries", s -> s.live(60), DONE);
    book.operation("clear()", s -> done(s.cache()::clear)).in("60 entries", s -> s.live(60), DONE);
    book.operation("clear()", BulkScenarios::clearAndAwaitPurge)
        .with(BulkScenarios::purging)
        .in("25 entries, and the purge that follows", s -> s.live(25), DONE);
  }

  /** A purge waits until no write into the old generation can be under way: not long, here. */
  private static DynamoConfiguration.Builder<String, Object> purging(
      DynamoConfiguration.Builder<String, Object> builder) {
    return builder
        .set("purge-rate", 1_000_000)
        .clearVisibility(Duration.ofMillis(500))
        .set("attempt-timeout", Duration.ofMillis(1_500))
        .callTimeout(Duration.ofMillis(1_500));
  }

  private static Object clearAndAwaitPurge(Stage stage) {
    stage.cache().clear();
    stage.awaitPurge();
    return DONE;
  }

  private void loads() {
    book.operation("loadAll(10 keys)", s -> load(s.cache(), false))
        .with(BulkScenarios::loading)
        .in("absent", ABSENT, DONE)
        .in("live", s -> s.live(10), DONE);
    book.operation("loadAll(10 keys), replacing", s -> load(s.cache(), true))
        .with(BulkScenarios::loading)
        .in("live", s -> s.live(10), DONE);
  }

  private static int count(Cache<String, Object> cache) {
    int count = 0;
    for (Cache.Entry<String, Object> entry : cache) {
      count += entry.getKey().isEmpty() ? 0 : 1;
    }
    return count;
  }

  private static DynamoConfiguration.Builder<String, Object> loading(
      DynamoConfiguration.Builder<String, Object> configuration) {
    return configuration.loader(FactoryBuilder.factoryOf(Loader.class));
  }

  private static Object load(Cache<String, Object> cache, boolean replacing) {
    CompletionListenerFuture end = new CompletionListenerFuture();
    cache.loadAll(Stage.keys(10), replacing, end);
    try {
      end.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return DONE;
  }

  /** Has a value for every key. */
  public static final class Loader implements CacheLoader<String, Object> {
    @Override
    public Object load(String key) {
      return "loaded";
    }

    @Override
    public Map<String, Object> loadAll(Iterable<? extends String> keys) {
      Map<String, Object> loaded = new HashMap<>();
      keys.forEach(key -> loaded.put(key, load(key)));
      return loaded;
    }
  }
}
