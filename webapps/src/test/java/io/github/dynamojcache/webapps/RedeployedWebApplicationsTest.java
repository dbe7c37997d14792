package io.github.dynamojcache.webapps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.sharing.BulkSeen;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.webapps.app.Deployment;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The provider stands in a loader above two web applications, as in Tomcat's shared folder. Both
 * are deployed again and again, each time with changed classes, and use its default manager, which
 * stays open.
 */
@ExtendWith(LocalDynamoExtension.class)
class RedeployedWebApplicationsTest {

  private static final int TIMES = 20;

  private final CachingProvider provider =
      Caching.getCachingProvider(Caching.class.getClassLoader());
  private final Tomcat tomcat = new Tomcat();
  private Path folder;
  private CacheManager manager;

  @BeforeEach
  void start(LocalDynamo dynamo, @TempDir Path temporary) throws Exception {
    folder = temporary;
    System.setProperty("aws.accessKeyId", "local0key");
    System.setProperty("aws.secretAccessKey", "local0secret");
    Properties properties = new Properties();
    properties.setProperty("dynamo-jcache.table", dynamo.newTableName());
    properties.setProperty("dynamo-jcache.endpoint", dynamo.endpoint().toString());
    properties.setProperty("dynamo-jcache.region", "us-east-1");
    properties.setProperty("dynamo-jcache.call-timeout", "20s");
    properties.setProperty("dynamo-jcache.attempt-timeout", "10s");
    properties.setProperty("dynamo-jcache.open-timeout", "30s");
    properties.setProperty(
        "dynamo-jcache.caches.\"*\".allowed-classes", "io.github.dynamojcache.sharing.*");
    tomcat.setBaseDir(folder.resolve("tomcat").toString());
    tomcat.getHost(); // made when it is first asked for
    tomcat.getEngine().setBackgroundProcessorDelay(-1); // nobody changes what is deployed
    tomcat.start();
    manager = provider.getCacheManager(null, null, properties);
  }

  @AfterEach
  void stop() throws Exception {
    provider.close();
    tomcat.stop();
    tomcat.destroy();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Test
  void eachDeploymentSeesItsOwnClassesAndAllEventsAndIsLetGo() {
    for (String name : List.of("shared", "editions", "many-one", "many-two")) {
      manager.createCache(name, new MutableConfiguration<Object, Object>());
    }
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 1; i <= TIMES; i++) {
      int time = i;
      CompletableFuture<WeakReference<ClassLoader>> other =
          CompletableFuture.supplyAsync(() -> deployAndUndeploy("one", time));
      loaders.add(deployAndUndeploy("two", time));
      loaders.add(other.join());
    }

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(loaders).hasSize(2 * TIMES).allMatch(loader -> loader.refersTo(null));
            });
    assertThat(manager.isClosed()).isFalse();
  }

  private WeakReference<ClassLoader> deployAndUndeploy(String name, int time) {
    String edition = "edition %02d of %s".formatted(time, name) + " ";
    Path packed = WebApplication.pack(folder.resolve(name + time), edition).folder();
    StandardContext context = deploy(name, packed);
    try {
      assertThat(context.getState().isAvailable()).as("deployed: see the log").isTrue();
      assertThat(context.getServletContext().getAttribute(Deployment.SEEN))
          .isEqualTo(expected(edition));
      return new WeakReference<>(context.getLoader().getClassLoader());
    } finally {
      undeploy(context);
    }
  }

  private synchronized StandardContext newContext(String name, Path packed) {
    StandardContext context = new StandardContext();
    context.setName("/" + name);
    context.setPath("/" + name);
    context.setDocBase(packed.toString());
    context.setParentClassLoader(RedeployedWebApplicationsTest.class.getClassLoader());
    context.addLifecycleListener(new Tomcat.FixContextListener());
    // Tomcat would let go of some of what others forget.
    context.setClearReferencesRmiTargets(false);
    context.setClearReferencesThreadLocals(false);
    context.addApplicationListener(Deployment.class.getName());
    return context;
  }

  private StandardContext deploy(String name, Path packed) {
    StandardContext context = newContext(name, packed);
    tomcat.getHost().addChild(context); // starts it
    return context;
  }

  private void undeploy(StandardContext context) {
    tomcat.getHost().removeChild(context); // stops it
  }

  private static Map<String, Object> expected(String edition) {
    Map<String, Object> expected = new HashMap<>(BulkSeen.all());
    expected.put("values of another class", 0);
    expected.put("edition of this class", true);
    expected.put("edition", edition);
    return expected;
  }
}
