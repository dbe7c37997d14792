package io.github.dynamojcache.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.options.SealMode;
import java.nio.CharBuffer;
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
  void theOuterPropertiesWinOverThoseBehindThem() {
    Properties farthest = new Properties();
    farthest.setProperty("dynamo-jcache.shards", "2");
    farthest.setProperty("dynamo-jcache.table", "farthest");
    Properties behind = new Properties(farthest);
    behind.setProperty("dynamo-jcache.shards", "4");
    behind.setProperty("dynamo-jcache.purge-rate", "4");
    Properties given = new Properties(behind);
    given.put("dynamo-jcache.purge-rate", 8);

    CacheSettings settings =
        ManagerSettings.load(ManagerSettings.DEFAULT_URI, getClass().getClassLoader(), given)
            .cacheSettings("orders", SettingsOverlay.empty());

    assertThat(settings.store().table()).isEqualTo("farthest");
    assertThat(settings.store().shards()).isEqualTo(4);
    assertThat(settings.store().purgeRate()).isEqualTo(8);
  }

  @Test
  void anObjectBehindThePropertiesIsRefusedByItsName() {
    Properties behind = new Properties();
    behind.put("dynamo-jcache.shards", 8);
    Properties given = new Properties(new Properties(behind));

    assertThatThrownBy(
            () ->
                ManagerSettings.load(
                    ManagerSettings.DEFAULT_URI, getClass().getClassLoader(), given))
        .isInstanceOf(CacheException.class)
        .hasMessage(
            "The property dynamo-jcache.shards is an object in the defaults of the Properties,"
                + " where only text can be read: put it into the Properties themselves");
  }

  @Test
  void objectsOfOthersBehindThePropertiesAreIgnored() {
    Properties behind = new Properties();
    behind.put("an.object", new Object());
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
  void whatCodeMayHandToABuilderIsAcceptedHereToo() {
    properties.put("dynamo-jcache.clear-visibility", Duration.ofMillis(250));
    properties.put("dynamo-jcache.call-timeout", Duration.ofMillis(1_500));
    properties.put("dynamo-jcache.attempt-timeout", Duration.ofNanos(1_000_001));
    properties.put("dynamo-jcache.seal", SealMode.AES_GCM);
    properties.put("dynamo-jcache.seal-keys", CharBuffer.wrap("com.acme.Keys"));

    assertThat(settings().store().clearVisibility()).isEqualTo(Duration.ofMillis(250));
    assertThat(settings().store().callTimeout()).isEqualTo(Duration.ofMillis(1_500));
    assertThat(settings().store().attemptTimeout()).isEqualTo(Duration.ofNanos(1_000_001));
    assertThat(settings().seal().mode()).isEqualTo(SealMode.AES_GCM);
  }

  /** A file's reference to a system property sees the properties behind the system's, too. */
  @Test
  void aReferenceMayNameASystemPropertyThatIsADefault() {
    Properties before = System.getProperties();
    Properties behind = new Properties();
    behind.setProperty("orders.table", "of-the-system");
    Properties layered = new Properties(behind);
    layered.putAll(before);
    System.setProperties(layered);
    try {
      assertThat(
              ManagerSettings.parse("dynamo-jcache.table = ${orders.table}")
                  .cacheSettings("orders", SettingsOverlay.empty())
                  .store()
                  .table())
          .isEqualTo("of-the-system");
    } finally {
      System.setProperties(before);
    }
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
