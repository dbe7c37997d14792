package io.github.dynamojcache.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HelpingThreadsTest {

  private final HelpingThreads helpers = new HelpingThreads();
  private final List<Runnable> handedIn = new ArrayList<>();

  @Test
  void aThreadIsKnownToHelpWhileItsTaskRuns() throws Exception {
    CompletableFuture<Object> seen = new CompletableFuture<>();
    helpers.helping(handedIn::add).execute(() -> seen.complete(helpers.current()));

    Thread helper = new Thread(handedIn.get(0), "helper");
    helper.start();

    assertThat(seen.get(10, TimeUnit.SECONDS))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.iterable(Thread.class))
        .containsExactly(helper, Thread.currentThread());
  }

  /** Somebody may wait for it, or have noted that it runs. */
  @Test
  void aTaskRunsThoughThereIsNoMemoryToNoteItsThread() throws Exception {
    CompletableFuture<String> done = new CompletableFuture<>();
    helpers.helping(handedIn::add).execute(() -> done.complete("done"));

    Thread helper = new Unnotable(handedIn.get(0));
    helper.start();

    assertThat(done.get(10, TimeUnit.SECONDS)).isEqualTo("done");
  }

  /** A thread that no map can hold. */
  private static final class Unnotable extends Thread {
    Unnotable(Runnable task) {
      super(task, "unnotable");
      setUncaughtExceptionHandler((thread, thrown) -> {});
    }

    @Override
    public int hashCode() {
      throw new OutOfMemoryError("on purpose");
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }
  }
}
