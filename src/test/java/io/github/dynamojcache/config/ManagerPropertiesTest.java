package io.github.dynamojcache.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;

/** The Properties given to getCacheManager. */
class ManagerPropertiesTest {

  private final Properties properties = new Properties();

  @Test
  void keysOfOthersAreIgnored() {
    properties.setProperty("table", "not-ours");
    properties.setProperty("hibernate.cache.region_prefix", "x");
    properties.setProperty("dynamo-jcache-other", "x");
    properties.setProperty("is this { a path", "x");
    properties.put("an.object", new Object());
    properties.put(42, "a number as key");

    assertThat(settings().store().table()).isEqualTo("jcache");
  }

  @Test
  void textIsReadAsInAFile() {
    properties.setProperty("dynamo-jcache.shards", "8");
    properties.setProperty("dynamo-jcache.native-ttl", "false");
    properties.setProperty("dynamo-jcache.clear-visibility", "250ms");

    assertThat(settings().store().shards()).isEqualTo(8);
    assertThat(settings().store().nativeTtl()).isFalse();
    assertThat(settings().store().clearVisibility()).isEqualTo(Duration.ofMillis(250));
  }

  @Test
  void numbersAndBooleansAreAccepted() {
    properties.put("dynamo-jcache.shards", 8);
    properties.put("dynamo-jcache.native-ttl", false);

    assertThat(settings().store().shards()).isEqualTo(8);
    assertThat(settings().store().nativeTtl()).isFalse();
  }

  @Test
  void otherObjectsAreRefused() {
    properties.put("dynamo-jcache.shards", Optional.of(8));

    assertThatThrownBy(this::settings)
        .isInstanceOf(CacheException.class)
        .hasMessage(
            "The property dynamo-jcache.shards must be text, a number or a boolean, and not a"
                + " java.util.Optional");
  }

  @Test
  void thePropertiesBehindTheseCountToo() {
    Properties behind = new Properties();
    behind.setProperty("dynamo-jcache.shards", "8");

    assertThat(
            ManagerSettings.load(
                    ManagerSettings.DEFAULT_URI,
                    getClass().getClassLoader(),
                    new Properties(behind))
                .cacheSettings("orders", SettingsOverlay.empty())
                .store()
                .shards())
        .isEqualTo(8);
  }

  @Test
  void aCacheNameInQuotesMayHaveDots() {
    properties.setProperty("dynamo-jcache.caches.\"com.acme.Order\".shards", "8");
    properties.setProperty("dynamo-jcache.caches.\"com.acme.*\".purge-rate", "9");

    CacheSettings settings = load().cacheSettings("com.acme.Order", SettingsOverlay.empty());
    assertThat(load().declaredCaches()).containsExactly("com.acme.Order");
    assertThat(settings.store().shards()).isEqualTo(8);
    assertThat(settings.store().purgeRate()).isEqualTo(9);
  }

  @Test
  void aPatternWithoutQuotesIsRefusedWithTheRemedy() {
    properties.setProperty("dynamo-jcache.caches.default-*.shards", "8");

    assertThatThrownBy(this::settings)
        .isInstanceOf(CacheException.class)
        .hasMessage(
            "The property dynamo-jcache.caches.default-*.shards is not the name of a setting: a"
                + " cache name or pattern in it must stand in double quotes");
  }

  @Test
  void anUnknownKeyOfOursIsRefused() {
    properties.setProperty("dynamo-jcache.shard", "8");

    assertThatThrownBy(this::settings)
        .isInstanceOf(CacheException.class)
        .hasMessage(
            "Unknown setting dynamo-jcache.shard (Properties of the manager): did you mean"
                + " `shards`?");
  }

  @Test
  void aValueThatIsNotAcceptableIsRefused() {
    properties.setProperty("dynamo-jcache.shards", "eight");

    assertThatThrownBy(this::settings)
        .isInstanceOf(CacheException.class)
        .hasMessage(
            "dynamo-jcache.shards = eight (Properties of the manager) must be a whole number from"
                + " 1 to 256");
  }

  private CacheSettings settings() {
    return load().cacheSettings("orders", SettingsOverlay.empty());
  }

  private ManagerSettings load() {
    return ManagerSettings.load(
        ManagerSettings.DEFAULT_URI, getClass().getClassLoader(), properties);
  }
}
