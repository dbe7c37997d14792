package io.github.dynamojcache.semantics.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.testing.ComputingLoader;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.SharedTable;
import io.github.dynamojcache.testing.Threads;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.processor.EntryProcessorResult;
import javax.cache.processor.MutableEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A thread that is interrupted in an operation leaves it soon, and knows that it was. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class InterruptsTest {

  @RegisterExtension static final SharedTable TABLE = new SharedTable();

  /** Much longer than an interrupt takes, and much shorter than the request that it ends. */
  private static final Duration AN_END = Duration.ofSeconds(30);

  private final Jvm jvm = TABLE.jvm();

  @AfterEach
  void letRequestsPass() {
    jvm.faults.reset();
  }

  /** An operation on the key "k", under which "old" stands. */
  record Row(String name, Consumer<Cache<String, String>> operation) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Row> rows() {
    return Stream.of(
        new Row("get", c -> c.get("k")),
        new Row("containsKey", c -> c.containsKey("k")),
        new Row("getAll", c -> c.getAll(Set.of("k", "l"))),
        new Row("getAll in several batches", c -> c.getAll(many().keySet())),
        new Row("iterator", c -> c.iterator().forEachRemaining(entry -> {})),
        new Row("put", c -> c.put("k", "new")),
        new Row("getAndPut", c -> c.getAndPut("k", "new")),
        new Row("putAll", c -> c.putAll(Map.of("k", "new", "l", "new"))),
        new Row("putAll in several batches", c -> c.putAll(many())),
        new Row("putIfAbsent", c -> c.putIfAbsent("k", "new")),
        new Row("replace", c -> c.replace("k", "new")),
        new Row("replace if equal", c -> c.replace("k", "old", "new")),
        new Row("getAndReplace", c -> c.getAndReplace("k", "new")),
        new Row("remove", c -> c.remove("k")),
        new Row("remove if equal", c -> c.remove("k", "old")),
        new Row("getAndRemove", c -> c.getAndRemove("k")),
        new Row("removeAll of keys", c -> c.removeAll(Set.of("k", "l"))),
        new Row("removeAll", Cache::removeAll),
        new Row("clear", Cache::clear),
        new Row("invoke", c -> c.invoke("k", (e, a) -> setTo(e, "new"))),
        new Row("invokeAll", InterruptsTest::invokeAll));
  }

  private static Map<String, String> many() {
    return IntStream.range(0, 250).boxed().collect(Collectors.toMap(i -> "key " + i, i -> "new"));
  }

  private static @Nullable Object setTo(MutableEntry<String, String> entry, String value) {
    entry.setValue(value);
    return null;
  }

  /** What happens to a single key shows when its result is asked for. */
  private static void invokeAll(Cache<String, String> cache) {
    cache
        .<Object>invokeAll(
            Set.of("k"),
            (entry, arguments) -> {
              entry.setValue("new");
              return "done";
            })
        .values()
        .forEach(EntryProcessorResult::get);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whoIsInterruptedInARequestLeavesAndKnowsIt(Row row) throws Exception {
    Cache<String, String> cache = cacheWithOld();
    CountDownLatch sent = letRequestsHang();

    Outcome outcome = interruptOnce(sent, () -> row.operation().accept(cache));

    assertThat(outcome.thrown()).isInstanceOf(CacheException.class);
    assertThat(outcome.flag()).isTrue();
    jvm.faults.reset();
    assertThat(cache.get("k")).isEqualTo("old");
    row.operation().accept(cache); // nothing is held any more, neither lock nor connection
    cache.close();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whoComesInterruptedChangesNothingAndStillKnowsIt(Row row) throws Exception {
    Cache<String, String> cache = cacheWithOld();

    Outcome outcome =
        inAThread(
            () -> {
              Thread.currentThread().interrupt();
              row.operation().accept(cache);
            });

    assertThat(outcome.thrown()).isInstanceOf(CacheException.class);
    assertThat(outcome.flag()).isTrue();
    assertThat(cache.get("k")).isEqualTo("old");
    cache.close();
  }

  static Stream<Row> turns() {
    return Stream.of(
        new Row("invoke", c -> c.invoke("k", (e, a) -> setTo(e, "new"))),
        new Row("read-through", c -> c.get("k")));
  }

  /** The thread before it may be in user code that never ends. */
  @ParameterizedTest
  @MethodSource("turns")
  void whoWaitsForAnotherThreadsTurnOnAKeyCanBeInterrupted(Row waiting) throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    CountDownLatch inUserCode = new CountDownLatch(1);
    Cache<String, String> cache =
        jvm.cache(
            TABLE.newCacheName(),
            Jvm.strings()
                .readThrough(() -> new ComputingLoader<>(key -> awaited(inUserCode, slow))));
    Thread before = new Thread(() -> cache.get("k"));
    before.start();
    assertThat(inUserCode.await(AN_END.toSeconds(), TimeUnit.SECONDS)).isTrue();

    Attempt attempt = new Attempt(() -> waiting.operation().accept(cache));
    await().atMost(AN_END).until(() -> Threads.waitsForAKey(attempt.thread));
    Outcome outcome = attempt.interrupted();

    assertThat(outcome.thrown())
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("interrupted while waiting for another thread");
    assertThat(outcome.flag()).isTrue();
    slow.countDown();
    before.join();
    assertThat(cache.get("k")).isEqualTo("loaded");
    cache.close();
  }

  private static String awaited(CountDownLatch inUserCode, CountDownLatch slow) {
    inUserCode.countDown();
    try {
      slow.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the loader", e);
    }
    return "loaded";
  }

  @Test
  void anIteratorThatWaitsForAPageCanBeInterrupted() throws Exception {
    Cache<String, String> cache = cacheWithOld();
    cache.putAll(many());
    var iterator = cache.iterator();
    iterator.next();
    CountDownLatch sent = letRequestsHang();

    Outcome outcome = interruptOnce(sent, () -> iterator.forEachRemaining(entry -> {}));

    assertThat(outcome.thrown()).isInstanceOf(CacheException.class);
    assertThat(outcome.flag()).isTrue();
    jvm.faults.reset();
    cache.close();
  }

  /** Returns what opens when a request hangs. */
  private CountDownLatch letRequestsHang() {
    CountDownLatch sent = new CountDownLatch(1);
    jvm.faults
        .every(
            call -> {
              sent.countDown();
              return true;
            })
        .delay(Duration.ofHours(1));
    return sent;
  }

  private Cache<String, String> cacheWithOld() {
    Cache<String, String> cache = jvm.cache(TABLE.newCacheName());
    cache.put("k", "old");
    return cache;
  }

  /**
   * @param thrown what the operation threw
   * @param flag whether the thread was marked as interrupted when it left the operation
   */
  private record Outcome(@Nullable Throwable thrown, boolean flag) {}

  /** An operation in a thread of its own. */
  private static final class Attempt {
    private final AtomicReference<Outcome> outcome = new AtomicReference<>();
    private final Thread thread;

    Attempt(Runnable operation) {
      thread =
          new Thread(
              () -> {
                Throwable thrown = null;
                try {
                  operation.run();
                } catch (RuntimeException e) {
                  thrown = e;
                }
                outcome.set(new Outcome(thrown, Thread.currentThread().isInterrupted()));
              });
      thread.setDaemon(true);
      thread.start();
    }

    Outcome interrupted() throws InterruptedException {
      thread.interrupt();
      return ended();
    }

    Outcome ended() throws InterruptedException {
      thread.join(AN_END.toMillis());
      assertThat(thread.isAlive()).as("still in the operation").isFalse();
      return Objects.requireNonNull(outcome.get());
    }
  }

  private static Outcome inAThread(Runnable operation) throws InterruptedException {
    return new Attempt(operation).ended();
  }

  private static Outcome interruptOnce(CountDownLatch sent, Runnable operation)
      throws InterruptedException {
    Attempt attempt = new Attempt(operation);
    assertThat(sent.await(AN_END.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return attempt.interrupted();
  }
}
