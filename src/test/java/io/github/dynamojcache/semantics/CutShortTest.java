package io.github.dynamojcache.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * When an attempt's time is up while it gets its connection, Apache's HTTP client throws what is no
 * exception of the network, and the SDK hands it on as it is. A client of the user's own may have
 * it inside.
 */
class CutShortTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private final Jvm jvm = SHARED.jvm();

  @AfterEach
  void stop() {
    jvm.faults.reset();
  }

  static Stream<RuntimeException> thrownByApache() {
    return Stream.of(new CancellationException(), new NullPointerException("Connection"));
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

  @ParameterizedTest
  @MethodSource("thrownByApache")
  void isAnOutage(RuntimeException thrown) {
    Cache<String, String> cache = jvm.cache(SHARED.newCacheName(), Outages.lasting());
    cutShort(thrown);

    assertThat(cache.get("k")).isNull();

    assertThat(Outages.mode(cache).getState()).isEqualTo("OPEN");
  }
}
