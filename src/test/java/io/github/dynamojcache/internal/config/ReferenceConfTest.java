package io.github.dynamojcache.internal.config;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import io.github.dynamojcache.internal.bypass.BypassSettings;
import io.github.dynamojcache.internal.classes.filter.ClassPatterns;
import io.github.dynamojcache.internal.classes.filter.FilterMode;
import io.github.dynamojcache.internal.dynamo.item.ChunkSettings;
import io.github.dynamojcache.internal.dynamo.request.StoreSettings;
import io.github.dynamojcache.internal.management.Prices;
import io.github.dynamojcache.internal.table.TableSettings;
import io.github.dynamojcache.options.ClearMode;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.options.FailureMode;
import io.github.dynamojcache.options.Oversize;
import io.github.dynamojcache.options.SealMode;
import io.github.dynamojcache.options.TableMode;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of the defaults is the reference that users read: it must be whole and true. */
class ReferenceConfTest {

  private static final Path FILE = Path.of("main/resources/reference.conf");

  private String text = "";

  /** With {@code -Dreference.write=true} the file is brought up to date instead. */
  @BeforeAll
  static void writeTheFileIfAsked() throws IOException {
    if (Boolean.getBoolean("reference.write")) {
      Files.writeString(FILE, ReferenceText.render());
    }
  }

  @BeforeEach
  void readTheFile() throws IOException {
    text = Files.readString(FILE);
  }

  @Test
  void itIsWhatTheSettingsDeclare() {
    assertThat(text)
        .as("out of date? mvn -pl src test -Dtest=ReferenceConfTest -Dreference.write=true")
        .isEqualTo(ReferenceText.render());
  }

  @Test
  void itHasEverySettingThatTheCodeKnowsAndNoOther() {
    Set<String> expected =
        Schema.ALL.stream()
            .filter(setting -> setting.place() != Setting.Place.CACHE)
            .map(Setting::name)
            .collect(toSet());
    expected.add(RootBlock.CACHES);

    assertThat(ConfigFactory.parseString(text).root().keySet()).containsExactly("dynamo-jcache");
    assertThat(ConfigFactory.parseString(text).getObject("dynamo-jcache").keySet())
        .isEqualTo(expected);
  }

  @Test
  void itsExampleOfSectionsShowsEverySettingOfACacheAndIsValid() {
    String example = example();
    ManagerSettings settings = ManagerSettings.parse("dynamo-jcache { " + example + " }");

    Set<String> shown = new HashSet<>();
    ConfigFactory.parseString(example)
        .getObject("caches")
        .forEach(
            (name, section) ->
                ((ConfigObject) section)
                    .toConfig()
                    .entrySet()
                    .forEach(entry -> shown.add(entry.getKey())));
    assertThat(shown)
        .containsAll(
            Schema.ALL.stream()
                .filter(setting -> setting.place() == Setting.Place.CACHE)
                .map(Setting::name)
                .toList());
    assertThat(settings.declaredCaches()).containsExactly("orders");
  }

  @Test
  void everySettingIsExplained() {
    List<String> lines = text.lines().toList();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).matches("  [a-z-]+ = .*")) {
        assertThat(lines.get(i - 1)).as("the line above: " + lines.get(i)).startsWith("  # ");
      }
    }
  }

  @Test
  void theDefaultsAreThese() {
    assertThat(ManagerSettings.defaults().cacheSettings("orders", SettingsOverlay.empty()))
        .isEqualTo(
            new CacheSettings(
                new StoreSettings(
                    "jcache",
                    true,
                    true,
                    true,
                    ClearMode.GENERATION,
                    Duration.ofSeconds(1),
                    4,
                    Duration.ofSeconds(1),
                    Duration.ofMillis(300),
                    100),
                new TableSettings("jcache", TableMode.CREATE, true),
                new BypassSettings(FailureMode.THROW, 5, Duration.ofSeconds(5), 10_000),
                0.1,
                new CapacitySettings(true, Prices.UNKNOWN),
                "kryo",
                new SurrogateSettings(List.of()),
                new ClassFilterSettings(FilterMode.DERIVED, ClassPatterns.NONE),
                new SealSettings(SealMode.NONE, Optional.empty()),
                new ValueSizeSettings(
                    Compression.DEFLATE,
                    1024,
                    16 << 20,
                    new ChunkSettings(Oversize.CHUNK, 384 << 10, (16 << 20) + (64 << 10)))));
  }

  @Test
  void itShowsTheDefaultsThatTheCodeHas() {
    Config reference = ConfigFactory.parseString(text).getConfig("dynamo-jcache");

    for (Setting<?> setting : Schema.ALL) {
      Optional<Object> shown =
          reference.hasPath(setting.name())
              ? Optional.of(reference.getAnyRef(setting.name()))
              : Optional.empty();
      assertThat(shown.map(setting.type()::read))
          .as(setting.name())
          .isEqualTo(setting.byDefault().map(Setting.Default::value));
      assertThat(shown.map(Object::toString))
          .as(setting.name())
          .isEqualTo(setting.byDefault().map(Setting.Default::shown));
    }
  }

  @Test
  void itIsForPeopleAndIsNotReadByTheProvider(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("reference.conf"), "dynamo-jcache.table = intruder, other {");

    Object report = reportOfALoaderThatFindsFirst(folder);

    assertThat(report.toString()).containsPattern("table +=+ jcache").doesNotContain("intruder");
  }

  private static Object reportOfALoaderThatFindsFirst(Path folder) throws Exception {
    List<URL> classPath = new ArrayList<>();
    classPath.add(folder.toUri().toURL());
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      classPath.add(Path.of(entry).toUri().toURL());
    }
    try (URLClassLoader loader =
        new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class<?> settings = loader.loadClass(ManagerSettings.class.getName());
      assertThat(settings).isNotSameAs(ManagerSettings.class);
      Object defaults = settings.getMethod("defaults").invoke(null);
      return settings.getMethod("describe", String.class).invoke(defaults, "orders");
    }
  }

  /** The commented example of sections, without its comment signs. */
  private String example() {
    return text.lines()
        .dropWhile(line -> !line.equals("  # caches {"))
        .takeWhile(line -> line.startsWith("  #"))
        .map(line -> line.substring("  #".length()))
        .collect(joining("\n"));
  }
}
