package io.github.dynamojcache.internal.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.internal.values.CompiledClasses;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thread that outlives its caller has nothing of it. */
class DetachedThreadTest {

  private static final InheritableThreadLocal<String> REQUEST = new InheritableThreadLocal<>();

  private record Seen(
      String name, boolean daemon, @Nullable ClassLoader context, @Nullable String request) {

    static Seen now() {
      Thread thread = Thread.currentThread();
      return new Seen(
          thread.getName(), thread.isDaemon(), thread.getContextClassLoader(), REQUEST.get());
    }
  }

  @Test
  void itInheritsNothing() throws Exception {
    CompletableFuture<Seen> seen = new CompletableFuture<>();
    REQUEST.set("user 42");
    try {
      DetachedThread.of("named", null, () -> seen.complete(Seen.now())).start();
    } finally {
      REQUEST.remove();
    }

    assertThat(seen.get(30, TimeUnit.SECONDS)).isEqualTo(new Seen("named", true, null, null));
  }

  @Test
  void itIsInNoThreadGroupOfTheCallers() throws Exception {
    CompletableFuture<ThreadGroup> group = new CompletableFuture<>();
    Thread caller =
        new Thread(
            new ThreadGroup("of the application"),
            () -> group.complete(DetachedThread.of("x", null, () -> {}).getThreadGroup()));
    caller.start();

    assertThat(group.get(30, TimeUnit.SECONDS).getParent()).isNull();
  }

  @Test
  void whoCallsGetsWhatItReturnsAndWhatItThrows() {
    ClassLoader context = new ClassLoader() {};
    RuntimeException failure = new IllegalStateException("by the test");
    Error error = new StackOverflowError();

    assertThat(DetachedThread.call(context, () -> Seen.now().context())).isSameAs(context);
    assertThatThrownBy(
            () ->
                DetachedThread.call(
                    context,
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThatThrownBy(
            () ->
                DetachedThread.call(
                    context,
                    () -> {
                      throw error;
                    }))
        .isSameAs(error);
  }

  @Test
  void anInterruptedCallerGetsItAllTheSameAndStaysInterrupted() {
    Thread.currentThread().interrupt();

    String got = DetachedThread.call(getClass().getClassLoader(), () -> "made");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(got).isEqualTo("made");
  }

  /** JDKs before 24 keep the code source of all that is on the stack when a thread is made. */
  @Test
  void theLoaderOfWhoeverIsOnTheStackIsNotKept(@TempDir Path folder) throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    WeakReference<ClassLoader> loader = startFromAnApplication(folder, end);

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              System.gc();
              return loader.refersTo(null);
            });
    end.countDown();
  }

  private static WeakReference<ClassLoader> startFromAnApplication(Path folder, CountDownLatch end)
      throws Exception {
    String source =
        """
        package app;
        public class Caller implements java.util.function.Consumer<Runnable> {
          @Override public void accept(Runnable work) { work.run(); }
          public static Object sample() { return new Caller(); }
        }
        """;
    try (CompiledClasses classes = CompiledClasses.compile(folder, "app.Caller", source)) {
      @SuppressWarnings("unchecked") // as its source says
      var caller = (java.util.function.Consumer<Runnable>) classes.call("app.Caller", "sample");
      caller.accept(() -> DetachedThread.of("stays", null, () -> await(end)).start());
      return new WeakReference<>(classes.loader());
    }
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
