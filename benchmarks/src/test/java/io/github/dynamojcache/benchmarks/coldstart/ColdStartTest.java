package io.github.dynamojcache.benchmarks.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.dynamojcache.benchmarks.result.Start;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColdStartTest {

  @Test
  void everyTableModeGetsTheValue() {
    assertThat(ColdStart.run(0, List.of(HttpClients.APACHE5)))
        .extracting(Start::httpClient, Start::tableMode)
        .containsExactly(
            tuple(HttpClients.APACHE5.title(), "none"),
            tuple(HttpClients.APACHE5.title(), "create"));
  }

  @Test
  void everyHttpClientIsThere() {
    assertThat(HttpClients.values()).allMatch(HttpClients::isAvailable);
  }

  @Test
  void aStartedJvmHasOneHttpClientAndNothingOfBenchmarks() {
    assertThat(HttpClients.URL_CONNECTION.classPath())
        .contains("url-connection-client")
        .doesNotContain("apache5-client", "netty", "aws-crt", "jmh", "DynamoDBLocal");
  }
}
