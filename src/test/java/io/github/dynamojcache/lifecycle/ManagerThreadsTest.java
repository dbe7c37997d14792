package io.github.dynamojcache.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.FactoryBuilder.SingletonFactory;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CompletionListenerFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the user's code finds on a thread of a manager, and a manager on a thread of the user's. */
@Tag("server")
@ExtendWith({LocalDynamoExtension.class, OwnCredentials.class})
class ManagerThreadsTest {

  private static final InheritableThreadLocal<String> OF_THE_REQUEST =
      new InheritableThreadLocal<>();

  private final DynamoCachingProvider provider = new DynamoCachingProvider();
  private final ClassLoader loader = new ClassLoader(getClass().getClassLoader()) {};
  private LocalDynamo dynamo;

  @BeforeEach
  void prepare(LocalDynamo local) {
    dynamo = local;
  }

  @AfterEach
  void close() {
    OF_THE_REQUEST.remove();
    provider.close();
  }

  private record Seen(
      String name, boolean daemon, ClassLoader context, String request, String key) {}

  private static final class Observer implements CacheLoader<String, String> {
    private final AtomicReference<Seen> seen = new AtomicReference<>();

    @Override
    public String load(String key) {
      Thread thread = Thread.currentThread();
      seen.set(
          new Seen(
              thread.getName(),
              thread.isDaemon(),
              thread.getContextClassLoader(),
              OF_THE_REQUEST.get(),
              key));
      return key;
    }

    @Override
    public Map<String, String> loadAll(Iterable<? extends String> keys) {
      keys.forEach(this::load);
      return Map.of();
    }
  }

  private Seen seenByALoader() throws Exception {
    CacheManager manager =
        provider.getCacheManager(
            URI.create("threads"),
            loader,
            TestProperties.handingIn(dynamo.client(), dynamo.newTableName()));
    Observer observer = new Observer();
    Cache<String, String> cache =
        manager.createCache(
            "books",
            new MutableConfiguration<String, String>()
                .setTypes(String.class, String.class)
                .setCacheLoaderFactory(new SingletonFactory<>(observer)));
    CompletionListenerFuture loaded = new CompletionListenerFuture();
    cache.loadAll(Set.of("k"), true, loaded);
    loaded.get(30, TimeUnit.SECONDS);
    return observer.seen.get();
  }

  @Test
  void theThreadIsADaemonWithTheNameOfItsManager() throws Exception {
    Seen seen = seenByALoader();

    assertThat(seen.name()).startsWith("dynamo-jcache-threads-");
    assertThat(seen.daemon()).isTrue();
  }

  @Test
  void theContextClassLoaderIsTheManagers() throws Exception {
    assertThat(seenByALoader().context()).isSameAs(loader);
  }

  /** The thread serves many requests; what belongs to the first must not follow it. */
  @Test
  void nothingIsInheritedFromTheRequestThatStartedTheThread() throws Exception {
    OF_THE_REQUEST.set("user 42");

    assertThat(seenByALoader().request()).isNull();
  }

  @Test
  void aThreadWithoutAContextClassLoaderCanUseACache() {
    String read =
        ForkJoinPool.commonPool()
            .submit(
                () -> {
                  Thread thread = Thread.currentThread();
                  ClassLoader before = thread.getContextClassLoader();
                  thread.setContextClassLoader(null);
                  try {
                    return useANewManager();
                  } finally {
                    thread.setContextClassLoader(before);
                  }
                })
            .join();

    assertThat(read).isEqualTo("v");
  }

  private String useANewManager() {
    CacheManager manager =
        provider.getCacheManager(
            null, null, TestProperties.ownClient(dynamo, dynamo.newTableName()));
    Cache<String, Object> cache =
        manager.createCache(
            "books",
            new MutableConfiguration<String, Object>().setTypes(String.class, Object.class));
    cache.put("k", new ArrayList<>(List.of("v")));
    return ((List<?>) cache.get("k")).get(0).toString();
  }
}
