package io.github.dynamojcache.ratelimiter;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.ConsumptionProbe;
import io.github.dynamojcache.ConsumedCapacityMXBean;
import io.github.dynamojcache.Consumption;
import io.github.dynamojcache.DynamoCachingProvider;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.cache.CacheManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

  private static final int LIMIT = 100;
  private static final int THREADS = 4;
  private static final int CALLS = 60;

  private final DynamoCachingProvider provider = new DynamoCachingProvider();

  @AfterEach
  void close() {
    provider.close();
  }

  private CacheManager jvm(String name) {
    return provider.getCacheManager(URI.create(name), null);
  }

  @Test
  void twoJvmsTogetherTakeNoMoreThanTheLimit() throws Exception {
    RateLimiter first = new RateLimiter(jvm("first"), LIMIT);
    RateLimiter second = new RateLimiter(jvm("second"), LIMIT);
    List<Callable<Integer>> callers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      callers.add(() -> taken(first));
      callers.add(() -> taken(second));
    }
    ExecutorService threads = Executors.newFixedThreadPool(callers.size());
    int taken = 0;
    try {
      for (Future<Integer> caller : threads.invokeAll(callers)) {
        taken += caller.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(taken).isEqualTo(LIMIT);
    assertThat(second.take("alice").isConsumed()).isFalse();
    assertThat(second.take("bob").isConsumed()).isTrue();
  }

  private static int taken(RateLimiter limiter) {
    int taken = 0;
    for (int i = 0; i < CALLS; i++) {
      taken += limiter.take("alice").isConsumed() ? 1 : 0;
    }
    return taken;
  }

  @Test
  void anotherJvmSeesWhatIsLeft() {
    RateLimiter first = new RateLimiter(jvm("first"), 2);
    RateLimiter second = new RateLimiter(jvm("second"), 2);

    assertThat(first.take("alice").getRemainingTokens()).isEqualTo(1);
    assertThat(second.take("alice").getRemainingTokens()).isZero();
    ConsumptionProbe refused = first.take("alice");

    assertThat(refused.isConsumed()).isFalse();
    assertThat(refused.getNanosToWaitForRefill()).isPositive();
  }

  @Test
  void aTokenIsAReadAndAWriteAndARefusalIsARead() {
    CacheManager manager = jvm("first");
    RateLimiter limiter = new RateLimiter(manager, 2);
    ConsumedCapacityMXBean bill = manager.getCache("limits").unwrap(ConsumedCapacityMXBean.class);
    assertThat(limiter.take("alice").isConsumed()).isTrue();
    assertThat(invoked(bill).getRequests()).isEqualTo(3); // the first one makes the bucket
    assertThat(invoked(bill).getReadUnits()).isEqualTo(2);
    assertThat(invoked(bill).getWriteUnits()).isEqualTo(1);
    bill.clear();

    assertThat(limiter.take("alice").isConsumed()).isTrue();

    assertThat(invoked(bill).getRequests()).isEqualTo(2);
    assertThat(invoked(bill).getReadUnits()).isEqualTo(1);
    assertThat(invoked(bill).getWriteUnits()).isEqualTo(1);
    bill.clear();

    assertThat(limiter.take("alice").isConsumed()).isFalse();

    assertThat(invoked(bill).getRequests()).isEqualTo(1);
    assertThat(invoked(bill).getReadUnits()).isEqualTo(1);
    assertThat(invoked(bill).getWriteUnits()).isZero();
  }

  private static Consumption invoked(ConsumedCapacityMXBean bill) {
    return requireNonNull(bill.getOperations().get("invoke"));
  }

  @Test
  void theExampleTellsOfIt() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();

    TwoJvms.run(new PrintStream(printed, true, StandardCharsets.UTF_8));

    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .hasSize(6)
        .contains(
            "call 1, to the first JVM: let in, 4 left", "call 2, to the second JVM: let in, 3 left")
        .last()
        .asString()
        .startsWith("call 6, to the second JVM: refused, more in ");
  }
}
