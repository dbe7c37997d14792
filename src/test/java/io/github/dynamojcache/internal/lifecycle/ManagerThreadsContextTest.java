package io.github.dynamojcache.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.classes.DefaultClassLoader;
import io.github.dynamojcache.internal.engine.BackgroundTask;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Work runs with the context class loader of the application that it is for. */
class ManagerThreadsContextTest {

  private static final long SECONDS = 30;

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private final ClassLoader application = new URLClassLoader(new URL[0], before);
  private final ClassLoader ofManager = new DefaultClassLoader();
  private final ManagerThreads threads = new ManagerThreads(URI.create("contexts"), ofManager);

  /** What a task saw. */
  private record Seen(Thread thread, ClassLoader context) {

    static Seen now() {
      return new Seen(Thread.currentThread(), Thread.currentThread().getContextClassLoader());
    }
  }

  @BeforeEach
  void enterTheApplication() {
    Thread.currentThread().setContextClassLoader(application);
  }

  @AfterEach
  void close() {
    Thread.currentThread().setContextClassLoader(before);
    threads.close(() -> Duration.ofSeconds(SECONDS), Set.of());
  }

  static Stream<Function<ManagerThreads, Executor>> executors() {
    return Stream.of(
        ManagerThreads::loads,
        ManagerThreads::pieces,
        ManagerThreads::requests,
        ManagerThreads::listeners);
  }

  private static Seen seenOn(Executor executor) throws Exception {
    CompletableFuture<Seen> seen = new CompletableFuture<>();
    executor.execute(() -> seen.complete(Seen.now()));
    return seen.get(SECONDS, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @MethodSource("executors")
  void aTaskRunsWithTheLoaderOfTheThreadThatHandsItIn(Function<ManagerThreads, Executor> purpose)
      throws Exception {
    Seen seen = seenOn(purpose.apply(threads));

    assertThat(seen.thread()).isNotSameAs(Thread.currentThread());
    assertThat(seen.context()).isSameAs(application);
  }

  @ParameterizedTest
  @MethodSource("executors")
  void afterItTheThreadKeepsNothingOfTheApplication(Function<ManagerThreads, Executor> purpose)
      throws Exception {
    Seen seen = seenOn(purpose.apply(threads));

    assertThat(contextOnceIdle(seen.thread())).isSameAs(ofManager);
  }

  /** A thread that fails is replaced; both ways the loader is put back first. */
  @Test
  void soItIsAfterATaskThatThrows() throws Exception {
    CompletableFuture<Thread> on = new CompletableFuture<>();
    CountDownLatch failed = new CountDownLatch(1);
    threads
        .pieces()
        .execute(
            () -> {
              Thread.currentThread().setUncaughtExceptionHandler((t, e) -> failed.countDown());
              on.complete(Thread.currentThread());
              throw new IllegalStateException("by the test");
            });

    Thread thread = on.get(SECONDS, TimeUnit.SECONDS);
    assertThat(failed.await(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(contextOnceIdle(thread)).isSameAs(ofManager);
  }

  private ClassLoader contextOnceIdle(Thread thread) {
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(SECONDS))
        .until(() -> thread.getContextClassLoader() != application);
    return thread.getContextClassLoader();
  }

  @Test
  void whatATaskHandsInHasTheSameLoader() throws Exception {
    CompletableFuture<Seen> inner = new CompletableFuture<>();

    threads.loads().execute(() -> threads.requests().execute(() -> inner.complete(Seen.now())));

    assertThat(inner.get(SECONDS, TimeUnit.SECONDS).context()).isSameAs(application);
  }

  @Test
  void aListenerHasTheLoaderOfTheThreadThatRegisteredIt() throws Exception {
    Executor ofListener = threads.listeners();
    Thread.currentThread().setContextClassLoader(new URLClassLoader(new URL[0], before));

    assertThat(seenOn(ofListener).context()).isSameAs(application);
  }

  @Test
  void upkeepIsOfNoApplication() throws Exception {
    assertThat(seenOn(threads.upkeep()).context()).isSameAs(ofManager);
  }

  @Test
  void aManagerWithALoaderOfAnApplicationKeepsToIt() throws Exception {
    ClassLoader its = new URLClassLoader(new URL[0], before);
    ManagerThreads own = new ManagerThreads(URI.create("own"), its);
    for (Function<ManagerThreads, Executor> purpose : executors().toList()) {
      assertThat(seenOn(purpose.apply(own)).context()).isSameAs(its);
    }
    own.close(() -> Duration.ofSeconds(SECONDS), Set.of());
  }

  /** An application below the manager's loader sees all that it sees, and its own classes. */
  @Test
  void aLoaderBelowTheManagersGoesBeforeIt() throws Exception {
    ManagerThreads above = new ManagerThreads(URI.create("above"), before);
    for (Function<ManagerThreads, Executor> purpose : executors().toList()) {
      assertThat(seenOn(purpose.apply(above)).context()).isSameAs(application);
    }
    above.close(() -> Duration.ofSeconds(SECONDS), Set.of());
  }

  /** Who waits for a load hears of its end in the application's context, too. */
  @Test
  void aLoadThatIsDroppedHearsOfItWithTheLoaderOfItsCaller() throws Exception {
    CountDownLatch letGo = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(ManagerThreads.LOADS);
    for (int i = 0; i < ManagerThreads.LOADS; i++) {
      threads
          .loads()
          .execute(
              () -> {
                busy.countDown();
                awaitUntilInterrupted(letGo);
              });
    }
    assertThat(busy.await(SECONDS, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Seen> dropped = new CompletableFuture<>();
    threads.loads().execute(new Dropped(dropped));
    Thread.currentThread().setContextClassLoader(before);

    threads.close(() -> Duration.ofMillis(1), Set.of());

    assertThat(dropped.get(SECONDS, TimeUnit.SECONDS).context()).isSameAs(application);
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  private static void awaitUntilInterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Dropped(CompletableFuture<Seen> seen) implements BackgroundTask {
    @Override
    public void run() {}

    @Override
    public void drop() {
      seen.complete(Seen.now());
    }
  }
}
