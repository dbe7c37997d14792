package io.github.dynamojcache.semantics.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.testing.MemoryJvm;
import io.github.dynamojcache.testing.SharedMemory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an asynchronous listener is told is what was put, whatever becomes of the caller's objects
 * until it is called.
 */
class AsynchronousCopiesTest {

  @RegisterExtension private static final SharedMemory SHARED = new SharedMemory();

  private static final List<String> KEY = List.of("the", "key");

  private final MemoryJvm jvm = SHARED.jvm();
  private final String name = SHARED.newCacheName();
  private final Late late = new Late();

  @AfterEach
  void letGo() {
    late.go.countDown();
  }

  /** Looks at events when it is let, and spoils what it was given. */
  private static final class Late
      implements CacheEntryCreatedListener<List<String>, int[]>,
          CacheEntryUpdatedListener<List<String>, int[]>,
          CacheEntryRemovedListener<List<String>, int[]>,
          CacheEntryExpiredListener<List<String>, int[]> {

    final CountDownLatch go = new CountDownLatch(1);
    final List<String> seen = new CopyOnWriteArrayList<>();

    @Override
    public void onCreated(Iterable<CacheEntryEvent<? extends List<String>, ? extends int[]>> told) {
      told.forEach(this::hear);
    }

    @Override
    public void onUpdated(Iterable<CacheEntryEvent<? extends List<String>, ? extends int[]>> told) {
      told.forEach(this::hear);
    }

    @Override
    public void onRemoved(Iterable<CacheEntryEvent<? extends List<String>, ? extends int[]>> told) {
      told.forEach(this::hear);
    }

    @Override
    public void onExpired(Iterable<CacheEntryEvent<? extends List<String>, ? extends int[]>> told) {
      told.forEach(this::hear);
    }

    private void hear(CacheEntryEvent<? extends List<String>, ? extends int[]> event) {
      try {
        assertThat(go.await(20, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      seen.add(
          event.getEventType()
              + " "
              + event.getKey()
              + " "
              + Arrays.toString(event.getValue())
              + " "
              + Arrays.toString(event.getOldValue()));
      int[] own = event.getValue();
      own[0] = -1;
    }
  }

  @SuppressWarnings("unchecked") // no class says List<String>
  private Cache<List<String>, int[]> cache(boolean synchronous) {
    return jvm.cache(
        name,
        DynamoConfiguration.builder((Class<List<String>>) (Class<?>) List.class, int[].class)
            .listener(
                new MutableCacheEntryListenerConfiguration<>(
                    () -> late, null, /* isOldValueRequired= */ true, synchronous)));
  }

  /**
   * A change, whose objects are spoilt when it has been made.
   *
   * @param told what the listener is told
   */
  private record Change(Making making, String told) {
    @Override
    public String toString() {
      return told;
    }
  }

  /** Makes a change of an entry with the value 1, and returns what the caller has in hand. */
  private interface Making {
    @Nullable Object[] change(Cache<List<String>, int[]> cache, List<String> key);
  }

  private static @Nullable Object[] afterwards(Object done, @Nullable Object... inHand) {
    assertThat(done).isNotEqualTo(false);
    return inHand;
  }

  private static @Nullable Object[] afterwards(Runnable doing, @Nullable Object... inHand) {
    doing.run();
    return inHand;
  }

  static Stream<Change> changes() {
    int[] value = {2};
    int[] old = {1};
    return Stream.of(
        new Change(
            (cache, key) -> {
              int[] put = value.clone();
              return afterwards(() -> cache.put(key, put), put);
            },
            "UPDATED [the, key] [2] [1]"),
        new Change(
            (cache, key) -> {
              int[] put = value.clone();
              return afterwards(() -> cache.putAll(Map.of(key, put)), put);
            },
            "UPDATED [the, key] [2] [1]"),
        new Change(
            (cache, key) -> {
              int[] put = value.clone();
              return new Object[] {put, cache.getAndPut(key, put)};
            },
            "UPDATED [the, key] [2] [1]"),
        new Change(
            (cache, key) -> {
              int[] put = value.clone();
              int[] expected = old.clone();
              return afterwards(cache.replace(key, expected, put), put, expected);
            },
            "UPDATED [the, key] [2] [1]"),
        new Change(
            (cache, key) -> {
              int[] put = value.clone();
              cache.invoke(
                  key,
                  (entry, arguments) -> {
                    entry.setValue(put);
                    return null;
                  });
              return new Object[] {put};
            },
            "UPDATED [the, key] [2] [1]"),
        new Change(
            (cache, key) -> {
              int[] expected = old.clone();
              return afterwards(cache.remove(key, expected), expected);
            },
            "REMOVED [the, key] [1] [1]"),
        new Change(
            (cache, key) -> new Object[] {cache.getAndRemove(key)}, "REMOVED [the, key] [1] [1]"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void anAsynchronousListenerIsToldOfWhatWasThenAndNotOfWhatTheCallerMakesOfIt(Change change) {
    jvm.cache(name, plain()).put(KEY, new int[] {1});
    jvm.manager.getCache(name).close();
    Cache<List<String>, int[]> cache = cache(/* synchronous= */ false);
    List<String> key = new ArrayList<>(KEY);

    @Nullable Object[] inHand = change.making().change(cache, key);
    key.set(0, "spoilt");
    for (Object object : inHand) {
      if (object instanceof int[] array) {
        array[0] = 99;
      }
    }
    late.go.countDown();

    await().untilAsserted(() -> assertThat(late.seen).containsExactly(change.told()));
    assertThat(inHand).allSatisfy(object -> assertThat((int[]) object).containsExactly(99));
  }

  @SuppressWarnings("unchecked") // no class says List<String>
  private static DynamoConfiguration.Builder<List<String>, int[]> plain() {
    return DynamoConfiguration.builder((Class<List<String>>) (Class<?>) List.class, int[].class);
  }

  @Test
  void aCreationIsToldWithItsOwnValueToo() {
    int[] put = {1};
    List<String> key = new ArrayList<>(KEY);

    cache(/* synchronous= */ false).put(key, put);
    put[0] = 99;
    key.clear();
    late.go.countDown();

    await()
        .untilAsserted(() -> assertThat(late.seen).containsExactly("CREATED [the, key] [1] null"));
    assertThat(put).containsExactly(99);
  }

  /** It is called before the operation returns, with the objects of the operation. */
  @Test
  void aSynchronousListenerGetsTheObjectThatWasPut() {
    int[] put = {1};
    late.go.countDown();

    cache(/* synchronous= */ true).put(KEY, put);

    assertThat(late.seen).containsExactly("CREATED [the, key] [1] null");
    assertThat(put).containsExactly(-1);
    assertThat(jvm.manager.<List<String>, int[]>getCache(name).get(KEY)).containsExactly(1);
  }
}
