package io.github.dynamojcache.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.lifecycle.app.AppRun;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** After close: no thread, no MBean, no class loader. */
@Tag("server")
@ExtendWith({LocalDynamoExtension.class, OwnCredentials.class})
class NothingLeftTest {

  private static final URI ONE = URI.create("nothing-left");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DynamoCachingProvider provider = new DynamoCachingProvider();

  @AfterEach
  void closeProvider() {
    provider.close();
  }

  @Test
  void noThreadIsLeftOfAManagerWithAClientOfItsOwn(LocalDynamo dynamo) {
    Threads threads = new Threads();
    CacheManager manager = runIn(ONE, TestProperties.ownClient(dynamo, dynamo.newTableName()));
    assertThat(threads.started()).isNotEmpty();

    manager.close();

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(threads.started()).isEmpty());
  }

  @Test
  void noThreadOfTheManagersOwnIsLeftWhenTheClientIsTheCallers(LocalDynamo dynamo) {
    CacheManager manager =
        runIn(ONE, TestProperties.handingIn(dynamo.client(), dynamo.newTableName()));
    assertThat(Threads.ofManagers()).isNotEmpty();

    manager.close();

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(Threads.ofManagers()).isEmpty());
  }

  @Test
  void noThreadRunsUntilOneIsNeeded(LocalDynamo dynamo) {
    CacheManager manager =
        provider.getCacheManager(
            ONE,
            getClass().getClassLoader(),
            TestProperties.handingIn(dynamo.client(), dynamo.newTableName()));
    var cache = manager.createCache("quiet", new MutableConfiguration<String, String>());
    cache.put("k", "v");
    cache.get("k");
    cache.remove("k");

    assertThat(Threads.ofManagers()).isEmpty();
  }

  @Test
  void idleThreadsOfAnOpenManagerEndByThemselves(LocalDynamo dynamo) {
    runIn(ONE, TestProperties.handingIn(dynamo.client(), dynamo.newTableName()));

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(Threads.ofManagers()).isEmpty());
  }

  @Test
  void noBeanIsLeft(LocalDynamo dynamo) throws JMException {
    runIn(ONE, TestProperties.handingIn(dynamo.client(), dynamo.newTableName()));
    assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(beans(), null)).hasSize(6);

    provider.close();

    assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(beans(), null)).isEmpty();
  }

  private static ObjectName beans() throws JMException {
    return new ObjectName("*:CacheManager=" + ONE + ",*");
  }

  @Test
  void theClassLoaderOfAnApplicationIsLetGo(LocalDynamo dynamo) throws Exception {
    WeakReference<ClassLoader> loader =
        runAndClose(TestProperties.ownClient(dynamo, dynamo.newTableName()), CacheManager::close);

    awaitCollected(loader);
  }

  @Test
  void theClassLoaderIsLetGoThoughTheProviderStaysOpen(LocalDynamo dynamo) throws Exception {
    CacheManager other = runIn(ONE, TestProperties.ownClient(dynamo, dynamo.newTableName()));

    WeakReference<ClassLoader> loader =
        runAndClose(
            TestProperties.ownClient(dynamo, dynamo.newTableName()),
            manager -> provider.close(manager.getClassLoader()));

    awaitCollected(loader);
    assertThat(other.isClosed()).isFalse();
  }

  /**
   * The SDK's own timer threads would hold on to the loader of whoever made the first call; a
   * client that is shared by applications needs timers of its owner's.
   */
  @Test
  void theClassLoaderIsLetGoThoughTheClientIsTheCallersAndStaysOpen(LocalDynamo dynamo)
      throws Exception {
    ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(5);
    timers.prestartAllCoreThreads();
    try (DynamoDbClient client =
        dynamo
            .clientBuilder()
            .overrideConfiguration(c -> c.scheduledExecutorService(timers))
            .build()) {
      WeakReference<ClassLoader> loader =
          runAndClose(TestProperties.handingIn(client, dynamo.newTableName()), CacheManager::close);

      awaitCollected(loader);
    } finally {
      timers.shutdownNow();
    }
  }

  private CacheManager runIn(URI uri, Properties properties) {
    CacheManager manager = provider.getCacheManager(uri, getClass().getClassLoader(), properties);
    new AppRun().accept(manager);
    return manager;
  }

  /** In a method, and on a thread, of its own: no variable is to hold on to the loader. */
  private WeakReference<ClassLoader> runAndClose(
      Properties properties, Consumer<CacheManager> closing) throws Exception {
    AtomicReference<ClassLoader> loader = new AtomicReference<>(new ApplicationLoader());
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread application =
        new Thread(
            () -> {
              CacheManager manager =
                  provider.getCacheManager(URI.create("leaving"), loader.get(), properties);
              run(loader.get(), manager);
              closing.accept(manager);
            },
            "application");
    application.setContextClassLoader(loader.get());
    application.setUncaughtExceptionHandler((thread, e) -> failure.set(e));
    application.start();
    application.join();
    assertThat(failure.get()).isNull();
    return new WeakReference<>(loader.getAndSet(null));
  }

  @SuppressWarnings("unchecked") // the class is the one of this name, from another loader
  private static void run(ClassLoader loader, CacheManager manager) {
    try {
      Class<?> type = loader.loadClass(AppRun.class.getName());
      assertThat(type).isNotSameAs(AppRun.class);
      ((Consumer<CacheManager>) type.getConstructor().newInstance()).accept(manager);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static void awaitCollected(WeakReference<ClassLoader> loader) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(loader.get()).isNull();
            });
  }

  /** Has the application's classes for itself, and everything else with the rest. */
  private static final class ApplicationLoader extends URLClassLoader {

    private static final String APPLICATION = AppRun.class.getPackageName();

    ApplicationLoader() {
      super(
          new URL[] {AppRun.class.getProtectionDomain().getCodeSource().getLocation()},
          NothingLeftTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        if (!name.startsWith(APPLICATION)) {
          return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : findClass(name);
      }
    }
  }
}
