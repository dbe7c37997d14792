package io.github.dynamojcache.semantics.iteration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.Outages;
import io.github.dynamojcache.testing.SharedTable;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * When an attempt's time is up while it gets its connection, Apache's HTTP client throws what is no
 * exception of the network, and the SDK hands it on as it is. A client of the user's own may have
 * it inside.
 */
@Tag("server")
class CutShortTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private final Jvm jvm = SHARED.jvm();

  @AfterEach
  void stop() {
    jvm.faults.reset();
  }

  static Stream<RuntimeException> thrownByApache() {
    return Stream.of(
        new CancellationException(),
        new NullPointerException("Connection"),
        new ConnectionShutdownException());
  }

  private void cutShort(RuntimeException thrown) {
    jvm.faults
        .every("GetItem")
        .runBefore(
            () -> {
              throw thrown;
            });
  }

  @ParameterizedTest
  @MethodSource("thrownByApache")
  void isAFailureOfTheOperation(RuntimeException thrown) {
    Cache<String, String> cache = jvm.cache(SHARED.newCacheName());
    cutShort(thrown);

    assertThatThrownBy(() -> cache.get("k"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("get on cache '" + cache.getName() + "' failed")
        .hasRootCause(thrown);
  }

  /** So it ends when it is cut short while it sends; the class need not be there. */
  static final class ConnectionShutdownException extends IllegalStateException {
    private static final long serialVersionUID = 1L;
  }

  @ParameterizedTest
  @MethodSource("thrownByApache")
  void saysThatThereMayBeTooFewConnections(RuntimeException thrown) {
    Cache<String, String> cache = jvm.cache(SHARED.newCacheName());
    cutShort(thrown);

    assertThatThrownBy(() -> cache.get("k"))
        .hasMessageContaining("cut short while it waited for a connection or made one")
        .hasMessageContaining("its maxConnections");
  }

  /** The SDK interrupts a thread whose time is over, and takes that back unless an Error comes. */
  @Test
  void anErrorAfterTheTimeWasOverLeavesNoInterruptBehind() {
    OutOfMemoryError error = new OutOfMemoryError("on purpose");
    try (Jvm hasty =
        new Jvm(
            LocalDynamoExtension.server(),
            SHARED.table().name(),
            Map.of("dynamo-jcache.attempt-timeout", "100ms"))) {
      Cache<String, String> cache = hasty.cache(SHARED.newCacheName());
      hasty
          .faults
          .next("GetItem")
          .runBefore(
              () -> {
                awaitInterrupt();
                throw error;
              });

      assertThat(catchThrowable(() -> cache.get("k"))).isSameAs(error);

      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  private static void awaitInterrupt() {
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.park();
    }
  }

  @ParameterizedTest
  @MethodSource("thrownByApache")
  void isAnOutage(RuntimeException thrown) {
    Cache<String, String> cache = jvm.cache(SHARED.newCacheName(), Outages.lasting());
    cutShort(thrown);

    assertThat(cache.get("k")).isNull();

    assertThat(Outages.mode(cache).getState()).isEqualTo("OPEN");
  }
}
