package io.github.dynamojcache.semantics.bypass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.Outages;
import io.github.dynamojcache.testing.SocketProxy;
import io.github.dynamojcache.testing.SocketProxy.Mode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The network swallows everything in mid-load, and comes back. For longer than in the build: {@code
 * -Dbypass.outage=30s}.
 */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class BypassOutageTest {

  private static final int KEYS_OF_EACH = 5_000;

  private static final Duration OUTAGE =
      Duration.parse("PT" + System.getProperty("bypass.outage", "2s"));

  @Test
  void noneOfTenThousandKeysChangedInAnOutageIsSeenInItsOldForm(LocalDynamo dynamo)
      throws Exception {
    String table = dynamo.newTableName();
    try (SocketProxy network = new SocketProxy(dynamo.endpoint());
        LoadedJvm one = behind(network, dynamo, "one", table);
        LoadedJvm other = behind(network, dynamo, "other", table)) {
      List<LoadedJvm> jvms = List.of(one, other);
      jvms.forEach(LoadedJvm::begin);
      await().until(() -> jvms.stream().allMatch(jvm -> jvm.reads.sum() > 100));

      network.become(Mode.BLACK_HOLE);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> jvms.stream().noneMatch(BypassOutageTest::isServed));
      jvms.forEach(jvm -> jvm.outage(true));
      await()
          .pollDelay(OUTAGE)
          .atMost(OUTAGE.plusSeconds(60))
          .until(() -> jvms.stream().allMatch(jvm -> jvm.changedInTheOutage() == KEYS_OF_EACH));
      jvms.forEach(jvm -> jvm.outage(false));
      network.become(Mode.CLEAR);
      long back = System.nanoTime();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> jvms.stream().allMatch(BypassOutageTest::isServed));
      long recovery = System.nanoTime() - back;
      one.end();
      other.end();
      jvms.forEach(jvm -> Outages.awaitRecovery(jvm.cache)); // single keys that failed under load

      System.out.printf(
          "outage of %s: %d reads, %d writes, recovered after %d ms%n",
          OUTAGE,
          one.reads.sum() + other.reads.sum(),
          one.writes.sum() + other.writes.sum(),
          Duration.ofNanos(recovery).toMillis());
      assertThat(one.seenOld).isEmpty();
      assertThat(other.seenOld).isEmpty();
      for (LoadedJvm reader : jvms) {
        assertThat(one.foundOldBy(reader)).isEmpty();
        assertThat(other.foundOldBy(reader)).isEmpty();
      }
      assertThat(Outages.mode(one.cache).getGenerationChanges()).isZero();
    }
  }

  private static boolean isServed(LoadedJvm jvm) {
    return Outages.mode(jvm.cache).getState().equals("CLOSED");
  }

  private static LoadedJvm behind(
      SocketProxy network, LocalDynamo dynamo, String name, String table) {
    return new LoadedJvm(
        name,
        dynamo.clientBuilder().endpointOverride(network.endpoint()).build(),
        table,
        KEYS_OF_EACH,
        Outages.passing().set("bypass-after", 5).set("bypass-retry", Duration.ofSeconds(1)));
  }
}
