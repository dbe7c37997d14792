package io.github.dynamojcache.internal.event;

import static javax.cache.event.EventType.CREATED;
import static javax.cache.event.EventType.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AsynchronousListenerTest {

  private final HeldExecutor held = new HeldExecutor();
  private final RecordingListener listener = new RecordingListener();
  private final ExecutorService pool = Executors.newFixedThreadPool(8);

  @AfterEach
  void stopThreads() {
    pool.shutdownNow();
  }

  @Test
  void anAsynchronousListenerIsToldByTheExecutor() {
    ListenerDispatch<String, String> dispatch = dispatchOn(held);
    dispatch.register(Listening.later().to(listener));

    dispatch.publish(CREATED, "k", "v", null);
    assertThat(listener.events).isEmpty();

    held.runAll();
    assertThat(listener.values()).containsExactly("v");
  }

  @Test
  void theEventsOfAKeyWaitForEachOtherAndThoseOfAnotherDoNot() {
    ListenerDispatch<String, String> dispatch = dispatchOn(held);
    dispatch.register(Listening.later().to(listener));

    dispatch.publish(CREATED, "a", "a1", null);
    dispatch.publish(UPDATED, "a", "a2", "a1");
    dispatch.publish(CREATED, "b", "b1", null);

    assertThat(held.size()).as("tasks, one a key").isEqualTo(2);
    held.runAll();
    assertThat(listener.values()).containsExactly("a1", "a2", "b1");
  }

  @Test
  void aListenerThatIsStuckOnOneKeyHearsOfAnother() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    RecordingListener slow =
        new RecordingListener() {
          @Override
          public void hear(CacheEntryEvent<? extends String, ? extends String> event) {
            if (event.getKey().equals("stuck")) {
              awaitQuietly(release);
            }
            super.hear(event);
          }
        };
    ListenerDispatch<String, String> dispatch = dispatchOn(pool);
    dispatch.register(Listening.later().to(slow));

    dispatch.publish(CREATED, "stuck", "late", null);
    dispatch.publish(CREATED, "free", "early", null);

    await().untilAsserted(() -> assertThat(slow.values()).containsExactly("early"));
    release.countDown();
    await().untilAsserted(() -> assertThat(slow.values()).containsExactly("early", "late"));
  }

  @Test
  void orderPerKeyHoldsWithFourPublishingThreads() throws Exception {
    List<WrittenKey> keys = List.of(new WrittenKey(0), new WrittenKey(1), new WrittenKey(2));
    CacheEntryCreatedListener<String, String> hearing =
        events ->
            events.forEach(
                event -> keys.get(Integer.parseInt(event.getKey())).hear(event.getValue()));
    ListenerDispatch<String, String> dispatch = dispatchOn(pool);
    dispatch.register(Listening.later().to(hearing));

    List<Future<?>> publishers = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      publishers.add(
          pool.submit(
              () -> {
                for (int i = 0; i < 500; i++) {
                  keys.forEach(key -> key.publish(dispatch));
                }
              }));
    }
    for (Future<?> publisher : publishers) {
      publisher.get(30, TimeUnit.SECONDS);
    }
    pool.shutdown();

    assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    List<Integer> expected = IntStream.range(0, 2_000).boxed().toList();
    assertThat(keys).allSatisfy(key -> assertThat(key.heard).isEqualTo(expected));
  }

  @Test
  void anErrorBreaksNeitherThePublisherNorTheEventsThatFollow() {
    RecordingListener failing =
        new RecordingListener() {
          @Override
          public void hear(CacheEntryEvent<? extends String, ? extends String> event) {
            super.hear(event);
            if (event.getValue().equals("1")) {
              throw new IllegalStateException("boom");
            }
            throw new AssertionError("boom");
          }
        };
    ListenerDispatch<String, String> dispatch = dispatchOn(held);
    dispatch.register(Listening.later().to(failing));

    dispatch.publish(UPDATED, "k", "1", null);
    dispatch.publish(UPDATED, "k", "2", null);
    dispatch.publish(UPDATED, "k", "3", null);
    held.runAll();

    assertThat(failing.values()).containsExactly("1", "2", "3");
  }

  @Test
  void eventsThatWaitWhenTheCacheClosesAreDropped() {
    ListenerDispatch<String, String> dispatch = dispatchOn(held);
    dispatch.register(Listening.later().to(listener));
    dispatch.publish(CREATED, "k", "v", null);

    dispatch.close();

    assertThatCode(held::runAll).doesNotThrowAnyException();
    assertThat(listener.events).isEmpty();
  }

  @Test
  void eventsThatWaitWhenTheirListenerIsDeregisteredAreDropped() {
    ListenerDispatch<String, String> dispatch = dispatchOn(held);
    RecordingListener staying = new RecordingListener();
    var configuration = Listening.later().to(listener);
    dispatch.register(configuration);
    dispatch.register(Listening.later().to(staying));
    dispatch.publish(CREATED, "k", "v", null);

    dispatch.deregister(configuration);
    held.runAll();

    assertThat(listener.events).isEmpty();
    assertThat(staying.values()).containsExactly("v");
  }

  @Test
  void anExecutorThatRefusesLosesTheEventAndNothingElse() {
    ListenerDispatch<String, String> dispatch =
        dispatchOn(
            task -> {
              throw new RejectedExecutionException("full");
            });
    RecordingListener synchronous = new RecordingListener();
    dispatch.register(Listening.later().to(listener));
    dispatch.register(Listening.here().to(synchronous));

    dispatch.publish(CREATED, "k", "v", null);

    assertThat(listener.events).isEmpty();
    assertThat(synchronous.values()).containsExactly("v");
  }

  @Test
  void anExecutorOfTheCallersThreadWillDo() {
    ListenerDispatch<String, String> dispatch = dispatchOn(Runnable::run);
    dispatch.register(Listening.later().to(listener));

    dispatch.publish(CREATED, "k", "1", null);
    dispatch.publish(UPDATED, "k", "2", "1");

    assertThat(listener.values()).containsExactly("1", "2");
  }

  private static ListenerDispatch<String, String> dispatchOn(Executor executor) {
    return new ListenerDispatch<>(NamedCache.named("books"), executor);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A key whose values count up, published under a lock as the engine does. */
  private static final class WrittenKey {

    private final String name;
    private int next;
    // A plain list: that events come one after the other is what makes access to it safe.
    final List<Integer> heard = new ArrayList<>();

    WrittenKey(int index) {
      this.name = String.valueOf(index);
    }

    synchronized void publish(ListenerDispatch<String, String> dispatch) {
      dispatch.publish(CREATED, name, String.valueOf(next++), null);
    }

    void hear(String value) {
      heard.add(Integer.valueOf(value));
    }
  }
}
