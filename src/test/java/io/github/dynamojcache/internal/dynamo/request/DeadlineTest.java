package io.github.dynamojcache.internal.dynamo.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.entries.Deadline;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic of deadlines, part of the stored format. */
class DeadlineTest {

  private static final long NOW = 1_700_000_000_000L;

  @Test
  void storedFormatOfForEverIsTheEndOfTheYear9999() {
    assertThat(Instant.ofEpochMilli(Deadline.ETERNAL))
        .isEqualTo(LocalDateTime.parse("9999-12-31T23:59:59.999").toInstant(ZoneOffset.UTC));
  }

  @Test
  void aLifetimeEndsThatLongAfterNow() {
    assertThat(Deadline.after(NOW, 60_000)).isEqualTo(1_700_000_060_000L);
    assertThat(Deadline.after(NOW, 0)).isEqualTo(NOW);
  }

  @Test
  void aLifetimeBeyondTheYear9999IsForEver() {
    assertThat(Deadline.after(NOW, Deadline.ETERNAL - NOW - 1)).isEqualTo(Deadline.ETERNAL - 1);
    assertThat(Deadline.after(NOW, Deadline.ETERNAL - NOW)).isEqualTo(Deadline.ETERNAL);
    assertThat(Deadline.after(NOW, Deadline.ETERNAL)).isEqualTo(Deadline.ETERNAL);
    assertThat(Deadline.after(NOW, Long.MAX_VALUE)).isEqualTo(Deadline.ETERNAL);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "999, 1",
    "1000, 1",
    "1001, 2",
    "1700000000001, 1700000001",
    "253402300799999, 253402300800"
  })
  void storedFormatOfTtlIsSecondsRoundedUp(long deadline, long ttl) {
    assertThat(Deadline.ttlSeconds(deadline)).isEqualTo(ttl);
  }
}
