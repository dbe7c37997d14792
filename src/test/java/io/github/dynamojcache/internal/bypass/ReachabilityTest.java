package io.github.dynamojcache.internal.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** What the caches of one connection tell each other. */
class ReachabilityTest {

  private static final Duration RETRY = Duration.ofSeconds(5);
  private final CacheException nobodyAnswers =
      new CacheException(new ConnectException("on purpose"));

  private final AtomicLong nanoTime = new AtomicLong();
  private final Reachability reachability = new Reachability(nanoTime::get);

  @Test
  void allMayAskWhileNothingIsKnown() {
    assertThat(reachability.mayAsk(RETRY)).isTrue();
    assertThat(reachability.mayAsk(RETRY)).isTrue();
    assertThat(reachability.silence()).isNull();
  }

  @Test
  void afterASilenceOneAsksAtATimeAndNotTooSoon() {
    reachability.failed(nobodyAnswers);
    assertThat(reachability.silence()).isSameAs(nobodyAnswers);
    assertThat(reachability.mayAsk(RETRY)).as("at once").isFalse();

    nanoTime.addAndGet(RETRY.toNanos());

    assertThat(reachability.mayAsk(RETRY)).as("the first").isTrue();
    assertThat(reachability.mayAsk(RETRY)).as("another, meanwhile").isFalse();
    reachability.failed(nobodyAnswers);
    assertThat(reachability.mayAsk(RETRY)).as("just after it").isFalse();
  }

  @Test
  void anAnswerIsForAll() {
    reachability.failed(nobodyAnswers);

    reachability.answered();

    assertThat(reachability.silence()).isNull();
    assertThat(reachability.mayAsk(RETRY)).isTrue();
  }

  @Test
  void anErrorOfTheServiceIsAnAnswer() {
    reachability.failed(nobodyAnswers);

    reachability.failed(new CacheException(DynamoDbException.builder().statusCode(500).build()));

    assertThat(reachability.silence()).isNull();
  }

  @Test
  void whoGivesUpForAReasonOfItsOwnLeavesTheQuestionToOthers() {
    reachability.failed(nobodyAnswers);
    nanoTime.addAndGet(RETRY.toNanos());
    assertThat(reachability.mayAsk(RETRY)).isTrue();

    reachability.failed(new CacheException("closing"));

    assertThat(reachability.silence()).isSameAs(nobodyAnswers);
    assertThat(reachability.mayAsk(RETRY)).isTrue();
  }
}
