package io.github.dynamojcache.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Each library has its rooms, and stays in them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the classes are read once
class DependenciesTest {

  private static final String ROOT = ProviderClasses.ROOT;

  private final JavaClasses classes = ProviderClasses.all();

  @Test
  void theAwsSdkIsKnownToTheStoreAndToWhatHasToDoWithClientsOnly() {
    onlyIn(
        "software.amazon.awssdk..",
        ROOT,
        ROOT + ".internal.assembly",
        ROOT + ".internal.connect",
        ROOT + ".internal.dynamo..",
        ROOT + ".internal.table",
        ROOT + ".internal.local",
        ROOT + ".internal.failure");
  }

  /** The root package hands a client on, and knows nothing else of the SDK. */
  @Test
  void thePublicApiKnowsOfTheAwsSdkOnlyTheClient() {
    noClasses()
        .that()
        .resideInAPackage(ROOT)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("software.amazon.awssdk..")
                .and(
                    describe(
                        "are not DynamoDbClient",
                        type ->
                            !type.getName()
                                .equals(
                                    "software.amazon.awssdk.services.dynamodb.DynamoDbClient"))))
        .check(classes);
  }

  @Test
  void kryoIsKnownToItsOwnRoomOnly() {
    onlyIn("com.esotericsoftware.kryo.kryo5", ROOT + ".internal.values.kryo");
    onlyIn("com.esotericsoftware.kryo.kryo5.serializers..", ROOT + ".internal.values.kryo");
    // Kryo's jar brings Objenesis along, which makes keys too.
    onlyIn("com.esotericsoftware..", ROOT + ".internal.keys", ROOT + ".internal.values.kryo");
  }

  @Test
  void cryptographyIsKnownToTheSealOnly() {
    onlyIn("javax.crypto..", ROOT + ".seal", ROOT + ".internal.values.seal");
  }

  @Test
  void theConfigurationLibraryIsKnownToTheSettingsOnly() {
    onlyIn("com.typesafe..", ROOT + ".internal.config");
  }

  @Test
  void jmxIsKnownToTheManagementOnly() {
    onlyIn("javax.management..", ROOT + ".internal.management");
  }

  /** They are optional: without them, everything else must load. */
  @Test
  void librariesThatCompressAreKnownToTheirRoomOnly() {
    onlyIn("net.jpountz..", ROOT + ".internal.values.compression");
    onlyIn("com.github.luben..", ROOT + ".internal.values.compression");
  }

  /** It is optional: without it, everything else must load. */
  @Test
  void micrometerIsKnownToItsOwnRoomOnly() {
    onlyIn("io.micrometer..", ROOT + ".micrometer");
  }

  /** It is optional: only {@code failure-mode = bypass} needs it. */
  @Test
  void theCircuitBreakerIsKnownToOneRoomOnly() {
    onlyIn("dev.failsafe..", ROOT + ".internal.bypass");
  }

  /** It may be excluded for another HTTP client. */
  @Test
  void apache5IsKnownToOneClassOnly() {
    noClasses()
        .that()
        .haveNameNotMatching(".*\\.internal\\.connect\\.Apache5Client(\\$.*)?")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("software.amazon.awssdk.http.apache5..", "org.apache.hc.."))
        .check(classes);
  }

  /** It is optional too. */
  @Test
  void jacksonIsKnownToItsOwnRoomOnly() {
    onlyIn("tools.jackson..", ROOT + ".internal.values.json");
    onlyIn("com.fasterxml.jackson..", ROOT + ".internal.values.json");
  }

  @Test
  void dynamoDbLocalIsKnownToNobody() {
    onlyIn("com.amazonaws..");
    onlyIn("software.amazon.dynamodb..");
  }

  @Test
  void frameworksWhoseKeysAreKnownByNameAreNotCompiledAgainst() {
    onlyIn("org.springframework..");
    onlyIn("org.hibernate..");
  }

  /** What is not on this list would be a new dependency of every user. */
  @Test
  void nothingElseIsDependedOn() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                ROOT + "..",
                "java..",
                "javax.cache..",
                "javax.management..",
                "javax.net.ssl..",
                "javax.crypto..",
                "javax.xml.namespace..",
                "org.slf4j..",
                "org.jspecify.annotations..",
                "io.micrometer.core.instrument..",
                "tools.jackson..",
                "com.fasterxml.jackson.annotation..",
                "software.amazon.awssdk..",
                "com.esotericsoftware.kryo.kryo5..",
                "com.typesafe.config..",
                "dev.failsafe..",
                "org.apache.hc.client5.http..",
                "net.jpountz.lz4..",
                "com.github.luben.zstd.."))
        .check(classes);
  }

  /** A provider that behaves otherwise while the TCK looks would prove nothing. */
  @Test
  void noClassNamesTheTck() throws IOException {
    assertThat(filesThatContain("jsr107.tck")).isEmpty();
    assertThat(filesThatContain("dynamo-jcache.client")).isNotEmpty(); // the search does find
  }

  /** Names in a class file are readable as they are; the rest does no harm. */
  private static List<Path> filesThatContain(String words) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(ProviderClasses.folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(words)) {
          found.add(file);
        }
      }
    }
    return found;
  }

  private void onlyIn(String library, String... rooms) {
    noClasses()
        .that()
        .resideOutsideOfPackages(rooms)
        .should()
        .dependOnClassesThat(resideInAnyPackage(library))
        .check(classes);
  }
}
