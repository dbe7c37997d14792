package io.github.dynamojcache.internal.dynamo.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.internal.dynamo.StoreFixture;
import io.github.dynamojcache.internal.dynamo.generation.Generations.Lookup;
import io.github.dynamojcache.internal.dynamo.item.Contents;
import io.github.dynamojcache.internal.dynamo.request.DynamoCalls;
import io.github.dynamojcache.internal.dynamo.request.StoreSettings;
import io.github.dynamojcache.internal.entries.CallBudget;
import io.github.dynamojcache.internal.failure.FailureTranslator;
import io.github.dynamojcache.internal.management.CapacityCounters;
import io.github.dynamojcache.testing.ConfiguredStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * However many threads want to know the generation, and whatever goes wrong, one asks at a time.
 */
@Tag("races")
@Timeout(60)
class QuestionsTest {

  private static final int THREADS = 30;
  private static final Duration VISIBILITY = Duration.ofMinutes(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicLong ahead = new AtomicLong();
  private final MetaTable table = new MetaTable();
  private final AtomicReference<Executor> helpers = new AtomicReference<>(threads);

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private Generations generations(Duration callTimeout, Duration attemptTimeout) {
    StoreSettings settings =
        ConfiguredStore.settings(
            Map.of(
                "clear-visibility", VISIBILITY,
                "call-timeout", callTimeout,
                "attempt-timeout", attemptTimeout));
    DynamoCalls calls =
        new DynamoCalls(
            table,
            new FailureTranslator("nowhere"),
            "books",
            settings,
            new CapacityCounters(false),
            StoreFixture.CLOCK);
    MetaStore metaStore =
        new MetaStore(
            calls.sharing(new CallBudget(callTimeout)),
            "books",
            settings,
            Contents.UNKNOWN,
            StoreFixture.CLOCK);
    Generations generations =
        new Generations(
            "books",
            metaStore,
            settings,
            () -> System.nanoTime() + ahead.get(),
            task -> Objects.requireNonNull(helpers.get()).execute(task),
            meta -> {});
    generations.open("createCache", Duration.ofSeconds(1), () -> {});
    expire();
    table.questions.set(0);
    return generations;
  }

  private Generations patient() {
    return generations(Duration.ofMinutes(5), Duration.ofMinutes(5));
  }

  /** What is known is too old from now on. */
  private void expire() {
    ahead.addAndGet(2 * VISIBILITY.toNanos());
  }

  private static Known settled(Generations generations, String operation) {
    Lookup lookup = generations.lookup(operation);
    generations.begin(lookup);
    return generations.settled(operation, lookup);
  }

  private List<Future<Known>> start(Generations generations, int count) {
    List<Future<Known>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String operation = "operation" + i;
      all.add(threads.submit(() -> settled(generations, operation)));
    }
    return all;
  }

  private static @Nullable Throwable failure(Future<?> future) {
    Throwable thrown = catchThrowable(future::get);
    return thrown == null ? null : thrown.getCause();
  }

  /** Threads of the test that wait for somebody's question. */
  private static long waiting() {
    return Thread.getAllStackTraces().values().stream()
        .filter(frames -> List.of(frames).stream().anyMatch(QuestionsTest::isWaiting))
        .count();
  }

  private static boolean isWaiting(StackTraceElement frame) {
    return frame.getClassName().equals(Refresh.class.getName())
        && frame.getMethodName().equals("await");
  }

  /** A thread asks, be it a helper or one of the threads, and the others wait. */
  private MetaTable.Answer whenOthersWait(MetaTable.Answer then) {
    return limit -> {
      await().until(() -> waiting() >= THREADS - 1);
      return then.to(limit);
    };
  }

  @Test
  void allGoByTheAnswerToOneQuestion() throws Exception {
    Generations generations = patient();
    table.answer = whenOthersWait(limit -> MetaTable.item());

    for (Future<Known> each : start(generations, THREADS)) {
      assertThat(each.get().generation().id()).isEqualTo("1hf7uaq00abcdefg");
    }

    assertThat(table.questions).hasValue(1);
  }

  @Test
  void aQuestionThatFailsIsAskedOnceMoreByOneOfThem() throws Exception {
    Generations generations = patient();
    table.answer =
        whenOthersWait(
            limit -> {
              table.answer = whenOthersWait(again -> MetaTable.item());
              throw SdkClientException.create("on purpose");
            });

    for (Future<Known> each : start(generations, THREADS)) {
      assertThat(each.get().generation().id()).isEqualTo("1hf7uaq00abcdefg");
    }

    assertThat(table.questions).hasValue(2);
  }

  @Test
  void whenThatFailsTooItFailsForAllAndEachHasAnExceptionOfItsOwn() {
    Generations generations = patient();
    table.answer =
        whenOthersWait(
            limit -> {
              table.answer =
                  whenOthersWait(
                      again -> {
                        throw SdkClientException.create("on purpose");
                      });
              throw SdkClientException.create("on purpose");
            });
    List<Future<Known>> all = start(generations, THREADS);

    Set<Throwable> failures = new HashSet<>();
    for (int i = 0; i < THREADS; i++) {
      Throwable failure = failure(all.get(i));
      assertThat(failure)
          .isInstanceOf(CacheException.class)
          .hasMessageContaining("operation" + i + " on cache 'books' failed")
          .hasMessageContaining("on purpose");
      failures.add(failure);
    }

    assertThat(failures).hasSize(THREADS);
    assertThat(table.questions).hasValue(2);
  }

  @Test
  void whileNobodyAnswersOneAsksInEachAttemptTimeoutAndAllEndWhenTheirTimeIsOver() {
    Duration call = Duration.ofSeconds(1);
    Duration attempt = Duration.ofMillis(200);
    Generations generations = generations(call, attempt);
    table.answer =
        limit -> {
          TimeUnit.NANOSECONDS.sleep(Math.min(limit.toNanos(), call.toNanos()));
          throw ApiCallTimeoutException.create(limit.toMillis());
        };
    long begun = System.nanoTime();

    List<Future<Known>> all = start(generations, THREADS);

    for (Future<Known> each : all) {
      assertThat(failure(each))
          .isInstanceOf(CacheException.class)
          .hasMessageContaining("No answer came within call-timeout")
          .hasMessageNotContaining("Whether");
    }
    long elapsed = System.nanoTime() - begun;
    assertThat(table.questions.get()).isBetween(2, (int) (elapsed / attempt.toNanos()) + 2);
  }

  /** No thread for it: the operation asks by itself. */
  @Test
  void anErrorOfTheOneWhoAsksIsItsOwnAndAnotherAsks() throws Exception {
    Generations generations = patient();
    helpers.set(
        task -> {
          throw new RejectedExecutionException("on purpose");
        });
    StackOverflowError error = new StackOverflowError("on purpose");
    table.answer =
        whenOthersWait(
            limit -> {
              table.answer = again -> MetaTable.item();
              throw error;
            });

    List<Future<Known>> all = start(generations, THREADS);

    int failed = 0;
    for (Future<Known> each : all) {
      Throwable failure = failure(each);
      if (failure != null) {
        assertThat(failure).isSameAs(error);
        failed++;
      }
    }
    assertThat(failed).isEqualTo(1);
    assertThat(table.questions).hasValue(2);
  }

  @Test
  void aQuestionForWhichNoThreadCanBeStartedHoldsUpNobody() {
    Generations generations = patient();
    helpers.set(
        task -> {
          throw new OutOfMemoryError("unable to create native thread");
        });

    assertThatThrownBy(() -> settled(generations, "get")).isInstanceOf(OutOfMemoryError.class);
    helpers.set(threads);

    assertThat(settled(generations, "get").generation().id()).isEqualTo("1hf7uaq00abcdefg");
    assertThat(table.questions).hasValue(1);
  }

  @Test
  void whoIsInterruptedWhileItAsksTakesNobodyWithIt() throws Exception {
    Generations generations = patient();
    helpers.set(
        task -> {
          throw new RejectedExecutionException("on purpose");
        });
    CountDownLatch never = new CountDownLatch(1);
    AtomicReference<Thread> asking = new AtomicReference<>();
    table.answer =
        limit -> {
          asking.set(Thread.currentThread());
          table.answer = again -> MetaTable.item();
          never.await();
          return MetaTable.item();
        };
    List<Future<Known>> all = start(generations, THREADS);
    await().until(() -> asking.get() != null && waiting() == THREADS - 1);

    Objects.requireNonNull(asking.get()).interrupt();

    long failed = all.stream().filter(each -> failure(each) != null).count();
    assertThat(failed).isEqualTo(1);
    assertThat(table.questions).hasValue(2);
  }
}
