package io.github.dynamojcache.seal;

import static io.github.dynamojcache.internal.values.seal.SealSamples.key;
import static io.github.dynamojcache.options.SealMode.HMAC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Keys that somebody else keeps and changes. */
class RefreshedKeysTest {

  private static final SealKey FIRST = key("k1", HMAC, 1);
  private static final SealKey SECOND = key("k2", HMAC, 2);

  private SealKeys kept = SealKeys.of(FIRST);
  private boolean failing;
  private int asked;
  private long now;

  private final SealKeys keys = new RefreshedKeys(this::ask, Duration.ofMinutes(5), () -> now);

  private SealKeys ask() {
    asked++;
    if (failing) {
      throw new IllegalStateException("throttled");
    }
    return kept;
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  @Test
  void theyAreAskedForOnceWhileTheyAreYoung() {
    assertThat(keys.current()).isSameAs(FIRST);
    pass(Duration.ofMinutes(4));

    assertThat(keys.current()).isSameAs(FIRST);
    assertThat(keys.find("k1")).isSameAs(FIRST);
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void theyAreAskedForAgainWhenTheyAreOld() {
    keys.current();
    kept = SealKeys.of(SECOND, FIRST);
    pass(Duration.ofMinutes(5));

    assertThat(keys.current()).isSameAs(SECOND);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void anUnknownIdMakesThemBeAskedForEarly() {
    keys.current();
    kept = SealKeys.of(SECOND, FIRST);
    now += RefreshedKeys.PAUSE_NANOS;

    assertThat(keys.find("k2")).isSameAs(SECOND);
  }

  @Test
  void unknownIdsDoNotMakeThemBeAskedForAllTheTime() {
    keys.current();
    pass(Duration.ofSeconds(9));

    assertThat(keys.find("nobody's")).isNull();
    assertThat(asked).isEqualTo(1);
    pass(Duration.ofSeconds(1));
    assertThat(keys.find("nobody's")).isNull();
    assertThat(keys.find("nobody's")).isNull();
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void whenTheyCannotBeRefreshedThoseOfBeforeStayAndTheSourceHasPeace() {
    keys.current();
    failing = true;
    pass(Duration.ofMinutes(5));

    assertThat(keys.current()).isSameAs(FIRST);
    assertThat(keys.current()).isSameAs(FIRST);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void withoutAnyKeysTheFailureIsTheCallers() {
    failing = true;

    assertThatThrownBy(keys::current).hasMessage("throttled");
    failing = false;
    assertThat(keys.current()).isSameAs(FIRST);
  }

  @Test
  void somebodyWhoAsksWhileAnotherWaitsForThemGoesOnWithThoseOfBefore() {
    SealKeys[] self = new SealKeys[1];
    SealKey[] seen = new SealKey[1];
    self[0] =
        new RefreshedKeys(
            () -> {
              if (asked++ > 0) {
                seen[0] = inAnotherThread(self[0]);
              }
              return SealKeys.of(asked > 1 ? SECOND : FIRST);
            },
            Duration.ofMinutes(5),
            () -> now);
    self[0].current();
    now += TimeUnit.MINUTES.toNanos(5);

    assertThat(self[0].current()).isSameAs(SECOND);
    assertThat(seen[0]).isSameAs(FIRST);
  }

  private static SealKey inAnotherThread(SealKeys keys) {
    return CompletableFuture.supplyAsync(keys::current).join();
  }
}
