package io.github.dynamojcache.connect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionsTest {

  private final Connections connections = new Connections(new FakeHttp(), 2);

  @Test
  void thereAreAsManyAsThereMayBe() throws Exception {
    Connections.Lease first = requireNonNull(connections.lease(0));
    assertThat(connections.lease(0)).isNotNull();
    assertThat(connections.lease(0)).isNull();

    first.close();
    first.close(); // by its reader, and by its timer

    assertThat(connections.lease(0)).isNotNull();
    assertThat(connections.lease(0)).isNull();
  }

  @Test
  void connectionsThatWereEndedByManyThreadsHoldUpNobody() throws Exception {
    for (int i = 0; i < 10_000; i++) {
      connections.end();
    }

    for (int i = 0; i < 10_000; i++) {
      assertThat(connections.lease(0)).isNotNull();
    }
    assertThat(connections.areToBeLeft()).isTrue();
  }
}
