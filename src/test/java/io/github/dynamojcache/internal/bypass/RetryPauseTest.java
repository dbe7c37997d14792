package io.github.dynamojcache.internal.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Caches and JVMs do not all ask at the same moment, and none before its time. */
class RetryPauseTest {

  @ParameterizedTest
  @CsvSource({"0, 5000", "0.5, 6250", "1, 7500"})
  void isAtLeastTheSettingAndUpToHalfAsLongAgain(double lot, long millis) {
    RetryPause pause = new RetryPause(Duration.ofSeconds(5), () -> lot);

    assertThat(Duration.ofNanos(pause.nextNanos())).hasMillis(millis);
  }
}
