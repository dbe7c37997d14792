package io.github.dynamojcache.internal.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.internal.failure.EndpointDescription;
import io.github.dynamojcache.internal.failure.FailureTranslator;
import io.github.dynamojcache.internal.table.TableProvisioner;
import io.github.dynamojcache.internal.table.TableSettings;
import io.github.dynamojcache.options.TableMode;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Set;
import java.util.stream.Collectors;
import javax.cache.CacheException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

@Tag("server")
class EmbeddedDynamoTest {

  private final ClassLoader loader = EmbeddedDynamoTest.class.getClassLoader();

  @Test
  void anEngineAnswersAndLeavesNoThreadBehind() {
    Set<Thread> before = threads();

    try (EmbeddedDynamo dynamo = EmbeddedDynamo.start(loader)) {
      assertThat(dynamo.client().listTables().tableNames()).isEmpty();
      assertThat(threads()).as("threads of the engine").isNotEqualTo(before);
    }

    await().pollInSameThread().untilAsserted(() -> assertThat(before).containsAll(threads()));
  }

  /** Whoever made its class loader may close that now: the queue needs its classes to end. */
  @RepeatedTest(20)
  void anEngineThatIsClosedHasClosedItsDatabase() {
    Set<Thread> before = threads();

    try (EmbeddedDynamo dynamo = EmbeddedDynamo.start(loader)) {
      dynamo.client().listTables();
    }

    assertThat(threads())
        .filteredOn(thread -> !before.contains(thread))
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("SQLiteQueue"));
  }

  @Test
  void aTableIsProvisionedInAnEngine() {
    try (EmbeddedDynamo dynamo = EmbeddedDynamo.start(loader)) {
      new TableProvisioner(
              dynamo.client(),
              new FailureTranslator("embedded DynamoDB Local"),
              java.time.Duration.ofSeconds(20))
          .ensure(new TableSettings("books-table", TableMode.CREATE, true), "books");

      assertThat(dynamo.client().listTables().tableNames()).containsExactly("books-table");
    }
  }

  @Test
  void aClientThatIsClosedDoesNotEndTheEngine() {
    try (EmbeddedDynamo dynamo = EmbeddedDynamo.start(loader)) {
      dynamo.client().close();

      assertThat(dynamo.client().listTables().hasTableNames()).isTrue();
    }
  }

  @Test
  void anEngineMayBeClosedTwice() {
    EmbeddedDynamo dynamo = EmbeddedDynamo.start(loader);
    dynamo.close();

    dynamo.close();

    assertThatThrownBy(() -> dynamo.client().listTables()).isInstanceOf(RuntimeException.class);
  }

  @Test
  void theClientFailsAsAnyOtherAndHasAnIdentity() {
    try (EmbeddedDynamo dynamo = EmbeddedDynamo.start(loader)) {
      DynamoDbClient client = dynamo.client();

      assertThatThrownBy(() -> client.describeTable(d -> d.tableName("none")))
          .isInstanceOf(ResourceNotFoundException.class);
      assertThat(Set.of(client)).contains(client);
      assertThat(client.serviceName()).isEqualTo("dynamodb");
      assertThat(EndpointDescription.of(client)).contains("does not tell");
    }
  }

  @Test
  void withoutDynamoDbLocalTheMessageNamesItsCoordinatesAndItsLicence() throws Exception {
    try (URLClassLoader bare = loaderWithoutEngine()) {
      Class<?> subject = bare.loadClass(EmbeddedDynamo.class.getName());

      assertThatThrownBy(() -> subject.getMethod("start", ClassLoader.class).invoke(null, bare))
          .cause()
          .isInstanceOf(CacheException.class)
          .hasMessageContaining("software.amazon.dynamodb:DynamoDBLocal")
          .hasMessageContaining("scope test or runtime")
          .hasMessageContaining("AWS account");
    }
  }

  @Test
  void anEngineThatDoesNotStartSaysWhy() {
    assertThatThrownBy(() -> EmbeddedDynamo.start(IncompleteEngine.class))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining(IncompleteEngine.class.getName())
        .hasMessageContaining("NoClassDefFoundError: pinpoint")
        .hasRootCauseInstanceOf(NoClassDefFoundError.class);
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .filter(thread -> !thread.isDaemon())
        .collect(Collectors.toSet());
  }

  /** Loads the provider's own class anew, in a world in which DynamoDB Local does not exist. */
  private URLClassLoader loaderWithoutEngine() {
    URL classes = EmbeddedDynamo.class.getProtectionDomain().getCodeSource().getLocation();
    return new URLClassLoader(new URL[] {classes}, null) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.contains("DynamoDBEmbedded")) {
          throw new ClassNotFoundException(name);
        }
        return name.startsWith("io.github.dynamojcache.")
            ? super.findClass(name)
            : loader.loadClass(name);
      }
    };
  }

  /** What an incomplete class path looks like: the engine's class is there, another is not. */
  public static final class IncompleteEngine {
    private IncompleteEngine() {}

    public static IncompleteEngine create(Boolean disableTelemetry) {
      if (disableTelemetry) {
        throw new NoClassDefFoundError("pinpoint");
      }
      return new IncompleteEngine();
    }
  }
}
