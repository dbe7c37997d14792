package io.github.dynamojcache.internal.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CapacityCountersTest {

  private final CapacityCounters counters = new CapacityCounters(true);

  @Test
  void whatIsRecordedIsCountedByOperation() {
    counters.recordRead("get", 0.5);
    counters.recordRead("get", 3);
    counters.recordWrite("put", 2);
    counters.recordRefusedWrite("put", 3);
    counters.recordFailure("put");

    assertThat(counters.consumed())
        .isEqualTo(
            Map.of("get", new Consumed(2, 3.5, 0, 0, 0), "put", new Consumed(3, 0, 2, 1, 3)));
    assertThat(counters.consumedBy("get")).isEqualTo(new Consumed(2, 3.5, 0, 0, 0));
  }

  @Test
  void anOperationThatWasNeverRecordedTookNothing() {
    assertThat(counters.consumed()).isEmpty();
    assertThat(counters.consumedBy("get")).isEqualTo(Consumed.NOTHING);
  }

  @Test
  void nothingIsCountedWhereItIsTurnedOff() {
    CapacityCounters off = new CapacityCounters(false);
    off.recordRead("get", 1);
    off.recordWrite("put", 1);
    off.recordRefusedWrite("put", 3);
    off.recordFailure("put");

    assertThat(off.isEnabled()).isFalse();
    assertThat(off.consumed()).isEmpty();
  }

  @Test
  void halvesOfManyThreadsAddUpExactly() {
    IntStream.range(0, 100_001).parallel().forEach(i -> counters.recordRead("get", 0.5));

    assertThat(counters.consumedBy("get")).isEqualTo(new Consumed(100_001, 50_000.5, 0, 0, 0));
  }

  @Test
  void anObserverHearsOfEachOperationOnceWheneverItComes() {
    List<String> early = new ArrayList<>();
    List<String> late = new ArrayList<>();
    counters.observeOperations(early::add);
    counters.recordRead("get", 1);
    counters.recordRead("get", 1);
    counters.recordWrite("put", 1);
    counters.observeOperations(late::add);
    counters.recordFailure("clear");

    assertThat(early).containsExactly("get", "put", "clear");
    assertThat(late).containsExactlyInAnyOrder("get", "put", "clear");
  }

  @Test
  void anObserverThatFailsHarmsNobody() {
    List<String> heard = new ArrayList<>();
    counters.observeOperations(
        operation -> {
          throw new IllegalStateException("as ordered by the test");
        });
    counters.observeOperations(heard::add);

    counters.recordRead("get", 1);

    assertThat(heard).containsExactly("get");
    assertThat(counters.consumedBy("get").requests()).isEqualTo(1);
  }

  @Test
  void pricesAreForAMillionUnits() {
    Consumed consumed = new Consumed(7, 2_000_000, 500_000, 3, 0);

    assertThat(new Prices(0.25, 1.5).of(consumed)).isEqualTo(1.25);
  }

  @Test
  void refusedWritesArePaidForLikeOthers() {
    Consumed consumed = new Consumed(7, 0, 500_000, 3, 250_000);

    assertThat(new Prices(0.25, 4).of(consumed)).isEqualTo(3);
  }

  @Test
  void withoutBothPricesThereIsNoSum() {
    Consumed consumed = new Consumed(7, 2_000_000, 500_000, 3, 0);

    assertThat(Prices.UNKNOWN.of(consumed)).isNaN();
    assertThat(new Prices(0.25, Double.NaN).of(consumed)).isNaN();
    assertThat(new Prices(Double.NaN, 1.5).of(consumed)).isNaN();
  }
}
