package io.github.dynamojcache.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.lifecycle.OwnCredentials;
import io.github.dynamojcache.sharing.app.Work;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two applications come and go side by side, and the manager that they share stays open. */
@Tag("server")
@ExtendWith({LocalDynamoExtension.class, OwnCredentials.class})
class RedeploymentsTest {

  private static final int ROUNDS = 3;

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path folder;

  private SharedProvider shared;

  @BeforeEach
  void open(LocalDynamo dynamo) {
    shared = new SharedProvider(dynamo);
    for (String name : List.of("shared", "many-one", "many-two")) {
      shared.manager().createCache(name, new MutableConfiguration<Object, Object>());
    }
  }

  @AfterEach
  void close() {
    shared.close();
  }

  @Test
  void eachDeploymentSeesItsOwnClassesAndIsLetGo() {
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      CompletableFuture<WeakReference<ClassLoader>> other =
          CompletableFuture.supplyAsync(() -> deploy("one"));
      loaders.add(deploy("two"));
      loaders.add(other.join());
    }

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(loaders).allMatch(loader -> loader.refersTo(null));
            });
  }

  private WeakReference<ClassLoader> deploy(String name) {
    try (Application application = new Application(Files.createTempDirectory(folder, name))) {
      assertThat(application.run(() -> work(application, name))).isEqualTo(expected());
      return new WeakReference<>(application.loader());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked") // what the class of this name is
  private Map<String, Object> work(Application application, String name)
      throws ReflectiveOperationException {
    Object work = application.type(Work.class).getConstructor().newInstance();
    return ((BiFunction<CacheManager, String, Map<String, Object>>) work)
        .apply(shared.manager(), name);
  }

  private static Map<String, Object> expected() {
    Map<String, Object> expected = new HashMap<>(BulkSeen.all());
    expected.put("values of another class", 0);
    return expected;
  }
}
