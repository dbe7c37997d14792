package io.github.dynamojcache.benchmarks.side;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.benchmarks.side.Clients.Limits;
import io.github.dynamojcache.benchmarks.stub.Entries;
import io.github.dynamojcache.benchmarks.stub.StubHttpClient;
import io.github.dynamojcache.benchmarks.stub.StubItems;
import io.github.dynamojcache.benchmarks.stub.StubTable;
import org.junit.jupiter.api.Test;

class PairTest {

  private final RecordedTargets http =
      new RecordedTargets(
          new StubHttpClient(
              new StubTable(
                  Engine.TABLE, new StubItems(Engine.CACHE, 1, StubItems.text(Entries.VALUE)))));

  @Test
  void theCacheWithoutItsBillIsOpenedOnceAndOnlyWhenItIsWanted() {
    Engine engine = Engine.over(http, Limits.GENEROUS, Clients.GENEROUS_SETTINGS);
    try (Pair<String> pair = Pair.of(engine, String.class, ValueForm.TEXT)) {
      assertThat(http.take()).hasSize(1);

      CacheSide<String> unbilled = pair.unbilled();
      assertThat(http.take()).hasSize(1);

      assertThat(pair.unbilled()).isSameAs(unbilled);
      assertThat(http.take()).isEmpty();
    }
  }
}
