package io.github.dynamojcache.usercode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.usercode.HookedCache.Unfinished;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.cache.CacheException;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each hook, in each operation, throws each kind of throwable. The outcome is that of the table
 * {@link Expected}, nothing that was done is lost, nobody hangs, and the next call works.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UserCodeThrowsTest {

  private static final ExecutorService THREADS = Executors.newCachedThreadPool();

  @AfterAll
  static void stop() {
    THREADS.shutdownNow();
  }

  @AfterEach
  void calm() {
    Thread.interrupted();
  }

  static Stream<Arguments> everyHookInEveryOperation() {
    return Stream.of(Hook.values())
        .flatMap(hook -> Stream.of(Call.values()).map(call -> Arguments.of(hook, call)));
  }

  @ParameterizedTest
  @MethodSource("everyHookInEveryOperation")
  void theOutcomeIsThatOfTheTable(Hook hook, Call call) {
    Expected expected = Expected.of(hook, call);
    HookedCache cache = new HookedCache(hook, THREADS);
    for (Kind kind : Kind.values()) {
      cache.fill();
      Throwable what = kind.make();
      cache.trap.set(what);

      Throwable thrown = call.on(cache, keyFor(hook));

      boolean interrupted = Thread.interrupted();
      Outcome outcome = new Outcome(hook, call, kind, what, thrown);
      if (expected instanceof Expected.NotCalled) {
        assertThat(cache.trap.sprung).as("%s is not called", outcome).hasValue(0);
      } else {
        soon(outcome).until(() -> cache.trap.sprung.get() > 0);
      }
      cache.trap.unset();
      assertThat(!interrupted || kind == Kind.INTERRUPTED).as("%s, interrupted", outcome).isTrue();
      outcome.assertIs(expected);
      assertNothingIsLost(cache, outcome);
      assertTheNextCallWorks(cache, outcome);
    }
  }

  /** Mostly it has happened already: thousands of first looks after 0.1 s would take minutes. */
  private static ConditionFactory soon(Outcome outcome) {
    return await(outcome.toString()).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1));
  }

  private static String keyFor(Hook hook) {
    return hook == Hook.LOADER ? Keys.BAD_ABSENT : Keys.BAD_PRESENT;
  }

  /** What an operation came to. */
  private record Outcome(
      Hook hook, Call call, Kind kind, Throwable what, @Nullable Throwable thrown) {

    @Override
    public String toString() {
      return hook + " throws " + kind + " in " + call + ", which throws " + thrown;
    }

    void assertIs(Expected expected) {
      boolean isPerKey =
          expected instanceof Expected.PerKey || expected instanceof Expected.OnlyErrorsPerKey;
      if (isPerKey && what instanceof Error) {
        assertThrown(Error.class);
        return;
      }
      if (expected instanceof Expected.NotCalled || expected instanceof Expected.GoesOn) {
        assertNothingThrown();
      } else if (expected instanceof Expected.OnlyErrors) {
        if (what instanceof Error) {
          assertThrown(Error.class);
        } else {
          assertNothingThrown();
        }
      } else if (expected instanceof Expected.OnlyErrorsPerKey) {
        assertNothingThrown();
      } else if (expected instanceof Expected.PerKey) {
        assertPerKey();
      } else if (expected instanceof Expected.Told told) {
        assertThat(thrown).as(toString()).isInstanceOf(told.type());
        assertCauseIsThere(thrown);
      } else if (expected instanceof Expected.Thrown exception) {
        assertThrown(exception.type());
      }
    }

    private void assertNothingThrown() {
      if (call.isBulk && kind == Kind.INTERRUPTED && thrown instanceof CacheException) {
        return; // an interrupt ends a bulk operation, whoever has brought it
      }
      assertThat(thrown).as(toString()).isNull();
    }

    private void assertThrown(Class<? extends Throwable> type) {
      assertCauseIsThere(thrown);
      if (mayEndABulkOperationEarly() && thrown instanceof Unfinished) {
        return; // tells which keys are left
      }
      if (what instanceof Error) {
        assertThat(thrown).as(toString()).isSameAs(what);
      } else if (!(kind == Kind.CACHE_EXCEPTION && thrown == what && hook == Hook.PROCESSOR)) {
        assertThat(thrown).as(toString()).isInstanceOf(type);
      }
    }

    private boolean mayEndABulkOperationEarly() {
      return call.isBulk && kind == Kind.INTERRUPTED;
    }

    /** Tells which keys are left, if any are. */
    @Nullable Unfinished unfinished() {
      if (thrown instanceof Unfinished unfinished) {
        return unfinished;
      }
      return thrown instanceof Error
          ? Stream.of(thrown.getSuppressed())
              .filter(Unfinished.class::isInstance)
              .map(Unfinished.class::cast)
              .findFirst()
              .orElse(null)
          : null;
    }

    private void assertPerKey() {
      if (!(thrown instanceof Call.PerKey results)) {
        fail(toString(), thrown);
        return;
      }
      assertThat(Set.of(Keys.BAD_ABSENT, Keys.BAD_PRESENT))
          .as(toString())
          .containsAll(results.failures.keySet());
      assertThat(results.failures).as(toString()).isNotEmpty();
      results.failures.values().forEach(this::assertCauseIsThere);
    }

    private void assertCauseIsThere(@Nullable Throwable outermost) {
      List<Throwable> chain = new ArrayList<>();
      for (Throwable t = outermost; t != null; t = t.getCause()) {
        chain.add(t);
      }
      assertThat(chain).as(toString()).contains(what);
    }
  }

  private static void assertNothingIsLost(HookedCache cache, Outcome outcome) {
    Map<String, String> content = cache.content();
    // What the writer took is in the cache, what it did not take is not.
    if (outcome.hook() == Hook.WRITER) {
      for (String key : Keys.all()) {
        String wanted =
            cache.source.getOrDefault(key, Keys.present().contains(key) ? "old" : "deleted");
        if (Expected.CHANGES.contains(outcome.call())) {
          assertThat(content.getOrDefault(key, "deleted"))
              .as(outcome + ", " + key)
              .isEqualTo(wanted);
        }
      }
    }
    Unfinished unfinished = outcome.unfinished();
    if (unfinished != null) {
      Set<Object> told = new HashSet<>(unfinished.finished);
      assertThat(told).as(outcome.toString()).doesNotContainAnyElementsOf(unfinished.unfinished);
      told.addAll(unfinished.unfinished);
      assertThat(Keys.all()).as(outcome.toString()).containsAll(asStrings(told));
      for (String key : asStrings(unfinished.finished)) {
        assertThat(isDone(outcome.call(), content.get(key))).as(outcome + ", " + key).isTrue();
      }
      for (String key : asStrings(unfinished.unfinished)) {
        assertThat(isDone(outcome.call(), content.get(key)))
            .as(outcome + ", not done: " + key)
            .isEqualTo(outcome.call() == Call.REMOVE_ALL_KEYS && !Keys.present().contains(key));
      }
    }
    // A listener is told after the change.
    if (outcome.hook() == Hook.LISTENER && !outcome.call().isBulk && outcome.thrown() != null) {
      String key = outcome.call() == Call.PUT_IF_ABSENT ? Keys.BAD_ABSENT : Keys.BAD_PRESENT;
      assertThat(isDone(outcome.call(), content.get(key))).as(outcome.toString()).isTrue();
    }
    boolean othersAreTold =
        !(outcome.thrown() instanceof Unfinished)
            && (outcome.hook() == Hook.ASYNCHRONOUS_LISTENER || outcome.hook() == Hook.FILTER);
    if (othersAreTold && outcome.call().isBulk && Expected.CHANGES.contains(outcome.call())) {
      Set<String> others = new HashSet<>(Keys.present());
      others.remove(Keys.BAD_PRESENT);
      soon(outcome).untilAsserted(() -> assertThat(cache.heard).containsAll(others));
    }
  }

  private static List<String> asStrings(Set<?> keys) {
    return keys.stream().map(String.class::cast).toList();
  }

  private static boolean isDone(Call call, @Nullable String value) {
    return switch (call) {
      case REMOVE, REMOVE_IF_EQUAL, GET_AND_REMOVE -> value == null;
      case REMOVE_ALL_KEYS, REMOVE_ALL, ITERATE_AND_REMOVE -> value == null;
      case LOAD_ALL -> "loaded".equals(value);
      case LOAD_ALL_MISSING -> value != null;
      default -> value != null && value.startsWith("new");
    };
  }

  private static void assertTheNextCallWorks(HookedCache cache, Outcome outcome) {
    cache.fill();
    assertThat(outcome.call().on(cache, keyFor(outcome.hook())))
        .as("the call after: %s", outcome)
        .isNull();
    assertThat(Thread.interrupted()).as(outcome.toString()).isFalse();
    if (outcome.hook() == Hook.ASYNCHRONOUS_LISTENER
        && Expected.CHANGES.contains(outcome.call())
        && outcome.call() != Call.PUT_IF_ABSENT) {
      soon(outcome).untilAsserted(() -> assertThat(cache.heard).contains(Keys.BAD_PRESENT));
    }
  }
}
