package io.github.dynamojcache.internal.dynamo.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.internal.entries.Backoff;
import java.time.Duration;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waiting between tries ends. */
@Timeout(30)
class BackoffTest {

  private static final Duration LONGEST_WAIT = Duration.ofMillis(50);

  @AfterEach
  void forgetInterrupt() {
    Thread.interrupted();
  }

  @Test
  void theTriesAreUsedUpAtTheirNumber() {
    Backoff backoff = new Backoff(3, LONGEST_WAIT);

    assertThat(backoff.awaitNextTry()).isTrue();
    assertThat(backoff.awaitNextTry()).isTrue();
    assertThat(backoff.awaitNextTry()).isTrue();
    assertThat(backoff.awaitNextTry()).isFalse();
    assertThat(backoff.awaitNextTry()).isFalse();
  }

  @Test
  void progressBeginsAnew() {
    Backoff backoff = new Backoff(1, LONGEST_WAIT);

    assertThat(backoff.awaitNextTry()).isTrue();
    assertThat(backoff.awaitNextTry()).isFalse();
    backoff.progressed();
    assertThat(backoff.awaitNextTry()).isTrue();
  }

  /** The wait is drawn by lot: many draws, so that the shortest is among them. */
  @RepeatedTest(200)
  void anInterruptEndsTheWaitAndIsKept() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> new Backoff(1, LONGEST_WAIT).awaitNextTry())
        .isInstanceOf(CacheException.class)
        .hasMessage("interrupted while waiting to try again");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }
}
