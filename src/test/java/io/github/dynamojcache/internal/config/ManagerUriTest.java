package io.github.dynamojcache.internal.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the URI of a manager stands for. */
class ManagerUriTest {

  private static final ClassLoader LOADER = ManagerUriTest.class.getClassLoader();

  private final Path folder;

  ManagerUriTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void theDefaultUriHasNothingThatJmxOrMetersWouldEscape() {
    assertThat(ManagerSettings.DEFAULT_URI.toString()).matches("[a-z-]+");
  }

  @Test
  void aFileIsRead() throws IOException {
    assertThat(table(settingsIn("a folder with spaces/settings.conf").toUri(), LOADER))
        .isEqualTo("from-file");
  }

  @Test
  void aFileMayIncludeItsNeighbour() throws IOException {
    settingsIn("neighbour.conf");
    Path file = write("settings.conf", "include required(\"neighbour.conf\")");

    assertThat(table(file.toUri(), LOADER)).isEqualTo("from-file");
  }

  @Test
  void anEntryOfAJarIsRead() throws IOException {
    URI uri = jarUri(jar("an app.jar", "conf/settings.conf", "from-jar"), "conf/settings.conf");

    assertThat(table(uri, LOADER)).isEqualTo("from-jar");
  }

  @Test
  void aReplacedJarIsReadAnew() throws IOException {
    URI uri = jarUri(jar("app.jar", "settings.conf", "first"), "settings.conf");
    assertThat(table(uri, LOADER)).isEqualTo("first");

    jar("app.jar", "settings.conf", "second-and-longer");
    assertThat(table(uri, LOADER)).isEqualTo("second-and-longer");
  }

  @Test
  void anAddressOnTheWebIsRead() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/settings.conf",
        exchange -> {
          byte[] body = "dynamo-jcache.table = from-web".getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
    try {
      URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + "/settings.conf");
      assertThat(table(uri, LOADER)).isEqualTo("from-web");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aFileOfJavaPropertiesIsRead() throws IOException {
    Path file = write("settings.properties", "dynamo-jcache.table = from-properties-file");

    assertThat(table(file.toUri(), LOADER)).isEqualTo("from-properties-file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "classpath:config/on-the-class-path.conf",
        "classpath:/config/on-the-class-path.conf",
        "classpath://config/on-the-class-path.conf"
      })
  void aResourceIsReadWithTheGivenLoader(String uri) {
    assertThat(table(URI.create(uri), LOADER)).isEqualTo("from-the-class-path");
  }

  @Test
  void twoLoadersSeeTheirOwnFiles() throws IOException {
    try (URLClassLoader one = loaderOf("one");
        URLClassLoader two = loaderOf("two")) {
      assertThat(table(ManagerSettings.DEFAULT_URI, one)).isEqualTo("table-one");
      assertThat(table(ManagerSettings.DEFAULT_URI, two)).isEqualTo("table-two");
      assertThat(table(URI.create("classpath:dynamo-jcache.conf"), two)).isEqualTo("table-two");
    }
  }

  @Test
  void theContextClassLoaderIsNotAsked() throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader contexts = loaderOf("context")) {
      thread.setContextClassLoader(contexts);
      assertThat(table(ManagerSettings.DEFAULT_URI, LOADER)).isEqualTo("jcache");
      thread.setContextClassLoader(null);
      assertThat(table(ManagerSettings.DEFAULT_URI, LOADER)).isEqualTo("jcache");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dynamo-jcache", "orders", "some/path", "urn:x:y", "dynamodb://table"})
  void aUriThatNothingCanOpenIsANameAndTheClassPathDecides(String name) throws IOException {
    try (URLClassLoader loader = loaderOf("here")) {
      assertThat(table(URI.create(name), loader)).isEqualTo("table-here");
      assertThat(table(URI.create(name), LOADER)).isEqualTo("jcache");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "settings.conf",
        "settings.json",
        "settings.properties",
        "ehcache.xml",
        "settings.YAML",
        "settings.yml",
        "./settings.hocon",
        "/etc/settings.conf",
        "settings.conf?profile=x",
        "a%20file.conf",
        "//host/settings.conf"
      })
  void aUriWithoutASchemeThatEndsLikeAFileIsRefusedWithTheRemedy(String uri) {
    assertThatThrownBy(() -> table(URI.create(uri), LOADER))
        .isInstanceOf(CacheException.class)
        .hasMessageStartingWith("The manager's URI " + uri + " looks like a file")
        .hasMessageContaining("file:///")
        .hasMessageContaining("classpath:");
  }

  /** Names in parts are in use; one that might be meant as a file is not passed over in silence. */
  @Test
  void aNameInPartsThatEndsLikeAFileIsAWarning() {
    String log =
        logOf(() -> assertThat(table(URI.create("my/app.conf"), LOADER)).isEqualTo("jcache"));

    assertThat(log).contains("WARN").contains("my/app.conf is only a name").contains("file:///");
    assertThat(logOf(() -> table(URI.create("my/app"), LOADER))).isEmpty();
  }

  private static String logOf(Runnable task) {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, UTF_8));
    try {
      task.run();
    } finally {
      System.setErr(before);
    }
    return log.toString(UTF_8);
  }

  @Test
  void theRemedyForAPathWithoutASchemeWorks() throws IOException {
    Path file = settingsIn("a folder/settings");
    URI withoutScheme = URI.create(file.toUri().getRawPath());
    assertThat(withoutScheme.getScheme()).isNull();

    assertThatThrownBy(() -> table(withoutScheme, LOADER))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining(file.toUri().toString());
    assertThat(table(file.toUri(), LOADER)).isEqualTo("from-file");
  }

  @Test
  void aPathOfADirectoryIsAName() throws IOException {
    settingsIn("a-folder/settings.conf");

    assertThat(table(URI.create(folder.resolve("a-folder").toString()), LOADER))
        .isEqualTo("jcache");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C:/apps/settings.conf",
        "c:settings.conf",
        "s3://bucket/settings.conf",
        "x:a.json"
      })
  void aFileOfASchemeThatNothingOpensIsRefused(String uri) {
    assertThatThrownBy(() -> table(URI.create(uri), LOADER))
        .isInstanceOf(CacheException.class)
        .hasMessageStartingWith("The manager's URI " + uri + " looks like a file")
        .hasMessageContaining("file:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"JAR:nothing", "File:relative.conf"})
  void theCaseOfASchemeDoesNotMatter(String uri) {
    assertThatThrownBy(() -> table(URI.create(uri), LOADER))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("cannot be");
  }

  /** A word that happens to be a file in the working directory, such as a script, is a name. */
  @Test
  void aWordIsANameThoughThereIsAFileOfThatName() throws IOException {
    Path file = Files.createTempFile(Path.of(""), "word", "");
    String log;
    try {
      log =
          logOf(
              () ->
                  assertThat(table(URI.create(file.getFileName().toString()), LOADER))
                      .isEqualTo("jcache"));
    } finally {
      Files.delete(file);
    }
    assertThat(log).contains("WARN").contains("no file is read").contains("file:///");
  }

  @Test
  void ofSeveralFilesOnTheClassPathTheFirstIsReadAndAllAreNamed() throws IOException {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, UTF_8));
    try (URLClassLoader first = loaderOf("first");
        URLClassLoader both =
            new URLClassLoader(
                new URL[] {first.getURLs()[0], loaderOf("second").getURLs()[0]}, LOADER)) {
      assertThat(table(ManagerSettings.DEFAULT_URI, both)).isEqualTo("table-first");
    } finally {
      System.setErr(before);
    }
    assertThat(log.toString(UTF_8))
        .contains("WARN")
        .contains("first/dynamo-jcache.conf")
        .contains("second/dynamo-jcache.conf");
  }

  @Test
  void aFileWithoutOurBlockIsRefused() throws IOException {
    Path file = write("settings.conf", "table = forgot-the-block");

    assertThatThrownBy(() -> table(file.toUri(), LOADER))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("settings.conf: 1: `table` is outside of the block")
        .hasMessageEndingWith("dynamo-jcache { table = ... }");
  }

  @Test
  void whatElseStandsInTheFileIsNotLookedAt() throws IOException {
    Path file =
        write(
            "settings.conf",
            """
            other { key = ${no.such.thing}, name = from-shared-file }
            dynamo-jcache { table = ${other.name} }
            """);

    assertThat(table(file.toUri(), LOADER)).isEqualTo("from-shared-file");
  }

  @Test
  void aMissingFileIsNamed() {
    URI uri = folder.resolve("missing.conf").toUri();

    assertThatThrownBy(() -> table(uri, LOADER))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("missing.conf")
        .hasMessageContaining("cannot be read");
  }

  @Test
  void aMissingEntryOfAJarIsNamed() throws IOException {
    URI uri = jarUri(jar("app.jar", "settings.conf", "from-jar"), "missing.conf");

    assertThatThrownBy(() -> table(uri, LOADER))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("missing.conf")
        .hasMessageContaining("cannot be read");
  }

  @Test
  void aMissingResourceIsNamedWithWhatWasLookedFor() {
    assertThatThrownBy(() -> table(URI.create("classpath:/config/missing.conf"), LOADER))
        .isInstanceOf(CacheException.class)
        .hasMessageStartingWith(
            "The manager's URI classpath:/config/missing.conf names no configuration: the"
                + " class path has no config/missing.conf");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jar:nothing", "file:relative.conf", "classpath:/", "file://host/x.conf"})
  void aUriThatIsMeantAsAFileAndIsNoneIsRefused(String uri) {
    assertThatThrownBy(() -> table(URI.create(uri), LOADER))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining(uri);
  }

  @Test
  void aMalformedFileIsNamedWithTheLine() throws IOException {
    Path file = write("settings.conf", "dynamo-jcache {\n  table = jcache\n  shards = = 4\n}");

    assertThatThrownBy(() -> table(file.toUri(), LOADER))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("is malformed")
        .hasMessageContaining("settings.conf: 3");
  }

  @Test
  void aSubstitutionOfNothingIsNamedWithTheLine() throws IOException {
    Path file = write("settings.conf", "dynamo-jcache {\n  table = ${no.such.thing}\n}");

    assertThatThrownBy(() -> table(file.toUri(), LOADER))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("settings.conf: 2")
        .hasMessageContaining("${no.such.thing}");
  }

  private static String table(URI uri, ClassLoader loader) {
    return ManagerSettings.load(uri, loader, new Properties())
        .cacheSettings("orders", SettingsOverlay.empty())
        .store()
        .table();
  }

  private Path settingsIn(String name) throws IOException {
    return write(name, "dynamo-jcache.table = from-file");
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Path jar(String name, String entry, String table) throws IOException {
    Path jar = folder.resolve(name);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(entry));
      out.write(("dynamo-jcache.table = " + table).getBytes(UTF_8));
    }
    return jar;
  }

  private static URI jarUri(Path jar, String entry) {
    return URI.create("jar:" + jar.toUri() + "!/" + entry);
  }

  /** A loader with a class path of its own that has a {@code dynamo-jcache.conf}. */
  private URLClassLoader loaderOf(String name) throws IOException {
    write(name + "/dynamo-jcache.conf", "dynamo-jcache.table = table-" + name);
    return new URLClassLoader(new URL[] {folder.resolve(name).toUri().toURL()}, LOADER);
  }
}
