package io.github.dynamojcache.internal.dynamo.chunks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.entries.Deadline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChunkRetentionTest {

  @Test
  void chunksOutliveTheirEntryByItsLifetimeAndByADayAtLeast() {
    long now = 1_700_000_000_000L;
    long hour = Duration.ofHours(1).toMillis();
    long day = Duration.ofDays(1).toMillis();

    assertThat(ChunkRetention.until(now + hour, now)).isEqualTo(now + hour + day);
    assertThat(ChunkRetention.until(now + 30 * day, now)).isEqualTo(now + 60 * day);
    assertThat(ChunkRetention.until(Deadline.ETERNAL, now)).isEqualTo(Deadline.ETERNAL);
  }

  @Test
  void onlyChunksOfEternalEntriesAreEternal() {
    long now = 1_700_000_000_000L;

    assertThat(ChunkRetention.until(Deadline.ETERNAL - 1, now)).isEqualTo(Deadline.ETERNAL - 1);
  }
}
