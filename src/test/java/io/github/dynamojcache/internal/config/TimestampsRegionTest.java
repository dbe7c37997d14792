package io.github.dynamojcache.internal.config;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.cache.CacheException;
import javax.cache.expiry.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The region by which Hibernate knows whether the result of a query is still true. */
class TimestampsRegionTest {

  private static final String REGION = "shop.default-update-timestamps-region";

  private static final String CHEAP_AND_SHORT =
      """
      dynamo-jcache {
        consistent-reads = false
        caches {
          "*" { expiry { type = created, duration = 10m } }
          "a-prefix-that-is-longer-than-the-name-of-any-region-of-hibernate.*" { shards = 9 }
        }
      }
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "default-update-timestamps-region",
        REGION,
        "a-prefix-that-is-longer-than-the-name-of-any-region-of-hibernate"
            + ".default-update-timestamps-region",
        "org.hibernate.cache.spi.TimestampsRegion",
        "org.hibernate.cache.spi.UpdateTimestampsCache"
      })
  void itIsEternalAndReadConsistentlyWhateverPatternsSay(String name) {
    ManagerSettings settings = ManagerSettings.parse(CHEAP_AND_SHORT);

    assertThat(expiry(settings, name)).isEqualTo(eternal());
    assertThat(consistentReads(settings, name)).isTrue();
  }

  @Test
  void whatElsePatternsSayHoldsForItToo() {
    ManagerSettings settings =
        ManagerSettings.parse("dynamo-jcache.caches.\"shop.*\" { shards = 9, statistics = true }");

    assertThat(settings.cacheSettings(REGION, SettingsOverlay.empty()).store().shards())
        .isEqualTo(9);
    assertThat(settings.template(REGION).orElseThrow().statistics()).contains(true);
  }

  @Test
  void otherRegionsAreAsTheirPatternsSay() {
    ManagerSettings settings = ManagerSettings.parse(CHEAP_AND_SHORT);

    for (String name :
        new String[] {"shop.default-query-results-region", "my-default-update-timestamps-region"}) {
      assertThat(expiry(settings, name).duration()).isEqualTo(new Duration(MINUTES, 10));
      assertThat(consistentReads(settings, name)).isFalse();
    }
  }

  @Test
  void itsExactNameDecidesOverThat() {
    ManagerSettings settings =
        ManagerSettings.parse(
            "dynamo-jcache.caches.\""
                + REGION
                + "\" { consistent-reads = false, expiry { type = modified, duration = 30d } }");

    assertThat(expiry(settings, REGION).type()).isEqualTo(ExpirySpec.Type.MODIFIED);
    assertThat(consistentReads(settings, REGION)).isFalse();
  }

  @Test
  void itsExactNameWithADurationAloneIsRefused() {
    assertThatThrownBy(
            () ->
                ManagerSettings.parse(
                    "dynamo-jcache.caches.\"" + REGION + "\".expiry.duration = 30d"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("contradicts")
        .hasMessageContaining("built in");
  }

  @Test
  void itIsNotDeclaredByThat() {
    assertThat(ManagerSettings.defaults().declaredCaches()).isEmpty();
  }

  @Test
  void theReportSaysWhereItComesFrom() {
    assertThat(ManagerSettings.parse(CHEAP_AND_SHORT).describe(REGION))
        .containsPattern("consistent-reads *= true .*built in, for Hibernate's timestamps");
  }

  private static ExpirySpec eternal() {
    return new ExpirySpec(ExpirySpec.Type.ETERNAL, Duration.ETERNAL);
  }

  private static ExpirySpec expiry(ManagerSettings settings, String name) {
    return settings.template(name).orElseThrow().expiry().orElseThrow();
  }

  private static boolean consistentReads(ManagerSettings settings, String name) {
    return settings.cacheSettings(name, SettingsOverlay.empty()).store().consistentReads();
  }
}
