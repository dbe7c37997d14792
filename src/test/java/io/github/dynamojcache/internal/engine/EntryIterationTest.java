package io.github.dynamojcache.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dynamojcache.internal.coding.EntryCodec;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What becomes of an entry whose handing out fails: it comes again, and nothing else is removed.
 */
class EntryIterationTest {

  private static final int ENTRIES = 30;

  private final KeyLocks locks = new KeyLocks();
  private final AtomicInteger steps = new AtomicInteger();
  private int failing = -1;
  private @Nullable Throwable failure;

  @BeforeEach
  void countNothing() {
    steps.set(0);
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new CacheException("on purpose"),
        new IllegalStateException("on purpose"),
        new OutOfMemoryError("on purpose"),
        new StackOverflowError("on purpose"));
  }

  private void step() {
    if (steps.getAndIncrement() == failing) {
      throw EntryIterationTest.<RuntimeException>undeclared(Objects.requireNonNull(failure));
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <X extends Throwable> RuntimeException undeclared(Throwable thrown) throws X {
    throw (X) thrown;
  }

  /** Fails in decoding, when it is its turn. */
  private EntryCodec<String, String> failing(EntryCodec<String, String> codec) {
    @SuppressWarnings("unchecked") // the interface has no other parameters
    EntryCodec<String, String> proxy =
        (EntryCodec<String, String>)
            Proxy.newProxyInstance(
                EntryCodec.class.getClassLoader(),
                new Class<?>[] {EntryCodec.class},
                (self, method, arguments) -> {
                  if (method.getName().startsWith("decode")) {
                    step();
                  }
                  try {
                    return method.invoke(codec, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    return proxy;
  }

  private MemoryCache filled(EntryExpiry expiry, UnaryOperator<EntryCodec<String, String>> codec) {
    MemoryCache cache =
        new MemoryCache(
            MemoryCache.Parts.of(locks, "books", Runnable::run)
                .eachRequest(
                    operation -> {
                      if (operation.equals("iterator")) {
                        step();
                      }
                    }),
            expiry,
            codec);
    for (int i = 0; i < ENTRIES; i++) {
      cache.put("k" + i, "v" + i);
    }
    return cache;
  }

  private static EntryExpiry eternal() {
    return new EntryExpiry(new EternalExpiryPolicy(), 0);
  }

  private static EntryExpiry touching() {
    return new EntryExpiry(new LongerByAccess(), 0);
  }

  private static final class LongerByAccess implements ExpiryPolicy {
    @Override
    public Duration getExpiryForCreation() {
      return Duration.ONE_HOUR;
    }

    @Override
    public Duration getExpiryForAccess() {
      return Duration.ONE_DAY;
    }

    @Override
    public @Nullable Duration getExpiryForUpdate() {
      return null;
    }
  }

  private static Map<String, String> expected() {
    Map<String, String> all = new HashMap<>();
    for (int i = 0; i < ENTRIES; i++) {
      all.put("k" + i, "v" + i);
    }
    return all;
  }

  /** Goes on after each exception. */
  private static Map<String, String> all(Iterator<Cache.Entry<String, String>> iterator) {
    Map<String, String> seen = new HashMap<>();
    while (true) {
      try {
        Cache.Entry<String, String> entry = iterator.next();
        assertThat(seen.put(entry.getKey(), entry.getValue())).as("told before").isNull();
      } catch (NoSuchElementException e) {
        return seen;
      } catch (AssertionError e) {
        throw e;
      } catch (Throwable e) {
        assertThat(e).hasMessage("on purpose");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("failures")
  void anEntryThatCouldNotBeDecodedComesAgain(Throwable thrown) {
    MemoryCache cache = filled(eternal(), this::failing);
    failure = thrown;
    for (int turn = 1; turn < 2 * ENTRIES; turn++) { // the first is the beginning
      steps.set(0);
      failing = turn;

      assertThat(all(cache.engine.iterator())).as("turn %s", turn).isEqualTo(expected());
    }
  }

  @ParameterizedTest
  @MethodSource("failures")
  void anEntryWhoseDeadlineCouldNotBeMovedComesAgain(Throwable thrown) {
    failure = thrown;
    for (int turn = 1; turn <= ENTRIES; turn++) {
      failing = -1;
      MemoryCache cache = filled(touching(), codec -> codec);
      steps.set(0);
      failing = turn;

      assertThat(all(cache.engine.iterator())).as("turn %s", turn).isEqualTo(expected());
      // A deadline that could not be moved is best effort; an Error is thrown, and it is tried
      // again.
      int again = thrown instanceof CacheException ? 0 : 1;
      assertThat(steps.get()).as("requests").isEqualTo(1 + ENTRIES + again);
    }
  }

  @Test
  void whatCannotBeDecodedAtAllIsThrownEachTime() {
    MemoryCache cache = filled(eternal(), this::failing);
    Iterator<Cache.Entry<String, String>> iterator = cache.engine.iterator();
    failure = new CacheException("on purpose");

    for (int i = 0; i < 5; i++) {
      failing = steps.get();
      assertThatThrownBy(iterator::hasNext).hasMessage("on purpose");
    }
  }

  @Test
  void afterANextThatFailedTheEntryBeforeIsTheOneToRemove() {
    MemoryCache cache = filled(touching(), codec -> codec);
    failure = new StackOverflowError("on purpose");
    steps.set(0);
    Iterator<Cache.Entry<String, String>> iterator = cache.engine.iterator();
    String before = iterator.next().getKey();
    failing = steps.get();
    assertThatThrownBy(iterator::next).hasMessage("on purpose");

    iterator.remove();

    Map<String, String> left = all(cache.engine.iterator());
    assertThat(left).hasSize(ENTRIES - 1).doesNotContainKey(before);
    assertThatThrownBy(iterator::remove).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFirstNextThatFailedLeavesNothingToRemove() {
    MemoryCache cache = filled(touching(), codec -> codec);
    failure = new StackOverflowError("on purpose");
    steps.set(0);
    Iterator<Cache.Entry<String, String>> iterator = cache.engine.iterator();
    failing = steps.get();
    assertThatThrownBy(iterator::next).hasMessage("on purpose");

    assertThatThrownBy(iterator::remove).isInstanceOf(IllegalStateException.class);
    assertThat(all(cache.engine.iterator())).isEqualTo(expected());
  }

  @Test
  void aRemovalThatFailedCanBeDoneAgain() {
    AtomicInteger failures = new AtomicInteger(1);
    MemoryCache cache =
        new MemoryCache(
            MemoryCache.Parts.of(locks, "books", Runnable::run)
                .eachRequest(
                    operation -> {
                      if (operation.equals("remove") && failures.getAndDecrement() > 0) {
                        throw new CacheException("on purpose");
                      }
                    }));
    cache.put("k", "v");
    Iterator<Cache.Entry<String, String>> iterator = cache.engine.iterator();
    iterator.next();
    assertThat(catchThrowable(iterator::remove)).hasMessage("on purpose");

    iterator.remove();

    assertThat(cache.get("k")).isNull();
    assertThatThrownBy(iterator::remove).isInstanceOf(IllegalStateException.class);
  }
}
