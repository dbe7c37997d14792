package io.github.dynamojcache.internal.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CancellationException;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;

/**
 * The SDK hands on what its HTTP client throws when an attempt's time is up while it still waits
 * for a connection: for Apache's, a CancellationException without a word.
 */
class CancelledRequestTest {

  private final CacheException failure =
      new FailureTranslator("http://localhost:8000")
          .translate(new CancellationException(), new FailedOperation("getAll", "users", "jcache"));

  @Test
  void isAnOutage() {
    assertThat(Outage.isOne(failure)).isTrue();
  }

  @Test
  void isSaidToBeATimeOut() {
    assertThat(failure).hasMessageContaining("No attempt was answered within attempt-timeout");
  }
}
