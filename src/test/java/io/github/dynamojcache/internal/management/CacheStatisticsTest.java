package io.github.dynamojcache.internal.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CacheStatisticsTest {

  private final CacheStatistics statistics = new CacheStatistics(true);

  @Test
  void newStatisticsAreAllZero() {
    assertAllZero();
  }

  @Test
  void whatIsRecordedIsCounted() {
    statistics.recordHits(3);
    statistics.recordMisses(1);
    statistics.recordPuts(5);
    statistics.recordRemovals(7);

    assertThat(statistics.getCacheHits()).isEqualTo(3);
    assertThat(statistics.getCacheMisses()).isEqualTo(1);
    assertThat(statistics.getCacheGets()).isEqualTo(4);
    assertThat(statistics.getCachePuts()).isEqualTo(5);
    assertThat(statistics.getCacheRemovals()).isEqualTo(7);
    assertThat(statistics.getCacheEvictions()).isZero();
  }

  @Test
  void hitAndMissPercentagesAreOfAllGets() {
    statistics.recordHits(3);
    statistics.recordMisses(1);

    assertThat(statistics.getCacheHitPercentage()).isEqualTo(75f);
    assertThat(statistics.getCacheMissPercentage()).isEqualTo(25f);
  }

  @Test
  void averageTimesAreInMicrosecondsPerOperation() {
    statistics.recordHits(1);
    statistics.recordMisses(1);
    statistics.recordGetTime(TimeUnit.MICROSECONDS.toNanos(3));
    statistics.recordPuts(2);
    statistics.recordPutTime(TimeUnit.MICROSECONDS.toNanos(10));
    statistics.recordRemovals(4);
    statistics.recordRemoveTime(TimeUnit.MICROSECONDS.toNanos(1));

    assertThat(statistics.getAverageGetTime()).isEqualTo(1.5f);
    assertThat(statistics.getAveragePutTime()).isEqualTo(5f);
    assertThat(statistics.getAverageRemoveTime()).isEqualTo(0.25f);
  }

  @Test
  void timeOfOperationsThatCountedNothingMakesNoAverage() {
    statistics.recordRemoveTime(TimeUnit.SECONDS.toNanos(1));

    assertThat(statistics.getAverageRemoveTime()).isZero();
  }

  @Test
  void aNegativeTimeIsNotCounted() {
    statistics.recordHits(1);
    statistics.recordGetTime(-1_000);

    assertThat(statistics.getAverageGetTime()).isZero();
  }

  @Test
  void nothingIsCountedWhileDisabled() {
    statistics.setEnabled(false);
    recordEverything();

    assertThat(statistics.isEnabled()).isFalse();
    assertAllZero();
  }

  @Test
  void disablingKeepsWhatWasCounted() {
    statistics.recordHits(2);
    statistics.setEnabled(false);

    assertThat(statistics.getCacheHits()).isEqualTo(2);
  }

  @Test
  void clearSetsEverythingToZero() {
    recordEverything();

    statistics.clear();

    assertThat(statistics.isEnabled()).isTrue();
    assertAllZero();
  }

  private void recordEverything() {
    statistics.recordHits(1);
    statistics.recordMisses(1);
    statistics.recordPuts(1);
    statistics.recordRemovals(1);
    statistics.recordGetTime(1_000);
    statistics.recordPutTime(1_000);
    statistics.recordRemoveTime(1_000);
  }

  private void assertAllZero() {
    assertThat(statistics.getCacheHits()).isZero();
    assertThat(statistics.getCacheHitPercentage()).isZero();
    assertThat(statistics.getCacheMisses()).isZero();
    assertThat(statistics.getCacheMissPercentage()).isZero();
    assertThat(statistics.getCacheGets()).isZero();
    assertThat(statistics.getCachePuts()).isZero();
    assertThat(statistics.getCacheRemovals()).isZero();
    assertThat(statistics.getCacheEvictions()).isZero();
    assertThat(statistics.getAverageGetTime()).isZero();
    assertThat(statistics.getAveragePutTime()).isZero();
    assertThat(statistics.getAverageRemoveTime()).isZero();
  }
}
