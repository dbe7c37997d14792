package io.github.dynamojcache.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.dynamojcache.DynamoCachingProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Enumeration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A configuration that takes its time holds up nobody but who asks for its manager. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ManagersSideBySideTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DynamoCachingProvider provider = new DynamoCachingProvider();
  private final ClassLoader loader = getClass().getClassLoader();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch letGo = new CountDownLatch(1);
  private final AtomicInteger questions = new AtomicInteger();
  private final AtomicReference<String> configuration =
      new AtomicReference<>("dynamo-jcache.table = from-far-away");
  private final ExecutorService serving = Executors.newCachedThreadPool();
  private HttpServer server;
  private URI farAway;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(serving);
    server.createContext("/settings.conf", this::answer);
    server.start();
    farAway = URI.create("http://localhost:" + server.getAddress().getPort() + "/settings.conf");
  }

  private void answer(HttpExchange exchange) throws IOException {
    questions.incrementAndGet();
    asked.countDown();
    awaitLatch(letGo);
    byte[] body = configuration.get().getBytes(UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @AfterEach
  void close() {
    letGo.countDown();
    provider.close();
    server.stop(0);
    serving.shutdownNow();
  }

  @Test
  void othersGetTheirManagersMeanwhile() {
    CompletableFuture<CacheManager> slow = async(() -> provider.getCacheManager(farAway, loader));
    awaitLatch(asked);

    assertThat(async(() -> provider.getCacheManager(URI.create("one"), loader)))
        .succeedsWithin(PATIENCE);
    assertThat(slow).isNotDone();
    letGo.countDown();
    assertThat(slow).succeedsWithin(PATIENCE);
  }

  @Test
  void whoAskForTheSameGetTheSameAndItIsReadOnce() {
    CompletableFuture<CacheManager> first = async(() -> provider.getCacheManager(farAway, loader));
    awaitLatch(asked);
    CompletableFuture<CacheManager> second = async(() -> provider.getCacheManager(farAway, loader));
    letGo.countDown();

    assertThat(first).succeedsWithin(PATIENCE);
    assertThat(second).succeedsWithin(PATIENCE).isSameAs(first.join());
    assertThat(questions).hasValue(1);
  }

  @Test
  void aFailureIsToldToAllWhoWaitAndForgotten() {
    configuration.set("dynamo-jcache.tabel = x");
    CompletableFuture<CacheManager> first = async(() -> provider.getCacheManager(farAway, loader));
    awaitLatch(asked);
    AtomicReference<Throwable> told = new AtomicReference<>();
    Thread waiter =
        start(
            () -> {
              try {
                provider.getCacheManager(farAway, loader);
              } catch (CacheException e) {
                told.set(e);
              }
            });
    await().atMost(PATIENCE).until(() -> waiter.getState() == Thread.State.TIMED_WAITING);
    letGo.countDown();

    assertThat(first)
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(CacheException.class)
        .withMessageContaining("Unknown setting");
    await().atMost(PATIENCE).until(() -> told.get() != null);
    assertThat(told.get()).hasMessageContaining("Unknown setting");
    assertThat(questions).hasValue(1);
    configuration.set("dynamo-jcache.table = mended");
    assertThat(provider.getCacheManager(farAway, loader).isClosed()).isFalse();
  }

  @Test
  void aManagerWhoseProviderIsClosedMeanwhileIsNotKept() {
    CompletableFuture<CacheManager> slow = async(() -> provider.getCacheManager(farAway, loader));
    awaitLatch(asked);

    provider.close();
    letGo.countDown();

    assertThat(slow)
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(CacheException.class)
        .withMessageContaining("was closed while it was being made");
    CacheManager next = provider.getCacheManager(farAway, loader);
    assertThat(next.isClosed()).isFalse();
    assertThat(questions).hasValue(2);
  }

  @Test
  void whoAsksAfterTheProviderWasClosedGetsAManagerOfItsOwn() {
    CompletableFuture<CacheManager> slow = async(() -> provider.getCacheManager(farAway, loader));
    awaitLatch(asked);
    provider.close(loader);
    CompletableFuture<CacheManager> next = async(() -> provider.getCacheManager(farAway, loader));
    letGo.countDown();

    assertThat(next).succeedsWithin(PATIENCE).satisfies(m -> assertThat(m.isClosed()).isFalse());
    assertThat(slow).failsWithin(PATIENCE);
  }

  /** Runs code when it is asked for a resource, as loaders of plug-ins do. */
  private final class OtherLoader extends ClassLoader {
    private final Runnable code;

    OtherLoader(Runnable code) {
      super(loader);
      this.code = code;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      if (name.equals("dynamo-jcache.conf")) {
        code.run();
      }
      return super.getResources(name);
    }
  }

  @Test
  void aClassLoaderMayAskForAnotherManagerWhileItIsAsked() {
    ClassLoader asking =
        new OtherLoader(() -> provider.getCacheManager(URI.create("another"), loader));

    CacheManager made = provider.getCacheManager(URI.create("one"), asking);

    assertThat(made.isClosed()).isFalse();
    assertThat(provider.getCacheManager(URI.create("one"), asking)).isSameAs(made);
  }

  @Test
  void aClassLoaderThatAsksForTheVeryManagerIsTold() {
    AtomicReference<ClassLoader> self = new AtomicReference<>();
    self.set(new OtherLoader(() -> provider.getCacheManager(URI.create("one"), self.get())));

    assertThatThrownBy(() -> provider.getCacheManager(URI.create("one"), self.get()))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("the cache manager one is being made by this very thread");
  }

  /** Where nobody waits for another thread that asks for the manager, all get it. */
  @Test
  void aClassLoaderMayWaitForAThreadThatAsksForAnotherManager() {
    ClassLoader asking =
        new OtherLoader(
            () -> async(() -> provider.getCacheManager(URI.create("another"), loader)).join());

    assertThat(provider.getCacheManager(URI.create("one"), asking).isClosed()).isFalse();
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> CompletableFuture<T> async(Supplier<T> task) {
    return CompletableFuture.supplyAsync(task, ManagersSideBySideTest::start);
  }

  private static Thread start(Runnable task) {
    Thread thread = new Thread(task, "managers-side-by-side");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
