package io.github.dynamojcache.internal.connect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionsTest {

  private final Connections connections = new Connections(new FakeHttp(), 2);

  @Test
  void thereAreAsManyAsThereMayBe() {
    Connections.Lease first = requireNonNull(connections.lease());
    assertThat(connections.lease()).isNotNull();
    assertThat(connections.lease()).isNull();

    first.close();
    first.close(); // by its reader, and by its timer

    assertThat(connections.lease()).isNotNull();
    assertThat(connections.lease()).isNull();
  }

  @Test
  void aThreadThatIsInterruptedTakesOneThatIsFree() {
    Thread.currentThread().interrupt(); // its timer was faster

    assertThat(connections.lease()).isNotNull();

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void connectionsThatWereEndedByManyThreadsHoldUpNobody() {
    for (int i = 0; i < 10_000; i++) {
      connections.end();
    }

    for (int i = 0; i < 10_000; i++) {
      assertThat(connections.lease()).isNotNull();
    }
    assertThat(connections.areToBeLeft()).isTrue();
  }
}
