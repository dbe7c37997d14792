package io.github.dynamojcache.semantics.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.lifecycle.OwnCredentials;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.SlowGateway;
import io.github.dynamojcache.testing.SlowGateway.Arrived;
import io.github.dynamojcache.testing.Threads;
import java.net.URI;
import java.time.Duration;
import java.util.Properties;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Three hundred threads on ten connections: overload is not made worse by what is asked beside. */
@Tag("server")
@Timeout(120)
@ExtendWith({LocalDynamoExtension.class, OwnCredentials.class})
class OverloadTest {

  private static final int THREADS = 300;
  private static final Duration TIME = Duration.ofSeconds(3);
  private static final Duration VISIBILITY = Duration.ofMillis(500);
  private static final Duration ATTEMPT = Duration.ofMillis(800);
  private static final Duration CALL = Duration.ofSeconds(2);

  /** What a machine adds on which three hundred threads want to run. */
  private static final Duration SLACK = Duration.ofSeconds(15);

  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicLong longest = new AtomicLong();
  private SlowGateway gateway;
  private CacheManager manager;
  private Cache<String, String> cache;

  @BeforeEach
  void open(LocalDynamo dynamo) {
    gateway = new SlowGateway(dynamo.endpoint());
    Properties properties = new Properties();
    properties.setProperty("dynamo-jcache.table", dynamo.createTable());
    properties.setProperty("dynamo-jcache.endpoint", gateway.endpoint().toString());
    properties.setProperty("dynamo-jcache.region", "us-east-1");
    properties.setProperty("dynamo-jcache.open-timeout", "30s");
    properties.setProperty("dynamo-jcache.max-connections", "10");
    manager =
        new DynamoCachingProvider()
            .getCacheManager(URI.create("overload-" + UUID.randomUUID()), null, properties);
    cache =
        manager.createCache(
            "books",
            Jvm.strings()
                .clearVisibility(VISIBILITY)
                .set("attempt-timeout", ATTEMPT)
                .set("call-timeout", CALL)
                .build());
  }

  @AfterEach
  void close() {
    gateway.delay(Duration.ZERO);
    manager.close();
    gateway.close();
  }

  @Test
  void oneQuestionForTheMetaItemServesAllThreadsAndEachEndsInTime() throws Exception {
    gateway.delay(Duration.ofMillis(30));
    gateway.arrived().clear();
    long begun = System.nanoTime();

    Threads.runTogether(
        IntStream.range(0, THREADS)
            .<Callable<Boolean>>mapToObj(i -> () -> useUntil(begun + TIME.toNanos(), i))
            .toList());

    double elapsed = System.nanoTime() - begun;
    double questions = elapsed / VISIBILITY.toNanos() * 16 / 15 + elapsed / ATTEMPT.toNanos() + 3;
    assertThat((double) gateway.arrived().stream().filter(Arrived::isMetaRead).count())
        .isLessThanOrEqualTo(questions);
    assertThat(Duration.ofNanos(longest.get())).isLessThan(CALL.plus(SLACK));
    assertThat(failures).isNotEmpty();
    assertThat(failures.stream().filter(each -> each.contains("(max-connections = 10)")))
        .hasSizeGreaterThan(failures.size() / 2);
  }

  private boolean useUntil(long end, int thread) {
    while (System.nanoTime() - end < 0) {
      long begun = System.nanoTime();
      try {
        if (thread % 2 == 0) {
          cache.get("k" + thread);
        } else {
          cache.put("k" + thread, "v");
        }
      } catch (CacheException e) {
        failures.add(String.valueOf(e.getMessage()));
      }
      longest.accumulateAndGet(System.nanoTime() - begun, Math::max);
    }
    return true;
  }
}
