package io.github.dynamojcache.benchmarks.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.dynamojcache.benchmarks.result.Start;
import org.junit.jupiter.api.Test;

class ColdStartTest {

  @Test
  void everyClientAndTableModeGetsTheValue() {
    assertThat(ColdStart.run(0))
        .extracting(Start::httpClient, Start::tableMode)
        .contains(
            tuple(HttpClients.APACHE5.title(), "none"),
            tuple(HttpClients.APACHE5.title(), "create"),
            tuple(HttpClients.NETTY.title(), ""));
  }
}
