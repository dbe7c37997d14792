package io.github.dynamojcache.testing;

import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.FailureModeMXBean;
import io.github.dynamojcache.options.FailureMode;
import java.time.Duration;
import javax.cache.Cache;

/** Takes DynamoDB away from a JVM, and gives it back. */
public final class Outages {

  private Outages() {}

  /** A cache that does without DynamoDB after one failure, and looks for it again in an hour. */
  public static DynamoConfiguration.Builder<String, String> lasting() {
    return Jvm.strings()
        .failureMode(FailureMode.BYPASS)
        .set("bypass-after", 1)
        .set("bypass-retry", Duration.ofHours(1));
  }

  /** A cache that does without DynamoDB after one failure, and looks for it again at once. */
  public static DynamoConfiguration.Builder<String, String> passing() {
    return lasting().set("bypass-retry", Duration.ofMillis(100));
  }

  /** DynamoDB is gone from here on, and the cache knows it. */
  public static void begin(Jvm jvm, Cache<String, String> cache) {
    jvm.faults.every(call -> true).failBeforeSending();
    cache.get("a key that nobody writes");
    jvm.log.clear();
  }

  /** DynamoDB is back, and the cache has made up for everything. */
  public static void end(Jvm jvm, Cache<?, ?> cache) {
    jvm.faults.reset();
    awaitRecovery(cache);
  }

  public static void awaitRecovery(Cache<?, ?> cache) {
    FailureModeMXBean mode = mode(cache);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                mode.getState().equals("CLOSED")
                    && mode.getJournalledKeys() == 0
                    && !mode.isGenerationChangeDue());
  }

  public static FailureModeMXBean mode(Cache<?, ?> cache) {
    return cache.unwrap(FailureModeMXBean.class);
  }
}
