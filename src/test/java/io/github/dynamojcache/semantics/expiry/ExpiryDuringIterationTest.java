package io.github.dynamojcache.semantics.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.options.FailureMode;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An entry that expires while somebody iterates, at any moment of it. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class ExpiryDuringIterationTest {

  /** Longer than anything looks at the clock in one iteration. */
  private static final int LOOKS = 20;

  private final AtomicLong now = new AtomicLong(System.currentTimeMillis());
  private long secondsPerLook;
  private Jvm jvm;

  @BeforeEach
  void begin(LocalDynamo dynamo) {
    InstantSource clock =
        () -> Instant.ofEpochMilli(now.getAndAdd(TimeUnit.SECONDS.toMillis(secondsPerLook)));
    jvm =
        new Jvm(dynamo, dynamo.newTableName(), Map.of(DynamoCachingProvider.CLOCK_PROPERTY, clock));
  }

  @AfterEach
  void end() {
    jvm.close();
  }

  private static Stream<Named<DynamoConfiguration.Builder<String, String>>> caches() {
    return Stream.of(
        Named.of("plain", Jvm.strings()),
        Named.of("in chunks", Jvm.strings().set("chunk-size", 100)),
        Named.of("with bypass", Jvm.strings().failureMode(FailureMode.BYPASS)));
  }

  /** A second goes by whenever the clock is looked at: so each moment is the last one once. */
  @ParameterizedTest
  @MethodSource("caches")
  void isThereOrIsNot(DynamoConfiguration.Builder<String, String> settings) {
    assertThat(IntStream.rangeClosed(1, LOOKS).map(life -> entriesThatLive(life, settings)))
        .containsOnly(0, 1);
  }

  private int entriesThatLive(int seconds, DynamoConfiguration.Builder<String, String> settings) {
    Cache<String, String> cache =
        jvm.cache(
            "lives-" + seconds,
            settings.expiry(
                CreatedExpiryPolicy.factoryOf(new Duration(TimeUnit.SECONDS, seconds))));
    secondsPerLook = 0;
    cache.put("k", "v".repeat(300));
    secondsPerLook = 1;
    int found = 0;
    for (Cache.Entry<String, String> entry : cache) {
      assertThat(entry.getKey()).isEqualTo("k");
      found++;
    }
    return found;
  }
}
