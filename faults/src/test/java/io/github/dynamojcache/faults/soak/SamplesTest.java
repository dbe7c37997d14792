package io.github.dynamojcache.faults.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

  @Test
  void whatIsLevelDoesNotRise() {
    Samples samples = heaps(5, 5, 5, 5, 5, 5, 5, 5);

    assertThat(samples.rise(Sample::heap)).isZero();
    assertThat(samples.slope(Sample::heap)).isZero();
  }

  @Test
  void theLastQuarterIsComparedWithTheFirst() {
    assertThat(heaps(1, 3, 9, 9, 9, 9, 4, 6).rise(Sample::heap)).isEqualTo(3);
  }

  @Test
  void theSlopeIsByTheHour() {
    assertThat(heaps(0, 1, 2, 3).slope(Sample::heap)).isCloseTo(60, within(0.001));
  }

  /** One a minute. */
  private static Samples heaps(long... bytes) {
    return new Samples(
        IntStream.range(0, bytes.length)
            .mapToObj(i -> new Sample(i * 60L, 0, 0, bytes[i], 0, 0, 0, 0, 0, 0, 0, ""))
            .toList());
  }

  @Test
  void oneSampleIsLevel() {
    assertThat(new Samples(List.of()).slope(Sample::heap)).isZero();
    assertThat(heaps(7).rise(Sample::heap)).isZero();
  }
}
