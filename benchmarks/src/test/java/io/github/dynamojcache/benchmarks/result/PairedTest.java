package io.github.dynamojcache.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PairedTest {

  @Test
  void aRatioIsTheMedianOfNeighbours() {
    Paired paired = Paired.of(List.of(10.0, 100.0, 1000.0), List.of(9.0, 90.0, 100.0));

    assertThat(paired.ratio()).isEqualTo(0.9);
    assertThat(paired.first()).isEqualTo(100.0);
    assertThat(paired.second()).isEqualTo(90.0);
  }

  @Test
  void quantilesAreInterpolated() {
    assertThat(Paired.quantile(List.of(4.0, 1.0, 3.0, 2.0), 0.5)).isEqualTo(2.5);
    assertThat(Paired.quantile(List.of(4.0, 1.0, 3.0, 2.0), 0.25)).isEqualTo(1.75);
    assertThat(Paired.quantile(List.of(), 0.5)).isNaN();
  }
}
