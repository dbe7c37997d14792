package io.github.dynamojcache.faults.soak;

import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every operation on caches of every kind, from several threads and a second JVM, while the network
 * fails in every way and managers come and go: nothing grows, nothing hangs, nothing is stale, and
 * nothing is left. Its length is set by {@code -Dsoak.duration}, such as {@code 60m}.
 */
@ExtendWith(LocalDynamoExtension.class)
class SoakTest {

  private static final Duration DURATION =
      Duration.parse("PT" + System.getProperty("soak.duration", "15s").toUpperCase(Locale.ROOT));
  private static final long SEED = Long.getLong("soak.seed", 107);
  private static final Duration LONGEST_OPERATION = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long HEAP_BOUND = 8L << 20; // bytes
  private static final int THREADS_BOUND = 40;
  private static final Map<String, String> CREDENTIALS =
      Map.of("aws.accessKeyId", "local0key", "aws.secretAccessKey", "local0secret");

  @BeforeAll
  static void letTheProviderFindCredentials() {
    CREDENTIALS.forEach(System::setProperty);
  }

  @AfterAll
  static void forgetThem() {
    CREDENTIALS.keySet().forEach(System::clearProperty);
  }

  @Test
  void nothingGrowsHangsIsStaleOrIsLeft(LocalDynamo dynamo) throws IOException {
    try (Soak soak = new Soak(dynamo, SEED, DURATION)) {
      Samples samples = soak.run();
      soak.recover(PATIENCE);
      List<String> ofPeer = soak.end();
      soak.report(samples);

      // An hour is long: every figure is checked, whatever the others are.
      SoftAssertions.assertSoftly(
          softly -> {
            softly.assertThat(soak.ledger().complaints()).as("what was wrong").isEmpty();
            softly.assertThat(soak.deletions()).as("meta items deleted").isPositive();
            softly
                .assertThat(ofPeer)
                .as("what the second JVM says")
                .hasSize(1)
                .allMatch(Soak::isDone);
            softly
                .assertThat(soak.ledger().longestMillis())
                .isLessThan(LONGEST_OPERATION.toMillis());
            softly.assertThat(samples.rise(Sample::heap)).as("heap, bytes").isLessThan(HEAP_BOUND);
            softly.assertThat(samples.rise(Sample::ours)).as("threads").isLessThan(THREADS_BOUND);
            softly
                .assertThatCode(
                    () -> await().atMost(PATIENCE).until(soak::threadsLeft, Set::isEmpty))
                .as("threads left")
                .doesNotThrowAnyException();
            softly
                .assertThatCode(() -> await().atMost(PATIENCE).until(() -> soak.connections() == 0))
                .as("connections left")
                .doesNotThrowAnyException();
          });
    }
  }
}
