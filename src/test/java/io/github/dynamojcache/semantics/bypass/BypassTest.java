package io.github.dynamojcache.semantics.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.micrometer.DynamoCacheMetrics;
import io.github.dynamojcache.testing.ComputingLoader;
import io.github.dynamojcache.testing.Heard;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.Outages;
import io.github.dynamojcache.testing.SharedTable;
import io.github.dynamojcache.testing.Statistics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.integration.CacheWriter;
import javax.cache.integration.CompletionListenerFuture;
import javax.cache.processor.MutableEntry;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each operation does while DynamoDB fails: the table in docs/failures.md, row by row. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class BypassTest {

  @RegisterExtension static final SharedTable TABLE = new SharedTable();

  private final Jvm jvm = TABLE.jvm();

  @AfterEach
  void endTheOutage() {
    jvm.faults.reset();
  }

  /**
   * An operation on the key "k", under which "old" stands in the table.
   *
   * @param result what it returns in an outage
   * @param after what a get finds after the outage; null: nothing
   */
  record Row(
      String name, Function<Cache<String, String>, Object> operation, Object result, String after) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final String NULL = "null";
  private static final String GONE = "gone";

  static Stream<Row> rows() {
    return Stream.of(
        new Row("get", c -> String.valueOf(c.get("k")), NULL, "old"),
        new Row("containsKey", c -> c.containsKey("k"), false, "old"),
        new Row("getAll", c -> c.getAll(Set.of("k", "l")), Map.of(), "old"),
        new Row("iterator", c -> c.iterator().hasNext(), false, "old"),
        new Row("put", c -> done(() -> c.put("k", "new")), true, GONE),
        new Row("getAndPut", c -> String.valueOf(c.getAndPut("k", "new")), NULL, GONE),
        new Row("putAll", c -> done(() -> c.putAll(Map.of("k", "new", "l", "x"))), true, GONE),
        new Row("putIfAbsent", c -> c.putIfAbsent("k", "new"), false, "old"),
        new Row("replace", c -> c.replace("k", "new"), false, GONE),
        new Row("replace if equal", c -> c.replace("k", "old", "new"), false, GONE),
        new Row("getAndReplace", c -> String.valueOf(c.getAndReplace("k", "new")), NULL, GONE),
        new Row("remove", c -> c.remove("k"), false, GONE),
        new Row("remove if equal", c -> c.remove("k", "old"), false, GONE),
        new Row("getAndRemove", c -> String.valueOf(c.getAndRemove("k")), NULL, GONE),
        new Row("removeAll of keys", c -> done(() -> c.removeAll(Set.of("k"))), true, GONE),
        new Row("removeAll", c -> done(c::removeAll), true, GONE),
        new Row("clear", c -> done(c::clear), true, GONE),
        new Row("invoke", c -> c.invoke("k", (e, a) -> setTo(e, "new")), "absent", GONE),
        new Row(
            "invokeAll",
            c ->
                c.invokeAll(Set.of("k"), (e, a) -> setTo(e, "new"))
                    .values()
                    .iterator()
                    .next()
                    .get(),
            "absent",
            GONE));
  }

  private static boolean done(Runnable operation) {
    operation.run();
    return true;
  }

  private static String setTo(MutableEntry<String, String> entry, String v) {
    String found = entry.exists() ? "present" : "absent";
    entry.setValue(v);
    return found;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void sendsNothing(Row row) {
    Cache<String, String> cache = cacheWithOld(Outages.lasting());
    Outages.begin(jvm, cache);

    assertThat(row.operation().apply(cache)).isEqualTo(row.result());

    assertThat(jvm.log.count()).isZero();
    cache.close();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isMadeUpForAfterTheOutage(Row row) {
    Cache<String, String> cache = cacheWithOld(Outages.passing());
    Outages.begin(jvm, cache);
    assertThat(row.operation().apply(cache)).isEqualTo(row.result());

    Outages.end(jvm, cache);

    assertThat(cache.get("k")).isEqualTo(row.after().equals(GONE) ? null : row.after());
    cache.close();
  }

  /** The first one that fails finds out about the outage, and is bypassed all the same. */
  @ParameterizedTest
  @MethodSource("rows")
  void doesTheSameWhenItsOwnRequestFails(Row row) {
    Cache<String, String> cache = cacheWithOld(Outages.passing().set("bypass-after", 100));
    jvm.faults.every(call -> true).failBeforeSending();

    assertThat(row.operation().apply(cache)).isEqualTo(row.result());

    Outages.end(jvm, cache);
    assertThat(cache.get("k")).isEqualTo(row.after().equals(GONE) ? null : row.after());
    cache.close();
  }

  @Test
  void readThroughLoadsAndDoesNotStore() {
    Cache<String, String> cache =
        jvm.cache(
            TABLE.newCacheName(),
            Outages.passing().readThrough(() -> new ComputingLoader<>(key -> "loaded " + key)));
    Outages.begin(jvm, cache);

    String loaded = cache.get("k");

    assertThat(loaded).isEqualTo("loaded k");
    Outages.end(jvm, cache);
    assertThat(cache.containsKey("k")).isFalse();
    cache.close();
  }

  @Test
  void loadAllEndsWithoutAnError() throws Exception {
    Cache<String, String> cache =
        jvm.cache(
            TABLE.newCacheName(),
            Outages.lasting().loader(() -> new ComputingLoader<>(key -> "loaded " + key)));
    Outages.begin(jvm, cache);
    CompletionListenerFuture end = new CompletionListenerFuture();

    cache.loadAll(Set.of("k"), true, end);

    assertThat(end.get()).isNull();
    cache.close();
  }

  @Test
  void theProcessorRunsOnceAndItsResultIsReturned() {
    Cache<String, String> cache = cacheWithOld(Outages.lasting());
    Outages.begin(jvm, cache);
    List<String> runs = new ArrayList<>();

    String result =
        cache.invoke(
            "k",
            (entry, arguments) -> {
              runs.add(entry.getKey());
              entry.setValue("loaded by the user");
              return "loaded by the user";
            });

    assertThat(result).isEqualTo("loaded by the user");
    assertThat(runs).containsExactly("k");
    cache.close();
  }

  @Test
  void theWriterIsToldAllTheSame() {
    Map<String, String> truth = new ConcurrentHashMap<>(Map.of("removed", "old"));
    Cache<String, String> cache =
        jvm.cache(TABLE.newCacheName(), Outages.lasting().writeThrough(() -> new MapWriter(truth)));
    Outages.begin(jvm, cache);

    cache.put("put", "v");
    cache.remove("removed");
    boolean taken = cache.putIfAbsent("put if absent", "v");

    assertThat(taken).isTrue();
    assertThat(truth).containsOnlyKeys("put", "put if absent");
    cache.close();
  }

  @Test
  void theStateStandsInJmxAndInMeters() throws Exception {
    Cache<String, String> cache = cacheWithOld(Outages.lasting().statistics(true));
    MeterRegistry meters = new SimpleMeterRegistry();
    DynamoCacheMetrics.monitor(meters, cache);
    Outages.begin(jvm, cache);
    cache.put("k", "new");

    ObjectName name =
        new ObjectName(
            "io.github.dynamojcache:type=FailureMode,CacheManager="
                + cache.getCacheManager().getURI()
                + ",Cache="
                + cache.getName());
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    assertThat(server.getAttribute(name, "State")).isEqualTo("OPEN");
    assertThat(server.getAttribute(name, "JournalledKeys")).isEqualTo(1);
    assertThat(meters.get("dynamo.jcache.bypassed").gauge().value()).isEqualTo(1);
    assertThat(meters.get("dynamo.jcache.skipped.writes").functionCounter().count()).isEqualTo(1);
    cache.close();
  }

  private record MapWriter(Map<String, String> truth) implements CacheWriter<String, String> {
    @Override
    public void write(Cache.Entry<? extends String, ? extends String> entry) {
      truth.put(entry.getKey(), entry.getValue());
    }

    @Override
    public void writeAll(Collection<Cache.Entry<? extends String, ? extends String>> entries) {
      entries.forEach(this::write);
    }

    @Override
    public void delete(Object key) {
      truth.remove((String) key);
    }

    @Override
    public void deleteAll(Collection<?> keys) {
      keys.forEach(this::delete);
    }
  }

  @Test
  void skippedWritesAreNeitherAnnouncedNorCounted() {
    Heard heard = new Heard();
    Cache<String, String> cache = cacheWithOld(Outages.lasting().statistics(true));
    Statistics before = Statistics.of(cache);
    cache.registerCacheEntryListener(heard.configuration());
    Outages.begin(jvm, cache);

    cache.put("k", "new");
    cache.remove("k");

    assertThat(heard.events).isEmpty();
    assertThat(Statistics.of(cache).puts()).isEqualTo(before.puts());
    assertThat(Statistics.of(cache).removals()).isZero();
    cache.close();
  }

  private Cache<String, String> cacheWithOld(
      DynamoConfiguration.Builder<String, String> configuration) {
    Cache<String, String> cache = jvm.cache(TABLE.newCacheName(), configuration);
    cache.put("k", "old");
    return cache;
  }
}
