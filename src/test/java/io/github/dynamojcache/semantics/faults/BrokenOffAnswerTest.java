package io.github.dynamojcache.semantics.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.options.FailureMode;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.SharedTable;
import java.time.Duration;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The connection breaks in the middle of an answer. Of a refusal nothing but the status is left
 * then, and the SDK does not ask again.
 */
@Tag("server")
class BrokenOffAnswerTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem");

  private final Jvm jvm = SHARED.jvm();

  @AfterEach
  void theFaultsHappened() {
    assertThat(jvm.faults.pending()).isZero();
  }

  @Test
  void anAnswerIsAskedForAgain() {
    Cache<String, String> cache = jvm.cache(SHARED.newCacheName());
    cache.put("k", "v");
    jvm.faults.next("GetItem").cutOffResponse();

    assertThat(cache.get("k")).isEqualTo("v");
  }

  @Test
  void aRefusalOfWhichNothingIsLeftIsAnOutage() {
    Cache<String, String> cache = cache(FailureMode.BYPASS);
    jvm.faults.next(call -> WRITES.contains(call.operation())).cutOffResponse();

    assertThat(cache.replace("k", "v")).isFalse();
  }

  @Test
  void withoutBypassItIsSaidWhatItWas() {
    Cache<String, String> cache = cache(FailureMode.THROW);
    jvm.faults.next(call -> WRITES.contains(call.operation())).cutOffResponse();

    assertThatThrownBy(() -> cache.replace("k", "v"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("an answer without an error code");
  }

  private Cache<String, String> cache(FailureMode mode) {
    return jvm.cache(
        SHARED.newCacheName(),
        Jvm.strings().failureMode(mode).set("bypass-retry", Duration.ofHours(1)));
  }
}
