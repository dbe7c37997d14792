package io.github.dynamojcache.internal.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** What the caches of one connection tell each other. */
class ConnectionHealthTest {

  private static final Duration RETRY = Duration.ofSeconds(5);
  private final CacheException nobodyAnswers =
      new CacheException(new ConnectException("on purpose"));

  private final AtomicLong nanoTime = new AtomicLong();
  private final ConnectionHealth health = new ConnectionHealth(nanoTime::get);

  @Test
  void allMayAskWhileNothingIsKnown() {
    assertThat(health.mayAsk(RETRY)).isTrue();
    assertThat(health.mayAsk(RETRY)).isTrue();
    assertThat(health.silence()).isNull();
  }

  @Test
  void afterASilenceOneAsksAtATimeAndNotTooSoon() {
    health.failed(nobodyAnswers);
    assertThat(health.silence()).isSameAs(nobodyAnswers);
    assertThat(health.mayAsk(RETRY)).as("at once").isFalse();

    nanoTime.addAndGet(RETRY.toNanos());

    assertThat(health.mayAsk(RETRY)).as("the first").isTrue();
    assertThat(health.mayAsk(RETRY)).as("another, meanwhile").isFalse();
    health.failed(nobodyAnswers);
    assertThat(health.mayAsk(RETRY)).as("just after it").isFalse();
  }

  @Test
  void anAnswerIsForAll() {
    health.failed(nobodyAnswers);

    health.answered();

    assertThat(health.silence()).isNull();
    assertThat(health.mayAsk(RETRY)).isTrue();
  }

  @Test
  void anErrorOfTheServiceIsAnAnswer() {
    health.failed(nobodyAnswers);

    health.failed(new CacheException(DynamoDbException.builder().statusCode(500).build()));

    assertThat(health.silence()).isNull();
  }

  @Test
  void whoGivesUpForAReasonOfItsOwnLeavesTheQuestionToOthers() {
    health.failed(nobodyAnswers);
    nanoTime.addAndGet(RETRY.toNanos());
    assertThat(health.mayAsk(RETRY)).isTrue();

    health.failed(new CacheException("closing"));

    assertThat(health.silence()).isSameAs(nobodyAnswers);
    assertThat(health.mayAsk(RETRY)).isTrue();
  }
}
