package io.github.dynamojcache.benchmarks.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.benchmarks.side.Pair;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SidesTest {

  @Test
  void sidesTakeTurnsSoThatADriftIsShared() {
    try (Pair<String> pair = Pair.ofTextsOnStub(1)) {
      Sides<String> sides = new Sides<>(pair, Sides.BARE_JCACHE);

      assertThat(IntStream.range(0, 6).mapToObj(i -> sides.next()))
          .containsExactly(
              pair.bare(), pair.jcache(), pair.jcache(), pair.bare(), pair.bare(), pair.jcache());
    }
  }

  @Test
  void theCacheWithoutItsBillTakesTurnsWithTheCache() {
    try (Pair<String> pair = Pair.ofTextsOnStub(1)) {
      Sides<String> sides = new Sides<>(pair, "unbilled/jcache");

      assertThat(IntStream.range(0, 4).mapToObj(i -> sides.next()))
          .containsExactly(pair.unbilled(), pair.jcache(), pair.jcache(), pair.unbilled());
      assertThat(pair.unbilled()).isNotSameAs(pair.jcache());
    }
  }

  @Test
  void resultsKnowWhoseTurnItWas() {
    assertThat(IntStream.range(0, 6).mapToObj(Sides::isFirst))
        .containsExactly(true, false, false, true, true, false);
  }
}
