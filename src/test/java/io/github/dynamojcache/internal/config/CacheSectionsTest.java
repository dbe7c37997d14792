package io.github.dynamojcache.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exact names and patterns in {@code caches}. */
class CacheSectionsTest {

  @Test
  void exactNamesAreDeclaredCachesAndPatternsAreNot() {
    ManagerSettings settings =
        ManagerSettings.parse(
            """
            dynamo-jcache.caches {
              orders {}
              "com.acme.Order" {}
              "com.acme.*" {}
              "default-?" {}
            }
            """);

    assertThat(settings.declaredCaches()).containsExactlyInAnyOrder("orders", "com.acme.Order");
  }

  @Test
  void withoutSectionsNoCacheIsDeclared() {
    assertThat(ManagerSettings.defaults().declaredCaches()).isEmpty();
  }

  @Test
  void aSectionChangesItsCacheOnly() {
    ManagerSettings settings = ManagerSettings.parse("dynamo-jcache.caches.orders.shards = 9");

    assertThat(shards(settings, "orders")).isEqualTo(9);
    assertThat(shards(settings, "customers")).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.acme.Order",
        "com.acme.Order##NaturalId",
        "com.acme.Order$Line",
        "say \"hello\"",
        "a b",
        "Bestellungen-äöü",
        "back\\slash"
      })
  void aNameMayHaveAnyCharacterWhenItIsQuoted(String name) {
    ManagerSettings settings =
        ManagerSettings.parse(
            "dynamo-jcache.caches." + ConfigUtil.quoteString(name) + ".shards = 9");

    assertThat(settings.declaredCaches()).containsExactly(name);
    assertThat(shards(settings, name)).isEqualTo(9);
  }

  @Test
  void theExactNameWinsOverThePatternsAndTheLongerPatternOverTheShorter() {
    ManagerSettings settings =
        ManagerSettings.parse(
            """
            dynamo-jcache.caches {
              "*"            { shards = 1, purge-rate = 1, call-timeout = 1m, table = star }
              "com.*"        { shards = 2, purge-rate = 2, call-timeout = 2m }
              "com.acme.*"   { shards = 3, purge-rate = 3 }
              com_acme_Order { shards = 8 }
              "com.acme.Order" { shards = 4 }
            }
            """);

    CacheSettings order = settings.cacheSettings("com.acme.Order", SettingsOverlay.empty());
    assertThat(order.store().shards()).isEqualTo(4);
    assertThat(order.store().purgeRate()).isEqualTo(3);
    assertThat(order.store().callTimeout()).hasMinutes(2);
    assertThat(order.store().table()).isEqualTo("star");
    assertThat(order.store().nativeTtl()).isTrue();
    assertThat(shards(settings, "com.acme.Customer")).isEqualTo(3);
    assertThat(shards(settings, "com.other")).isEqualTo(2);
    assertThat(shards(settings, "org")).isEqualTo(1);
  }

  @Test
  void specificityIsCountedInCharactersThatAreNoWildcards() {
    ManagerSettings settings =
        ManagerSettings.parse(
            """
            dynamo-jcache.caches {
              "*********s" { shards = 1 }
              "or*"        { shards = 2 }
              "ord???"     { shards = 3 }
            }
            """);

    assertThat(shards(settings, "orders")).isEqualTo(3);
    assertThat(shards(settings, "ores")).isEqualTo(2);
    assertThat(shards(settings, "cats")).isEqualTo(1);
  }

  @Test
  void ofPatternsThatAreEquallyLongTheOneWithFewerStarsWins() {
    ManagerSettings settings =
        ManagerSettings.parse("dynamo-jcache.caches { \"a*\".shards = 1, \"a?\".shards = 2 }");

    assertThat(shards(settings, "ab")).isEqualTo(2);
    assertThat(shards(settings, "abc")).isEqualTo(1);
  }

  @Test
  void theDotsOfAPatternAreDots() {
    NamePattern pattern = new NamePattern("com.acme.*");

    assertThat(pattern.matches("com.acme.Order")).isTrue();
    assertThat(pattern.matches("com.acme.")).isTrue();
    assertThat(pattern.matches("com-acme-Order")).isFalse();
    assertThat(pattern.matches("org.com.acme.Order")).isFalse();
  }

  @Test
  void aQuestionMarkStandsForExactlyOneCharacter() {
    NamePattern pattern = new NamePattern("cache-?");

    assertThat(pattern.matches("cache-1")).isTrue();
    assertThat(pattern.matches("cache-\uD83D\uDE00")).isTrue();
    assertThat(pattern.matches("cache-")).isFalse();
    assertThat(pattern.matches("cache-12")).isFalse();
  }

  @Test
  void theReportSaysWhereEveryValueComesFrom() {
    String report =
        ManagerSettings.parse(
                """
                dynamo-jcache {
                  table = orders
                  caches { "ord*" { shards = 9, expiry { type = created, duration = 10m } } }
                }
                """)
            .describe("orders", SettingsOverlay.empty().with("purge-rate", 5));

    assertThat(report)
        .startsWith("Settings of the cache 'orders':")
        .containsPattern("table +=+ orders +\\(text: 2\\)")
        .containsPattern("shards += 9 +\\(text: 3\\)")
        .containsPattern("expiry.duration += 10m +\\(text: 3\\)")
        .containsPattern("purge-rate += 5 +\\(set in code\\)")
        .containsPattern("max-attempts += 3 +\\(default\\)")
        .containsPattern("endpoint += not set");
  }

  private static int shards(ManagerSettings settings, String cacheName) {
    return settings.cacheSettings(cacheName, SettingsOverlay.empty()).store().shards();
  }
}
