package io.github.dynamojcache.semantics.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.ValueCodec;
import io.github.dynamojcache.testing.ComputingLoader;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.Lifetimes;
import io.github.dynamojcache.testing.SharedTable;
import io.github.dynamojcache.testing.Threads;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.integration.CompletionListenerFuture;
import javax.cache.processor.EntryProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A codec, or other code of the application, that runs out of memory in the middle of an operation:
 * the caller gets the error itself, no entry is half written, and nothing stays locked.
 */
@Tag("server")
class ErrorsTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private static final Text OLD = new Text("old");
  private static final Text NEW = new Text("new");

  private final Exploding codec = new Exploding();
  private final Jvm jvm = SHARED.jvm();
  private final String name = SHARED.newCacheName();

  record Text(String text) {}

  /** Texts, as long as nothing is wrong. */
  static final class Exploding implements ValueCodec {
    private volatile @Nullable Error whenEncoding;
    private volatile @Nullable Error whenDecoding;
    private volatile boolean exploded;

    @Override
    public String name() {
      return "exploding";
    }

    @Override
    public byte id() {
      return (byte) 201;
    }

    @Override
    public byte[] encode(Object value, int room) {
      explode(whenEncoding);
      byte[] text = ((Text) value).text().getBytes(StandardCharsets.UTF_8);
      byte[] bytes = new byte[room + text.length];
      System.arraycopy(text, 0, bytes, room, text.length);
      return bytes;
    }

    @Override
    public Object decode(byte[] bytes, int offset, int length) throws UndecodableValueException {
      explode(whenDecoding);
      return new Text(new String(bytes, offset, length, StandardCharsets.UTF_8));
    }

    private void explode(@Nullable Error error) {
      if (error != null) {
        exploded = true;
        throw error;
      }
    }

    void calm() {
      whenEncoding = null;
      whenDecoding = null;
    }
  }

  /** An operation on the key "k", under which OLD stands. */
  private record Row(String operation, Action action) {
    @Override
    public String toString() {
      return operation;
    }
  }

  @FunctionalInterface
  private interface Action {
    @Nullable Object on(Cache<String, Text> cache) throws Exception;
  }

  private static Row row(String operation, Action action) {
    return new Row(operation, action);
  }

  private static boolean done(Runnable action) {
    action.run();
    return true;
  }

  private static final List<Row> ROWS =
      List.of(
          row("get", c -> c.get("k")),
          row("get with a loader", c -> c.get("absent")),
          row("getAll", c -> c.getAll(Set.of("k", "absent"))),
          row("containsKey", c -> c.containsKey("k")),
          row("iterator", c -> c.iterator().next()),
          row("put", c -> done(() -> c.put("k", NEW))),
          row("putAll", c -> done(() -> c.putAll(Map.of("k", NEW, "l", NEW, "m", NEW)))),
          row("getAndPut", c -> c.getAndPut("k", NEW)),
          row("putIfAbsent", c -> c.putIfAbsent("absent", NEW)),
          row("replace", c -> c.replace("k", NEW)),
          row("replace if equal", c -> c.replace("k", OLD, NEW)),
          row("replace if equal, and it is not", c -> c.replace("k", NEW, NEW)),
          row("getAndReplace", c -> c.getAndReplace("k", NEW)),
          row("remove if equal", c -> c.remove("k", OLD)),
          row("remove if equal, and it is not", c -> c.remove("k", NEW)),
          row("getAndRemove", c -> c.getAndRemove("k")),
          row("removeAll of keys", c -> done(() -> c.removeAll(Set.of("k", "l", "m")))),
          row("invoke", c -> c.invoke("k", (e, a) -> set(e.exists(), () -> e.setValue(NEW)))),
          row(
              "invokeAll",
              c -> c.invokeAll(Set.of("k", "l"), (e, a) -> set(e.exists(), () -> e.setValue(NEW)))),
          row(
              "loadAll",
              c -> {
                CompletionListenerFuture end = new CompletionListenerFuture();
                c.loadAll(Set.of("k", "l", "m"), true, end);
                end.get();
                return true;
              }));

  private static boolean set(boolean existed, Runnable setting) {
    setting.run();
    return existed;
  }

  static Stream<Arguments> rowsAndErrors() {
    List<Arguments> all = new ArrayList<>();
    for (Row row : ROWS) {
      for (boolean listening : new boolean[] {false, true}) {
        all.add(new Arguments(row, new OutOfMemoryError("on purpose"), listening));
        all.add(new Arguments(row, new StackOverflowError("on purpose"), listening));
        all.add(new Arguments(row, new NoClassDefFoundError("on purpose"), listening));
      }
    }
    return all.stream();
  }

  /**
   * @param listening whether a listener is registered: many operations go another way then
   */
  private record Arguments(Row row, Error error, boolean listening) {
    @Override
    public String toString() {
      return row + ", " + error.getClass().getSimpleName() + (listening ? ", with a listener" : "");
    }
  }

  private Cache<String, Text> cache(boolean listening) {
    DynamoConfiguration.Builder<String, Text> configuration =
        DynamoConfiguration.builder(String.class, Text.class)
            .valueCodec(codec)
            .readThrough(() -> new ComputingLoader<>(key -> NEW))
            .statistics(true);
    if (listening) {
      CacheEntryCreatedListener<String, Text> silent = events -> {};
      configuration.listener(
          new MutableCacheEntryListenerConfiguration<>(() -> silent, null, true, true));
    }
    Cache<String, Text> cache = jvm.cache(name, configuration);
    cache.put("k", OLD);
    return cache;
  }

  @ParameterizedTest
  @MethodSource("rowsAndErrors")
  void anErrorInEncodingReachesTheCallerAndNothingIsWritten(Arguments given) throws Exception {
    Cache<String, Text> cache = cache(given.listening());
    List<?> before = SHARED.table().items(name);
    codec.whenEncoding = given.error();

    Throwable thrown = catchThrowable(() -> given.row().action().on(cache));

    assertThat(errorOf(thrown)).isSameAs(codec.exploded ? given.error() : null);
    if (codec.exploded) {
      assertThat(SHARED.table().items(name)).isEqualTo(before);
    }
    assertAllIsWell(cache);
  }

  @ParameterizedTest
  @MethodSource("rowsAndErrors")
  void anErrorInDecodingReachesTheCallerAndNoEntryIsHalfWritten(Arguments given) throws Exception {
    Cache<String, Text> cache = cache(given.listening());
    codec.whenDecoding = given.error();

    Throwable thrown = catchThrowable(() -> given.row().action().on(cache));

    assertThat(errorOf(thrown)).isSameAs(codec.exploded ? given.error() : null);
    codec.calm();
    assertThat(List.of(OLD, NEW)).containsAll(cache.getAll(Set.of("k")).values());
    assertAllIsWell(cache);
  }

  /** What happens in the background is told to a listener that takes exceptions only. */
  private static @Nullable Throwable errorOf(@Nullable Throwable thrown) {
    return thrown instanceof ExecutionException && thrown.getCause() instanceof CacheException e
        ? e.getCause()
        : thrown;
  }

  private void assertAllIsWell(Cache<String, Text> cache) throws Exception {
    codec.calm();
    assertThat(locksInUse(cache)).isEmpty();
    assertThat(readsUnderWay(cache)).isEmpty();
    cache.put("k", NEW);
    assertThat(cache.get("k")).isEqualTo(NEW);
    Text seen = cache.invoke("k", (entry, arguments) -> entry.getValue());
    assertThat(seen).isEqualTo(NEW);
  }

  @Test
  void theErrorsReallyComeToPass() {
    Cache<String, Text> cache = cache(false);
    OutOfMemoryError error = new OutOfMemoryError("on purpose");

    codec.whenEncoding = error;
    assertThat(catchThrowable(() -> cache.put("k", NEW))).isSameAs(error);
    codec.whenDecoding = error;
    assertThat(catchThrowable(() -> cache.get("k"))).isSameAs(error);
  }

  @Test
  void anErrorOfALoaderAProcessorOrAPolicyPassesAsItIs() throws Exception {
    OutOfMemoryError error = new OutOfMemoryError("on purpose");
    EntryProcessor<String, String, Boolean> processor =
        (entry, arguments) -> {
          throw error;
        };
    Lifetimes.Answer duration =
        () -> {
          throw error;
        };
    Cache<String, String> cache =
        jvm.cache(
            name,
            Jvm.strings()
                .readThrough(
                    () ->
                        new ComputingLoader<>(
                            key -> {
                              throw error;
                            }))
                .expiry(Lifetimes.policy(duration, () -> null, duration)));

    assertThat(catchThrowable(() -> cache.get("k"))).isSameAs(error);
    assertThat(catchThrowable(() -> cache.getAll(Set.of("k")))).isSameAs(error);
    assertThat(catchThrowable(() -> cache.put("k", "v"))).isSameAs(error);
    assertThat(catchThrowable(() -> cache.putAll(Map.of("k", "v", "l", "v")))).isSameAs(error);
    assertThat(catchThrowable(() -> cache.invoke("k", processor))).isSameAs(error);
    assertThat(catchThrowable(() -> cache.invokeAll(Set.of("k"), processor))).isSameAs(error);

    assertThat(locksInUse(cache)).isEmpty();
    assertThat(SHARED.table().items(name)).isEmpty();
  }

  /** The key is free again for threads that waited for it. */
  @Test
  void whoWaitsForAKeyGetsItWhenItsHolderRanOutOfMemory() throws Exception {
    Cache<String, Text> cache = cache(false);
    EntryProcessor<String, Text, Boolean> processor =
        (entry, arguments) -> {
          throw new OutOfMemoryError("on purpose");
        };
    Callable<Boolean> failing =
        () -> catchThrowable(() -> cache.invoke("k", processor)) instanceof OutOfMemoryError;

    assertThat(Threads.runTogether(Collections.nCopies(6, failing))).containsOnly(true);

    assertAllIsWell(cache);
  }

  /** What is left over shows nowhere outside: the test has to look inside. */
  private static Map<?, ?> locksInUse(Cache<?, ?> cache) throws ReflectiveOperationException {
    Object mutexes = field(field(field(cache, "engine"), "writes"), "mutexes");
    return (Map<?, ?>) field(field(mutexes, "locks"), "inUse");
  }

  private static Map<?, ?> readsUnderWay(Cache<?, ?> cache) throws ReflectiveOperationException {
    return (Map<?, ?>) field(field(field(field(cache, "open"), "store"), "coalescer"), "latest");
  }

  private static Object field(Object owner, String field) throws ReflectiveOperationException {
    Field found = owner.getClass().getDeclaredField(field);
    found.setAccessible(true);
    return Objects.requireNonNull(found.get(owner), field);
  }
}
