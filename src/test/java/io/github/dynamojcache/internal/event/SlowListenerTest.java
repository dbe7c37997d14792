package io.github.dynamojcache.internal.event;

import static javax.cache.event.EventType.CREATED;
import static javax.cache.event.EventType.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An asynchronous listener that is slower than the changes it is told of. */
@Timeout(20)
class SlowListenerTest {

  private final HeldExecutor held = new HeldExecutor();
  private final RecordingListener listener = new RecordingListener();

  @Test
  void anEventForWhichThereIsNoRoomInTimeIsLostAndTheOthersAreTold() {
    ListenerDispatch<String, String> dispatch =
        new ListenerDispatch<>(NamedCache.named("books"), held, /* waitingEvents= */ 2);
    dispatch.register(Listening.later().to(listener));

    for (String key : List.of("a", "b", "c")) {
      dispatch.publish(CREATED, key, "of " + key, null);
    }
    held.runAll();
    dispatch.publish(CREATED, "d", "of d", null);
    held.runAll();

    assertThat(listener.values()).containsExactly("of a", "of b", "of d");
  }

  @Test
  void whoPublishesWaitsForRoom() throws Exception {
    ExecutorService one = Executors.newSingleThreadExecutor();
    try {
      ListenerDispatch<String, String> dispatch =
          new ListenerDispatch<>(NamedCache.named("books"), one, /* waitingEvents= */ 1);
      dispatch.register(Listening.later().to(listener));
      List<String> published = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        published.add("v" + i);
        dispatch.publish(UPDATED, "k", "v" + i, null);
      }
      one.shutdown();

      assertThat(one.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
      assertThat(listener.values()).isEqualTo(published);
    } finally {
      one.shutdownNow();
    }
  }

  @Test
  void anInterruptedPublisherDoesNotWait() {
    ListenerDispatch<String, String> dispatch =
        new ListenerDispatch<>(NamedCache.named("books"), held, /* waitingEvents= */ 1);
    dispatch.register(Listening.later().to(listener));
    dispatch.publish(CREATED, "a", "1", null);

    Thread.currentThread().interrupt();
    dispatch.publish(CREATED, "b", "2", null);

    assertThat(Thread.interrupted()).isTrue();
    held.runAll();
    assertThat(listener.values()).containsExactly("1");
  }

  /** Else as many busy keys as there are threads would keep all others waiting for ever. */
  @Test
  void aBusyKeyLetsOthersHaveTheThread() {
    KeyedSequence<String> sequence = new KeyedSequence<>(held);
    List<String> done = new ArrayList<>();
    for (int i = 0; i < 2 * KeyedSequence.TASKS_IN_A_ROW; i++) {
      sequence.submit("busy", () -> done.add("busy"));
    }
    sequence.submit("other", () -> done.add("other"));

    held.runAll();

    assertThat(done.indexOf("other")).isEqualTo(KeyedSequence.TASKS_IN_A_ROW);
    assertThat(done).hasSize(2 * KeyedSequence.TASKS_IN_A_ROW + 1);
    assertThat(sequence.pendingKeys()).isZero();
  }
}
