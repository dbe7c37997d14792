package io.github.dynamojcache.ledger;

import static io.github.dynamojcache.ledger.Scenarios.ABSENT;
import static io.github.dynamojcache.ledger.Scenarios.DONE;
import static io.github.dynamojcache.ledger.Scenarios.EXPIRED;
import static io.github.dynamojcache.ledger.Scenarios.LIVE;
import static io.github.dynamojcache.ledger.Scenarios.OTHER;
import static io.github.dynamojcache.ledger.Scenarios.done;
import static io.github.dynamojcache.ledger.Stage.KEY;
import static io.github.dynamojcache.ledger.Stage.VALUE;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.ledger.Scenario.Book;
import io.github.dynamojcache.options.ClearMode;
import io.github.dynamojcache.testing.SimultaneousReads;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.cache.Cache;
import javax.cache.configuration.FactoryBuilder;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;
import javax.cache.integration.CacheWriter;
import org.jspecify.annotations.Nullable;

/** What settings, loaders, writers, listeners, statistics and sizes change. */
final class SettingScenarios {

  private final Book book;

  SettingScenarios(Book book) {
    this.book = book;
  }

  void write() {
    eventualReads();
    sharedReads();
    clearVisibility();
    clearing();
    readAndWriteThrough();
    listeners();
    statistics();
    bigValues();
  }

  private void eventualReads() {
    book.operation("get(k)", s -> s.cache().get(KEY))
        .with("consistent-reads", false)
        .in("consistent-reads = false, live", LIVE, VALUE)
        .in("consistent-reads = false, absent", ABSENT, null);
    book.operation("containsKey(k)", s -> s.cache().containsKey(KEY))
        .with("consistent-reads", false)
        .in("consistent-reads = false, live", LIVE, true);
    book.operation("getAll(10 keys)", s -> s.cache().getAll(Stage.keys(10)).size())
        .with("consistent-reads", false)
        .in("consistent-reads = false, live", s -> s.live(10), 10);
    book.operation("iterator(), to the end", s -> count(s.cache().iterator()))
        .with("consistent-reads", false)
        .in("consistent-reads = false, 10 entries", s -> s.live(10), 10)
        .with("shards", 4)
        .in("shards = 4, 10 entries", s -> s.live(10), 10);
    book.operation("invoke(k), setValue(v)", SettingScenarios::invoke)
        .with("consistent-reads", false)
        .in("consistent-reads = false, live", LIVE, VALUE);
  }

  private void sharedReads() {
    book.operation(
            "get(k)",
            unchecked(
                s ->
                    SimultaneousReads.whileTheFirstIsUnderWay(
                        64, s.faults(), "GetItem", () -> s.cache().get(KEY))))
        .with(SettingScenarios::patient)
        .in("64 threads at one moment, live", LIVE, Collections.nCopies(64, VALUE));
    book.operation(
            "get(k)",
            unchecked(
                s ->
                    SimultaneousReads.allUnderWayAtOnce(
                        64, s.faults(), "GetItem", () -> s.cache().get(KEY))))
        .with(c -> patient(c).sharedReads(false))
        .in(
            "64 threads at one moment, shared-reads = false, live",
            LIVE,
            Collections.nCopies(64, VALUE));
  }

  private static DynamoConfiguration.Builder<String, Object> patient(
      DynamoConfiguration.Builder<String, Object> configuration) {
    return configuration
        .callTimeout(Duration.ofMinutes(5))
        .set("attempt-timeout", Duration.ofMinutes(4));
  }

  /** An operation that may throw anything. */
  private interface Act {
    @Nullable Object on(Stage stage) throws Exception;
  }

  private static Function<Stage, @Nullable Object> unchecked(Act act) {
    return stage -> {
      try {
        return act.on(stage);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    };
  }

  private static @Nullable Object invoke(Stage stage) {
    return stage
        .cache()
        .invoke(
            KEY,
            (entry, arguments) -> {
              Object before = entry.getValue();
              entry.setValue(OTHER);
              return before;
            });
  }

  private void clearVisibility() {
    book.operation("get(k)", s -> s.cache().get(KEY))
        .with("clear-visibility", Duration.ZERO)
        .in("clear-visibility is over, live", LIVE, VALUE)
        .in("clear-visibility is over, absent", ABSENT, null)
        .in(
            "clear-visibility is over, another JVM cleared",
            s -> {
              s.live();
              s.elsewhere().clear();
            },
            null);
    book.operation("getAll(100 keys)", s -> s.cache().getAll(Stage.keys(100)).size())
        .with("clear-visibility", Duration.ZERO)
        .in("clear-visibility is over, live", s -> s.live(100), 100);
    book.operation("get(k)", s -> s.cache().get(KEY))
        .with(c -> c.clearVisibility(Duration.ZERO).consistentReads(false))
        .in("clear-visibility is over, consistent-reads = false, live", LIVE, VALUE);
    book.operation("put(k, v)", s -> done(() -> s.cache().put(KEY, OTHER)))
        .with("clear-visibility", Duration.ZERO)
        .in("clear-visibility is over, live", LIVE, DONE)
        .in(
            "clear-visibility is over, another JVM cleared",
            s -> {
              s.live();
              s.elsewhere().clear();
            },
            DONE);
    book.operation("putIfAbsent(k, v)", s -> s.cache().putIfAbsent(KEY, OTHER))
        .with("clear-visibility", Duration.ZERO)
        .in("clear-visibility is over, absent", ABSENT, true);
    book.operation("replace(k, v)", s -> s.cache().replace(KEY, OTHER))
        .with("clear-visibility", Duration.ZERO)
        .in("clear-visibility is over, live", LIVE, true);
    book.operation("remove(k)", s -> s.cache().remove(KEY))
        .with("clear-visibility", Duration.ZERO)
        .in("clear-visibility is over, live", LIVE, true);
    book.operation(
            "putAll(25 entries)", s -> done(() -> s.cache().putAll(Stage.entries(25, VALUE))))
        .with("clear-visibility", Duration.ZERO)
        .in("clear-visibility is over, absent", ABSENT, DONE);
    book.operation("iterator(), to the end", s -> count(s.cache().iterator()))
        .with("clear-visibility", Duration.ZERO)
        .in("clear-visibility is over, 10 entries", s -> s.live(10), 10);
  }

  private void clearing() {
    book.operation("clear()", s -> done(s.cache()::clear))
        .with("clear-mode", ClearMode.DELETE.name())
        .in("clear-mode = delete, 10 entries", s -> s.live(10), DONE)
        .in("clear-mode = delete, an empty cache", ABSENT, DONE);
  }

  private void readAndWriteThrough() {
    book.operation("get(k)", s -> s.cache().get(KEY))
        .with(c -> c.readThrough(FactoryBuilder.factoryOf(BulkScenarios.Loader.class)))
        .in("read-through, live", LIVE, VALUE)
        .in("read-through, absent", ABSENT, "loaded");
    book.operation("put(k, v)", s -> done(() -> s.cache().put(KEY, OTHER)))
        .with(SettingScenarios::writingThrough)
        .in("write-through, live", LIVE, DONE);
    book.operation("putIfAbsent(k, v)", s -> s.cache().putIfAbsent(KEY, OTHER))
        .with(SettingScenarios::writingThrough)
        .in("write-through, absent", ABSENT, true)
        .in("write-through, live", LIVE, false);
    book.operation("replace(k, v)", s -> s.cache().replace(KEY, OTHER))
        .with(SettingScenarios::writingThrough)
        .in("write-through, live", LIVE, true);
    book.operation("remove(k)", s -> s.cache().remove(KEY))
        .with(SettingScenarios::writingThrough)
        .in("write-through, live", LIVE, true);
    book.operation("removeAll()", s -> done(s.cache()::removeAll))
        .with(SettingScenarios::writingThrough)
        .in("write-through, 10 entries", s -> s.live(10), DONE);
  }

  private static DynamoConfiguration.Builder<String, Object> writingThrough(
      DynamoConfiguration.Builder<String, Object> configuration) {
    return configuration.writeThrough(FactoryBuilder.factoryOf(Writer.class));
  }

  private void listeners() {
    book.operation("put(k, v)", s -> done(() -> s.cache().put(KEY, OTHER)))
        .with(SettingScenarios::listening)
        .in("a listener, live", LIVE, DONE);
    book.operation("remove(k)", s -> s.cache().remove(KEY))
        .with(SettingScenarios::listening)
        .in("a listener, live", LIVE, true);
    book.operation("get(k)", s -> s.cache().get(KEY))
        .with(SettingScenarios::listening)
        .in("a listener of expiry, expired, still in the table", EXPIRED, null);
    book.operation(
            "putAll(60 entries)", s -> done(() -> s.cache().putAll(Stage.entries(60, OTHER))))
        .with(SettingScenarios::listening)
        .in("a listener, live", s -> s.live(60), DONE);
    book.operation("removeAll(60 keys)", s -> done(() -> s.cache().removeAll(Stage.keys(60))))
        .with(SettingScenarios::listening)
        .in("a listener, live", s -> s.live(60), DONE);
    book.operation("removeAll()", s -> done(s.cache()::removeAll))
        .with(SettingScenarios::listening)
        .in("a listener, 10 entries", s -> s.live(10), DONE);
  }

  private static DynamoConfiguration.Builder<String, Object> listening(
      DynamoConfiguration.Builder<String, Object> configuration) {
    return configuration.listener(
        new MutableCacheEntryListenerConfiguration<>(
            FactoryBuilder.factoryOf(Listener.class), null, true, true));
  }

  private void statistics() {
    book.operation("get(k)", s -> s.cache().get(KEY))
        .with(c -> c.statistics(true))
        .in("statistics, live", LIVE, VALUE);
    book.operation("put(k, v)", s -> done(() -> s.cache().put(KEY, OTHER)))
        .with(c -> c.statistics(true))
        .in("statistics, live", LIVE, DONE);
    book.operation(
            "putAll(60 entries)", s -> done(() -> s.cache().putAll(Stage.entries(60, OTHER))))
        .with(c -> c.statistics(true))
        .in("statistics, live", s -> s.live(60), DONE);
    book.operation("removeAll(60 keys)", s -> done(() -> s.cache().removeAll(Stage.keys(60))))
        .with(c -> c.statistics(true))
        .in("statistics, live", s -> s.live(60), DONE);
    book.operation("removeAll()", s -> done(s.cache()::removeAll))
        .with(c -> c.statistics(true))
        .in("statistics, 10 entries", s -> s.live(10), DONE);
    book.operation("clear()", s -> done(s.cache()::clear))
        .with(c -> c.statistics(true))
        .in("statistics, 10 entries", s -> s.live(10), DONE);
  }

  private void bigValues() {
    String big = "0123456789".repeat(1_000);
    Consumer<Stage> live = s -> s.holding(big);
    Consumer<Stage> tenLive = s -> s.cache().putAll(Stage.entries(10, big));
    book.operation("get(k)", s -> s.cache().get(KEY)).in("a value of 10,000 bytes", live, big);
    book.operation("put(k, v)", s -> done(() -> s.cache().put(KEY, big)))
        .in("a value of 10,000 bytes", ABSENT, DONE);
    book.operation("put(k, v)", s -> done(() -> s.cache().put(KEY, OTHER)))
        .in("a small value over one of 10,000 bytes", live, DONE);
    book.operation("putIfAbsent(k, v)", s -> s.cache().putIfAbsent(KEY, OTHER))
        .in("a small value, one of 10,000 bytes is there", live, false);
    book.operation("putIfAbsent(k, v)", s -> s.cache().putIfAbsent(KEY, big))
        .in("a value of 10,000 bytes, a small one is there", s -> s.holding(OTHER), false);
    book.operation("replace(k, v)", s -> s.cache().replace(KEY, big))
        .in("a value of 10,000 bytes, absent", ABSENT, false);
    book.operation("remove(k)", s -> s.cache().remove(KEY))
        .in("a value of 10,000 bytes", live, true);
    book.operation("getAll(10 keys)", s -> s.cache().getAll(Stage.keys(10)).size())
        .in("values of 10,000 bytes", tenLive, 10);
    book.operation("iterator(), to the end", s -> count(s.cache().iterator()))
        .in("10 values of 10,000 bytes", tenLive, 10);
  }

  private static int count(Iterator<Cache.Entry<String, Object>> entries) {
    int count = 0;
    for (; entries.hasNext(); count++) {
      entries.next();
    }
    return count;
  }

  /** Takes everything. */
  public static final class Writer implements CacheWriter<String, Object> {
    @Override
    public void write(Cache.Entry<? extends String, ? extends Object> entry) {}

    @Override
    public void writeAll(Collection<Cache.Entry<? extends String, ? extends Object>> entries) {
      entries.clear();
    }

    @Override
    public void delete(Object key) {}

    @Override
    public void deleteAll(Collection<?> keys) {
      keys.clear();
    }
  }

  /** Wants to hear of everything. */
  public static final class Listener
      implements CacheEntryCreatedListener<String, Object>,
          CacheEntryUpdatedListener<String, Object>,
          CacheEntryRemovedListener<String, Object>,
          CacheEntryExpiredListener<String, Object> {
    @Override
    public void onCreated(Iterable<CacheEntryEvent<? extends String, ? extends Object>> events) {}

    @Override
    public void onUpdated(Iterable<CacheEntryEvent<? extends String, ? extends Object>> events) {}

    @Override
    public void onRemoved(Iterable<CacheEntryEvent<? extends String, ? extends Object>> events) {}

    @Override
    public void onExpired(Iterable<CacheEntryEvent<? extends String, ? extends Object>> events) {}
  }
}
