package io.github.dynamojcache.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code wins over Properties, Properties over the file, the file over the defaults. */
class PrecedenceTest {

  private static final String SYSTEM_PROPERTY = "io.github.dynamojcache.internal.config.test.table";

  private final Path folder;

  PrecedenceTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void forgetTheSystemProperty() {
    System.clearProperty(SYSTEM_PROPERTY);
  }

  @Test
  void withNothingAtAllTheDefaultsHold() throws IOException {
    assertThat(table(load("", new Properties()))).isEqualTo("jcache");
  }

  @Test
  void theFileWinsOverTheDefaults() throws IOException {
    assertThat(table(load("dynamo-jcache.table = file", new Properties()))).isEqualTo("file");
  }

  @Test
  void thePropertiesWinOverTheFile() throws IOException {
    Properties properties = properties("dynamo-jcache.table", "properties");

    assertThat(table(load("dynamo-jcache.table = file", properties))).isEqualTo("properties");
  }

  @Test
  void codeWinsOverTheProperties() throws IOException {
    ManagerSettings settings =
        load("dynamo-jcache.table = file", properties("dynamo-jcache.table", "properties"));

    assertThat(
            settings
                .cacheSettings("orders", SettingsOverlay.empty().with(SettingNames.TABLE, "code"))
                .store()
                .table())
        .isEqualTo("code");
  }

  @Test
  void codeWinsOverTheSectionOfTheCache() {
    ManagerSettings settings = ManagerSettings.parse("dynamo-jcache.caches.orders.table = section");

    assertThat(
            settings
                .cacheSettings("orders", SettingsOverlay.empty().with(SettingNames.TABLE, "code"))
                .table()
                .name())
        .isEqualTo("code");
  }

  @Test
  void theSectionOfTheCacheWinsOverATopLevelProperty() throws IOException {
    ManagerSettings settings =
        load(
            "dynamo-jcache.caches.orders.table = section",
            properties("dynamo-jcache.table", "properties"));

    assertThat(table(settings)).isEqualTo("section");
  }

  @Test
  void whatASourceDoesNotMentionComesFromTheNext() throws IOException {
    CacheSettings settings =
        load(
                "dynamo-jcache { table = file, shards = 2, purge-rate = 7 }",
                properties("dynamo-jcache.shards", "9"))
            .cacheSettings(
                "orders", SettingsOverlay.empty().with(SettingNames.CONSISTENT_READS, false));

    assertThat(settings.store().consistentReads()).isFalse();
    assertThat(settings.store().shards()).isEqualTo(9);
    assertThat(settings.store().purgeRate()).isEqualTo(7);
    assertThat(settings.store().table()).isEqualTo("file");
    assertThat(settings.store().nativeTtl()).isTrue();
  }

  @Test
  void aFileMayUseASystemProperty() throws IOException {
    System.setProperty(SYSTEM_PROPERTY, "system-property");

    assertThat(table(load("dynamo-jcache.table = ${" + SYSTEM_PROPERTY + "}", new Properties())))
        .isEqualTo("system-property");
  }

  @Test
  void aSystemPropertyIsReadAnewForEveryManager() throws IOException {
    String file = "dynamo-jcache { table = file, table = ${?" + SYSTEM_PROPERTY + "} }";
    System.setProperty(SYSTEM_PROPERTY, "first");
    assertThat(table(load(file, new Properties()))).isEqualTo("first");

    System.setProperty(SYSTEM_PROPERTY, "second");
    assertThat(table(load(file, new Properties()))).isEqualTo("second");

    System.clearProperty(SYSTEM_PROPERTY);
    assertThat(table(load(file, new Properties()))).isEqualTo("file");
  }

  @Test
  void aFileMayUseAnEnvironmentVariable() throws IOException {
    Map.Entry<String, String> variable =
        System.getenv().entrySet().stream()
            .filter(entry -> entry.getKey().matches("[A-Z_]+"))
            .filter(entry -> System.getProperty(entry.getKey()) == null)
            .filter(entry -> entry.getValue().matches("/[^ ;\\[]*"))
            .findFirst()
            .orElseThrow();

    assertThat(
            load(
                    "dynamo-jcache.endpoint = \"http://host\"${" + variable.getKey() + "}",
                    new Properties())
                .connection()
                .endpoint())
        .hasValue("http://host" + variable.getValue());
  }

  @Test
  void aSystemPropertyOfASettingsNameIsNotASource() throws IOException {
    System.setProperty("dynamo-jcache.table", "system-property");
    System.setProperty("dynamo-jcache.unknown", "system-property");
    try {
      assertThat(table(load("", new Properties()))).isEqualTo("jcache");
    } finally {
      System.clearProperty("dynamo-jcache.table");
      System.clearProperty("dynamo-jcache.unknown");
    }
  }

  @Test
  void aFileMayReferToOtherPartsOfItselfAndToDefaults() throws IOException {
    String file =
        "stage = test, dynamo-jcache { table = ${stage}-${dynamo-jcache.region}, region = here }";

    assertThat(table(load(file, new Properties()))).isEqualTo("test-here");
  }

  @Test
  void aFileMayReferToADefaultThatItLeavesAsItIs() throws IOException {
    String file = "dynamo-jcache.caches.orders.table = ${dynamo-jcache.table}-orders";

    assertThat(table(load(file, new Properties()))).isEqualTo("jcache-orders");
  }

  @Test
  void nullInASectionIsAsIfItWereNotWritten() throws IOException {
    ManagerSettings settings =
        load("dynamo-jcache { table = file, caches.orders { table = null } }", new Properties());

    assertThat(table(settings)).isEqualTo("file");
  }

  private ManagerSettings load(String text, Properties properties) throws IOException {
    Path file = folder.resolve("settings.conf");
    Files.writeString(file, text);
    URI uri = file.toUri();
    return ManagerSettings.load(uri, PrecedenceTest.class.getClassLoader(), properties);
  }

  private static Properties properties(String name, String value) {
    Properties properties = new Properties();
    properties.setProperty(name, value);
    return properties;
  }

  private static String table(ManagerSettings settings) {
    return settings.cacheSettings("orders", SettingsOverlay.empty()).store().table();
  }
}
