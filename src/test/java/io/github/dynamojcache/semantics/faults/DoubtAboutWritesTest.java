package io.github.dynamojcache.semantics.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.testing.ComputingLoader;
import io.github.dynamojcache.testing.FaultScript;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.Lifetimes;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.integration.CompletionListenerFuture;
import javax.cache.processor.MutableEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever reads is not told of a write in doubt: only a request that writes can have taken effect
 * unheard, whichever operation it belongs to and however it fails.
 */
@Tag("server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoubtAboutWritesTest {

  private static final String DOUBT = "Whether a write took effect is not known";
  private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query");

  private static final Map<String, Object> HASTY =
      Map.of("dynamo-jcache.call-timeout", "150ms", "dynamo-jcache.attempt-timeout", "60ms");

  /** What sets the entries up has all the time that it needs. */
  private Jvm patient;

  private Jvm hasty;
  private Jvm hastyAttempts;

  @BeforeAll
  void open() {
    var dynamo = LocalDynamoExtension.server();
    String table = dynamo.newTableName();
    patient = new Jvm(dynamo, table);
    hasty = new Jvm(dynamo, table, HASTY);
    hastyAttempts = new Jvm(dynamo, table, Map.of("dynamo-jcache.attempt-timeout", "60ms"));
  }

  @AfterAll
  void close() {
    patient.close();
    hasty.close();
    hastyAttempts.close();
  }

  @AfterEach
  void calm() {
    Stream.of(patient, hasty, hastyAttempts).forEach(jvm -> jvm.faults.reset());
    Thread.interrupted();
  }

  /** An operation, and a request that it sends. */
  private record Row(String operation, String request, Action action) {
    boolean touches() {
      return operation.endsWith("touch");
    }

    @Override
    public String toString() {
      return operation + ", " + request;
    }
  }

  @FunctionalInterface
  private interface Action {
    void on(Cache<String, String> cache) throws Exception;
  }

  private static final List<Row> ROWS =
      List.of(
          row("get", "GetItem", c -> c.get("k")),
          row("getAll", "BatchGetItem", c -> c.getAll(Set.of("k", "l"))),
          row("containsKey", "GetItem", c -> c.containsKey("k")),
          row("iterator", "Query", c -> c.forEach(entry -> {})),
          row("put", "PutItem", c -> c.put("k", "2")),
          row("putIfAbsent", "PutItem", c -> c.putIfAbsent("new", "2")),
          row("putAll", "BatchWriteItem", c -> c.putAll(Map.of("k", "2", "l", "2"))),
          row("getAndPut", "PutItem", c -> c.getAndPut("k", "2")),
          row("replace", "PutItem", c -> c.replace("k", "2")),
          row("replace if equal", "PutItem", c -> c.replace("k", "1", "2")),
          row("getAndReplace", "PutItem", c -> c.getAndReplace("k", "2")),
          row("remove", "DeleteItem", c -> c.remove("k")),
          row("remove if equal", "DeleteItem", c -> c.remove("k", "1")),
          row("getAndRemove", "DeleteItem", c -> c.getAndRemove("k")),
          row("removeAll of keys", "BatchWriteItem", c -> c.removeAll(Set.of("k", "l"))),
          row("clear", "UpdateItem", Cache::clear),
          row("invoke, reading", "GetItem", c -> c.invoke("k", (e, a) -> set(e, "2"))),
          row("invoke, writing", "PutItem", c -> c.invoke("k", (e, a) -> set(e, "2"))),
          row("loadAll, looking", "BatchGetItem", c -> load(c, false)),
          row("loadAll, storing", "PutItem", c -> load(c, true)));

  private static Row row(String operation, String request, Action action) {
    return new Row(operation, request, action);
  }

  private static boolean set(MutableEntry<String, String> entry, String to) {
    entry.setValue(to);
    return entry.exists();
  }

  private static void load(Cache<String, String> cache, boolean replace) throws Exception {
    CompletionListenerFuture end = new CompletionListenerFuture();
    cache.loadAll(Set.of("k", "l"), replace, end);
    end.get();
  }

  /**
   * A way to fail.
   *
   * @param leavesDoubt whether the request may have been carried out
   */
  private record Kind(String name, boolean leavesDoubt, BiConsumer<Jvm, FaultScript> fault) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind("inside DynamoDB", true, (jvm, fault) -> fault.internalServerError()),
          new Kind("refused", false, (jvm, fault) -> fault.failBeforeSending()),
          new Kind("broken off", true, (jvm, fault) -> fault.cutOffResponse()),
          new Kind("out of time", true, (jvm, fault) -> fault.hangBeforeSending()),
          new Kind("attempts out of time", true, (jvm, fault) -> fault.hangBeforeSending()),
          new Kind("cut short", true, (jvm, fault) -> fault.runBefore(DoubtAboutWritesTest::cut)),
          new Kind(
              "interrupted", true, (jvm, fault) -> fault.runBefore(DoubtAboutWritesTest::stop)));

  private static void cut() {
    throw new CancellationException();
  }

  private static void stop() {
    Thread.currentThread().interrupt();
  }

  private Jvm jvm(Kind kind) {
    return switch (kind.name()) {
      case "out of time" -> hasty;
      case "attempts out of time" -> hastyAttempts;
      default -> patient;
    };
  }

  static Stream<Arguments> rowsAndKinds() {
    List<Arguments> all = new ArrayList<>();
    for (Row row : ROWS) {
      for (Kind kind : KINDS) {
        all.add(Arguments.of(row, kind));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("rowsAndKinds")
  void onlyARequestThatWritesIsInDoubt(Row row, Kind kind) {
    Jvm jvm = jvm(kind);
    String name = (jvm == patient ? "own" : jvm == hasty ? "hasty" : "attempts") + row.touches();
    cache(patient, name, row).putAll(Map.of("k", "1", "l", "1"));
    cache(patient, name, row).remove("new");
    Cache<String, String> cache = cache(jvm, name, row);
    kind.fault().accept(jvm, jvm.faults.every(row.request()));

    CacheException failure = failure(catchThrowable(() -> row.action().on(cache)));

    if (READS.contains(row.request())) {
      assertThat(failure).hasMessageNotContaining("Whether").hasMessageNotContaining("write took");
    } else if (kind.leavesDoubt()) {
      assertThat(failure).hasMessageContaining(DOUBT);
    }
  }

  private static Cache<String, String> cache(Jvm jvm, String name, Row row) {
    Cache<String, String> open = jvm.manager.getCache(name);
    return open != null ? open : jvm.cache(name, configuration(row));
  }

  private static DynamoConfiguration.Builder<String, String> configuration(Row row) {
    DynamoConfiguration.Builder<String, String> configuration =
        Jvm.strings()
            .clearVisibility(Duration.ofHours(1))
            .readThrough(() -> new ComputingLoader<>(key -> "loaded"));
    return row.touches()
        ? configuration
            .expiry(Lifetimes.policy(Lifetimes.HOUR, Lifetimes.UNCHANGED, Lifetimes.HOUR))
            .set("touch-threshold", 0.0)
        : configuration;
  }

  /** What happens in the background is told to a listener. */
  private static CacheException failure(@Nullable Throwable thrown) {
    Throwable failure = thrown instanceof ExecutionException ? thrown.getCause() : thrown;
    assertThat(failure).isInstanceOf(CacheException.class);
    return (CacheException) Objects.requireNonNull(failure);
  }
}
