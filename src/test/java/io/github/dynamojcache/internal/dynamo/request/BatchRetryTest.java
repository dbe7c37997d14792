package io.github.dynamojcache.internal.dynamo.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often a batch is sent, and when that ends. */
@Timeout(30)
class BatchRetryTest {

  private static final Duration LONG = Duration.ofHours(1);

  private final AtomicLong nanos = new AtomicLong();
  private final List<Integer> sent = new ArrayList<>();
  private final List<Duration> limits = new ArrayList<>();

  private static List<Integer> items(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private BatchRetry<Integer> batch(int items, Duration patience, boolean renewed) {
    return new BatchRetry<>(items(items), patience, renewed, nanos::get);
  }

  /** Leaves all but some items undone, and takes its time. */
  private BatchRetry.Attempt<Integer> doing(int some, Duration time) {
    return (items, left) -> {
      sent.add(items.size());
      if (left != null) {
        limits.add(left);
      }
      nanos.addAndGet(time.toNanos());
      return items.subList(Math.min(some, items.size()), items.size());
    };
  }

  @Test
  void whatIsDoneAtOnceIsSentOnce() {
    assertThat(batch(25, LONG, true).send(doing(25, Duration.ZERO))).isTrue();

    assertThat(sent).containsExactly(25);
  }

  @Test
  void onlyWhatWasLeftIsSentAgain() {
    assertThat(batch(25, LONG, true).send(doing(10, Duration.ZERO))).isTrue();

    assertThat(sent).containsExactly(25, 15, 5);
  }

  @Test
  void withoutProgressItIsSentNineTimes() {
    BatchRetry<Integer> batch = batch(7, LONG, true);

    assertThat(batch.send(doing(0, Duration.ZERO))).isFalse();

    assertThat(sent).hasSize(9).containsOnly(7);
    assertThat(batch.waiting()).hasSize(7);
  }

  @Test
  void withoutProgressItEndsInTheTimeOfOneRequest() {
    assertThat(batch(7, Duration.ofSeconds(2), true).send(doing(0, Duration.ofSeconds(2))))
        .isFalse();

    assertThat(sent).containsExactly(7);
  }

  @Test
  void noTryIsGivenMoreThanWhatIsLeftOfThatTime() {
    batch(7, Duration.ofSeconds(10), true).send(doing(0, Duration.ofSeconds(4)));

    assertThat(sent).hasSize(3);
    assertThat(limits).containsExactly(Duration.ofSeconds(6), Duration.ofSeconds(2));
  }

  @Test
  void progressBeginsThatTimeAnew() {
    assertThat(batch(25, Duration.ofSeconds(5), true).send(doing(5, Duration.ofSeconds(4))))
        .isTrue();

    assertThat(sent).containsExactly(25, 20, 15, 10, 5);
  }

  @Test
  void whatMustEndInTheTimeOfOneRequestDoesSoWhateverGetsDone() {
    assertThat(batch(25, Duration.ofSeconds(5), false).send(doing(5, Duration.ofSeconds(4))))
        .isFalse();

    assertThat(sent).containsExactly(25, 20);
  }

  @Test
  void aRequestThatFailsIsNotSentAgain() {
    BatchRetry<Integer> batch = batch(25, LONG, true);

    assertThatThrownBy(
            () ->
                batch.send(
                    (items, left) -> {
                      sent.add(items.size());
                      if (sent.size() == 2) {
                        throw new CacheException("the SDK has tried three times");
                      }
                      return items.subList(20, 25);
                    }))
        .hasMessage("the SDK has tried three times");

    assertThat(sent).containsExactly(25, 5);
    assertThat(batch.waiting()).containsExactly(20, 21, 22, 23, 24);
  }
}
