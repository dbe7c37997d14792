package io.github.dynamojcache.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Which HTTP client carries the requests, as the requests themselves say. The SDK chooses once in
 * each JVM, so every choice is made by a process of its own.
 */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class HttpClientChoiceTest {

  private static final String PROPERTY = "software.amazon.awssdk.http.service.impl";
  private static final String URL_CONNECTION =
      "software.amazon.awssdk.http.urlconnection.UrlConnectionSdkHttpService";

  private LocalDynamo dynamo;
  private Gateway gateway;
  private String table;

  @BeforeEach
  void open(LocalDynamo dynamo) {
    this.dynamo = dynamo;
    gateway = new Gateway(dynamo.endpoint());
    table = dynamo.createTable();
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void withSeveralOnTheClassPathItIsApache5() throws Exception {
    assertThat(classPath()).anyMatch(jar -> jar.contains("url-connection-client"));

    assertThat(putAndGet(classPath())).isEqualTo("got v");

    assertThat(gateway.clients()).containsExactly("Apache5");
  }

  @Test
  void aSystemPropertyChoosesAnotherOneThatIsOnTheClassPath() throws Exception {
    assertThat(putAndGet(classPath(), "-D" + PROPERTY + "=" + URL_CONNECTION)).isEqualTo("got v");

    assertThat(gateway.clients()).containsExactly("UrlConnection");
  }

  @Test
  void withoutApache5ItIsTheOneThatIsThere() throws Exception {
    assertThat(putAndGet(classPathWithout("apache5-client"))).isEqualTo("got v");

    assertThat(gateway.clients()).containsExactly("UrlConnection");
  }

  @Test
  void anotherOneIsTheSdksAndSaysThatItIgnoresMaxConnections() throws Exception {
    Path folder = Files.createDirectories(Path.of("target", "max-connections"));
    Files.writeString(
        folder.resolve("dynamo-jcache.conf"), "dynamo-jcache { max-connections = 7 }");
    List<String> classPath = new ArrayList<>(classPathWithout("apache5-client"));
    classPath.add(folder.toAbsolutePath().toString());

    assertThat(run(classPath, Redirect.PIPE).errorReader().lines())
        .anyMatch(line -> line.contains("max-connections = 7 has no effect"));
  }

  @Test
  void withoutAnyTheMessageSaysWhatToAdd() throws Exception {
    assertThat(putAndGet(classPathWithout("apache5-client", "url-connection-client")))
        .startsWith("refused: ")
        .contains("No HTTP client of the AWS SDK is on the class path.")
        .contains("software.amazon.awssdk:apache5-client");
  }

  @Test
  void aClientThatIsHandedInBringsItsOwn() {
    Properties properties = new Properties();
    properties.setProperty("dynamo-jcache.table", table);
    properties.setProperty("dynamo-jcache.call-timeout", "20s");
    properties.setProperty("dynamo-jcache.attempt-timeout", "10s");
    try (DynamoDbClient client =
            dynamo
                .clientBuilder()
                .endpointOverride(gateway.endpoint())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        CacheManager manager = manager(properties, client)) {
      Cache<String, String> cache =
          manager.createCache("books", new MutableConfiguration<String, String>());
      cache.put("k", "v");

      assertThat(cache.get("k")).isEqualTo("v");
    }

    assertThat(gateway.clients()).containsExactly("UrlConnection");
  }

  private static CacheManager manager(Properties properties, DynamoDbClient client) {
    properties.put(DynamoCachingProvider.CLIENT_PROPERTY, client);
    return new DynamoCachingProvider().getCacheManager(null, null, properties);
  }

  /** Runs {@link OneEntry}; what it says at last. */
  private String putAndGet(List<String> classPath, String... options)
      throws IOException, InterruptedException {
    Process process = run(classPath, Redirect.INHERIT, options);
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return said.strip();
    } finally {
      process.destroyForcibly();
    }
  }

  private Process run(List<String> classPath, Redirect errors, String... options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath)));
    command.addAll(List.of(OneEntry.class.getName(), gateway.endpoint().toString(), table));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors);
    builder
        .environment()
        .putAll(Map.of("AWS_ACCESS_KEY_ID", "local0key", "AWS_SECRET_ACCESS_KEY", "local0secret"));
    return builder.start();
  }

  private static List<String> classPathWithout(String... artifacts) {
    return classPath().stream()
        .filter(jar -> Arrays.stream(artifacts).noneMatch(jar::contains))
        .collect(Collectors.toList());
  }

  /** Surefire may start the tests from a jar that holds nothing but a manifest. */
  private static List<String> classPath() {
    String ofTests = System.getProperty("surefire.test.class.path");
    return List.of(
        (ofTests != null ? ofTests : System.getProperty("java.class.path"))
            .split(File.pathSeparator, -1));
  }
}
