package io.github.dynamojcache.internal.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.cache.CacheException;
import org.junit.jupiter.api.Test;

/** What nobody reads is refused, and the message helps. */
class UnknownSettingTest {

  @Test
  void aSlipOfThePenIsNamedWithItsPlaceAndTheNearestSetting() {
    refused(
        """
        dynamo-jcache {
          table = jcache
          cler-mode = delete
        }
        """,
        "Unknown setting dynamo-jcache.cler-mode (text: 3): did you mean `clear-mode`?");
  }

  @Test
  void anotherSpellingOfTheSameWordsIsUnderstood() {
    refused(
        "dynamo-jcache.clearVisibility = 1s",
        "Unknown setting dynamo-jcache.clearVisibility (text: 1): did you mean"
            + " `clear-visibility`?");
  }

  @Test
  void whatResemblesNothingGetsTheListOfWhatThereIs() {
    refused(
        "dynamo-jcache.colour = red",
        "Unknown setting dynamo-jcache.colour (text: 1): known here are allowed-classes,"
            + " attempt-timeout, bypass-after, bypass-journal, bypass-retry, caches, call-timeout,"
            + " chunk-size, class-filter, clear-mode, clear-visibility, clock-skew,"
            + " clock-skew-threshold, compression, compression-threshold, consistent-reads,"
            + " consumed-capacity, endpoint, failure-mode, max-attempts,"
            + " max-connections, max-value-size, native-ttl, open-timeout, oversize,"
            + " price-per-million-read-units, price-per-million-write-units, purge-rate, region,"
            + " seal, seal-keys, shards, shared-reads, table, table-mode, touch-threshold,"
            + " value-codec, value-surrogates");
  }

  @Test
  void aSectionOfACacheIsSearchedToo() {
    refused(
        "dynamo-jcache.caches.\"com.acme.*\" { statistic = true }",
        "Unknown setting dynamo-jcache.caches.\"com.acme.*\".statistic (text: 1): did you mean"
            + " `statistics`?");
  }

  @Test
  void expiryIsSearchedToo() {
    refused(
        "dynamo-jcache.caches.orders.expiry { tpye = created }",
        "Unknown setting dynamo-jcache.caches.orders.expiry.tpye (text: 1): did you mean `type`?");
  }

  @Test
  void aCacheNameWithDotsAndWithoutQuotesIsRecognised() {
    refused(
        "dynamo-jcache.caches { com.acme.Order { table = orders } }",
        "Unknown setting dynamo-jcache.caches.com.acme (text: 1): known here are allowed-classes,"
            + " attempt-timeout, bypass-after, bypass-journal, bypass-retry, call-timeout,"
            + " chunk-size, class-filter, clear-mode, clear-visibility, compression,"
            + " compression-threshold, consistent-reads, consumed-capacity, expiry, failure-mode,"
            + " key-type, loader, management, max-value-size, native-ttl, oversize,"
            + " price-per-million-read-units, price-per-million-write-units, purge-rate,"
            + " read-through, seal, seal-keys, shards, shared-reads, statistics, table, table-mode,"
            + " touch-threshold, value-codec, value-surrogates, value-type, write-through, writer."
            + " If it is a part of the cache's name, put the whole name in quotes");
  }

  @Test
  void aSettingOfTheManagerIsNoSettingOfACache() {
    refused(
        "dynamo-jcache.caches.orders.max-attempts = 2",
        "dynamo-jcache.caches.orders.max-attempts (text: 1) cannot be set for one cache: write it"
            + " directly under dynamo-jcache");
  }

  @Test
  void aSettingOfACacheIsNoSettingOfTheManager() {
    refused(
        "dynamo-jcache.statistics = true",
        "dynamo-jcache.statistics (text: 1) is a setting of a cache: write it into a section of"
            + " dynamo-jcache.caches, for all caches into \"*\"");
    refused(
        "dynamo-jcache.expiry { type = eternal }",
        "dynamo-jcache.expiry (text: 1) is a setting of a cache: write it into a section of"
            + " dynamo-jcache.caches, for all caches into \"*\"");
  }

  @Test
  void aValueIsNoSection() {
    refused(
        "dynamo-jcache.caches.orders = 5",
        "dynamo-jcache.caches.orders = 5 (text: 1) must be a section: { ... }");
    refused(
        "dynamo-jcache.caches.orders.expiry = 10m",
        "dynamo-jcache.caches.orders.expiry = 10m (text: 1) must be a section: { ... }");
    refused("dynamo-jcache = 5", "dynamo-jcache = 5 (text: 1) must be a section: { ... }");
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> ManagerSettings.parse(text))
        .isInstanceOf(CacheException.class)
        .hasMessage(message);
  }
}
