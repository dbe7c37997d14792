package io.github.dynamojcache.internal.dynamo.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a time out means for the batches that come after it. */
@Timeout(60)
class BatchPaceTest {

  private static final long SECOND = 1_000_000_000L;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final AtomicLong nanos = new AtomicLong(5 * SECOND);
  private final BatchPace pace = new BatchPace(nanos::get);
  private int probes;

  private boolean isTooMuch(long sent, long bytes, boolean probeAnswered) {
    return pace.isTooMuch(
        sent,
        bytes,
        () -> {
          probes++;
          return probeAnswered;
        });
  }

  private long secondsLater(long seconds) {
    return nanos.addAndGet(seconds * SECOND);
  }

  @Test
  void atFirstNobodyTakesTurns() {
    assertThat(pace.isNarrow()).isFalse();
    assertThat(pace.requestBytes()).isEqualTo(BatchPace.REQUEST_BYTES);
  }

  @Test
  void whereNothingIsAnsweredNothingIsTooMuch() {
    long sent = nanos.get();
    secondsLater(1);

    assertThat(isTooMuch(sent, 0, /* probeAnswered= */ false)).isFalse();

    assertThat(pace.isNarrow()).isFalse();
  }

  @Test
  void oneProbeIsForAllThatWereUnderWay() {
    long sent = nanos.get();
    secondsLater(1);

    isTooMuch(sent, 0, /* probeAnswered= */ false);
    isTooMuch(sent + 1, 0, /* probeAnswered= */ false);

    assertThat(probes).isOne();
  }

  @Test
  void whoTimesOutLaterProbesAgain() {
    isTooMuch(nanos.get(), 0, /* probeAnswered= */ false);
    long sent = secondsLater(1);
    secondsLater(1);

    assertThat(isTooMuch(sent, 0, /* probeAnswered= */ true)).isTrue();

    assertThat(probes).isEqualTo(2);
  }

  @Test
  void whereOthersAreAnsweredNoProbeIsNeeded() {
    long sent = nanos.get();
    secondsLater(1);
    pace.answered();

    assertThat(isTooMuch(sent, 0, /* probeAnswered= */ false)).isTrue();

    assertThat(probes).isZero();
  }

  @Test
  void theNetworkIsTakenForNarrowForAMinute() {
    isTooMuch(nanos.get() - SECOND, 0, /* probeAnswered= */ true);

    assertThat(pace.isNarrow()).isTrue();
    secondsLater(59);
    assertThat(pace.isNarrow()).isTrue();
    secondsLater(1);
    assertThat(pace.isNarrow()).isFalse();
  }

  @Test
  void onlyARequestThatWasAloneSaysThatAMegabyteIsTooMuch() {
    long sent = nanos.get() - SECOND;
    isTooMuch(sent, 1_000_000, /* probeAnswered= */ true);
    isTooMuch(sent, 1_000_000, /* probeAnswered= */ true);
    assertThat(pace.requestBytes()).isEqualTo(BatchPace.REQUEST_BYTES);

    long alone = secondsLater(1);
    secondsLater(1);
    isTooMuch(alone, 1_000_000, /* probeAnswered= */ true);

    assertThat(pace.requestBytes()).isEqualTo(500_000);
  }

  @Test
  void afterAMinuteAMegabyteIsTriedAgain() {
    isTooMuch(nanos.get() - SECOND, 0, /* probeAnswered= */ true);
    long alone = secondsLater(1);
    secondsLater(1);
    isTooMuch(alone, 400_000, /* probeAnswered= */ true);
    assertThat(pace.requestBytes()).isEqualTo(200_000);

    secondsLater(60);

    assertThat(pace.requestBytes()).isEqualTo(BatchPace.REQUEST_BYTES);
    long later = nanos.get() - SECOND;
    isTooMuch(later, 400_000, /* probeAnswered= */ true);
    assertThat(pace.requestBytes()).isEqualTo(BatchPace.REQUEST_BYTES);
  }

  @Test
  void inANarrowNetworkOneGoesAfterTheOther() throws Exception {
    isTooMuch(nanos.get() - SECOND, 0, /* probeAnswered= */ true);

    assertThat(hasEndedWhenTheNextBegins(() -> {})).isTrue();
  }

  @Test
  void aTurnBeginsWhenWhatWasSentBeforeTheNetworkWasNarrowHasEnded() throws Exception {
    assertThat(
            hasEndedWhenTheNextBegins(
                () -> isTooMuch(nanos.get() - SECOND, 0, /* probeAnswered= */ true)))
        .isTrue();
  }

  /**
   * Sends two requests from two threads.
   *
   * @param whileUnderWay runs while the first is under way, before the second is sent
   */
  private boolean hasEndedWhenTheNextBegins(Runnable whileUnderWay) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Boolean> first =
          threads.submit(
              () ->
                  pace.inTurn(
                      PATIENCE,
                      () -> {
                        begun.countDown();
                        await(mayEnd);
                        return ended.getAndSet(true);
                      }));
      begun.await();
      whileUnderWay.run();
      Future<Boolean> second = threads.submit(() -> pace.inTurn(PATIENCE, ended::get));
      mayEnd.countDown();

      assertThat(first.get()).isFalse();
      return second.get();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void whereNothingIsAnsweredNobodyWaitsForATurn() {
    isTooMuch(nanos.get() - SECOND, 0, /* probeAnswered= */ true);

    String inner =
        pace.inTurn(
            PATIENCE,
            () -> {
              isTooMuch(secondsLater(1) - SECOND / 2, 0, /* probeAnswered= */ false);
              return pace.inTurn(PATIENCE, () -> "sent");
            });

    assertThat(inner).isEqualTo("sent");
  }

  @Test
  void aTurnIsNotWaitedForLongerThanOneRequestWithoutAnAnswer() {
    AtomicLong looked = new AtomicLong();
    BatchPace watched = narrowWhoseTimePasses(looked);

    String answer =
        watched.inTurn(PATIENCE, () -> otherThread(() -> watched.inTurn(PATIENCE, () -> "sent")));

    assertThat(answer).isEqualTo("sent");
    assertThat(looked.get()).isLessThan(2 * SECOND + SECOND / 2);
  }

  /** Each look at the clock takes a tenth of a second. */
  private static BatchPace narrowWhoseTimePasses(AtomicLong looked) {
    BatchPace pace = new BatchPace(() -> looked.addAndGet(SECOND / 10));
    pace.answered();
    assertThat(pace.isTooMuch(0, 0, () -> true)).isTrue();
    return pace;
  }

  private static String otherThread(Callable<String> task) {
    FutureTask<String> future = new FutureTask<>(task);
    new Thread(future).start();
    try {
      return future.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anInterruptEndsTheWaitForATurnAndIsKept() {
    isTooMuch(nanos.get() - SECOND, 0, /* probeAnswered= */ true);
    try {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> pace.inTurn(PATIENCE, () -> "sent"))
          .isInstanceOf(CacheException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
