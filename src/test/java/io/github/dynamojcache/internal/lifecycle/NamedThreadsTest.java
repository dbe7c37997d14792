package io.github.dynamojcache.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.lifecycle.NamedThreads.Limits;
import io.github.dynamojcache.internal.lifecycle.NamedThreads.WhenFull;
import java.util.HashSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NamedThreadsTest {

  /** A set that has no memory for anything. */
  private static final class Full extends HashSet<Thread> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean add(Thread thread) {
      throw new OutOfMemoryError("on purpose");
    }
  }

  /** Somebody may wait for it, or have noted that it runs. */
  @Test
  void aTaskRunsThoughThereIsNoMemoryToNoteItsThread() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    NamedThreads threads =
        new NamedThreads(
            "full-", getClass().getClassLoader(), new Limits(1, 0, WhenFull.REFUSED), new Full());

    threads.execute(done::countDown);

    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    threads.shutdown();
  }
}
