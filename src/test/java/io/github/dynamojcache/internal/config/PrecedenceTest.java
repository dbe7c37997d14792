package io.github.dynamojcache.internal.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Code wins over Properties, these over what is said for the JVM, that over the file, and the file
 * over the defaults.
 */
class PrecedenceTest {

  private static final String SYSTEM_PROPERTY = "io.github.dynamojcache.internal.config.test.table";

  private final Path folder;

  PrecedenceTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void forgetTheSystemProperties() {
    System.clearProperty(SYSTEM_PROPERTY);
    System.getProperties().keySet().removeIf(name -> name.toString().startsWith("dynamo-jcache."));
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
                .cacheSettings("orders", SettingsOverlay.empty().with("table", "code"))
                .store()
                .table())
        .isEqualTo("code");
  }

  @Test
  void codeWinsOverTheSectionOfTheCache() {
    ManagerSettings settings = ManagerSettings.parse("dynamo-jcache.caches.orders.table = section");

    assertThat(
            settings
                .cacheSettings("orders", SettingsOverlay.empty().with("table", "code"))
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
            .cacheSettings("orders", SettingsOverlay.empty().with("consistent-reads", false));

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
  void aSystemPropertyWinsOverTheFile() throws IOException {
    System.setProperty("dynamo-jcache.table", "system-property");

    assertThat(table(load("dynamo-jcache.table = file", new Properties())))
        .isEqualTo("system-property");
  }

  @Test
  void aSystemPropertyNeedsNoFile() {
    System.setProperty("dynamo-jcache.table", "system-property");

    ManagerSettings settings =
        ManagerSettings.load(
            ManagerSettings.DEFAULT_URI, getClass().getClassLoader(), new Properties());

    assertThat(table(settings)).isEqualTo("system-property");
  }

  @Test
  void thePropertiesOfTheManagerWinOverASystemProperty() throws IOException {
    System.setProperty("dynamo-jcache.table", "system-property");
    System.setProperty("dynamo-jcache.region", "here");
    Properties properties = new Properties();
    properties.setProperty("dynamo-jcache.table", "properties");

    ManagerSettings settings = load("", properties);

    assertThat(table(settings)).isEqualTo("properties");
    assertThat(settings.connection().region()).hasValue("here");
  }

  @Test
  void aSystemPropertyMaySetWhatStandsInTheSectionOfOneCache() throws IOException {
    System.setProperty("dynamo-jcache.caches.orders.table", "system-property");

    assertThat(load("dynamo-jcache.table = file", new Properties()).describe("orders"))
        .containsPattern("table += system-property +.system property");
  }

  @Test
  void anUnknownSystemPropertyIsRefused() {
    System.setProperty("dynamo-jcache.tabel", "system-property");

    assertThatThrownBy(() -> load("", new Properties()))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("dynamo-jcache.tabel (system property): did you mean `table`?");
  }

  /** The environment cannot be set from within. */
  @Test
  void anEnvironmentVariableWinsOverTheFileAndASystemPropertyOverIt() throws Exception {
    Path file = Files.writeString(folder.resolve("settings.conf"), "dynamo-jcache.table = file");

    assertThat(tableElsewhere(file)).isEqualTo("environment");
    assertThat(tableElsewhere(file, "-Ddynamo-jcache.table=system-property"))
        .isEqualTo("system-property");
  }

  private static String tableElsewhere(Path file, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    command.addAll(
        List.of("-cp", classPath, TablePrinter.class.getName(), file.toUri().toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
    builder.environment().put("CONFIG_FORCE_dynamo__jcache_table", "environment");
    Process process = builder.start();
    try {
      String printed = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return printed;
    } finally {
      process.destroyForcibly();
    }
  }

  /** Prints the table that a configuration file and the JVM lead to. */
  static final class TablePrinter {
    private TablePrinter() {}

    public static void main(String[] file) {
      System.out.println(
          table(
              ManagerSettings.load(
                  URI.create(file[0]), PrecedenceTest.class.getClassLoader(), new Properties())));
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
