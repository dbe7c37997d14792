package io.github.dynamojcache.semantics.reads;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.Lifetimes;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.RawTable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The requests of one operation share {@code call-timeout}. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class SharedTimeTest {

  private static final Duration CALL = Duration.ofMinutes(2);
  private static final Duration ATTEMPT = Duration.ofMinutes(1);

  private final Limits limits = new Limits();
  private DynamoDbClient client;
  private CacheManager manager;
  private RawTable table;

  /** Notes the time limit that each request brings along; empty: that of its client. */
  private static final class Limits implements ExecutionInterceptor {
    private final List<Optional<Duration>> noted = new CopyOnWriteArrayList<>();

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      noted.add(context.request().overrideConfiguration().flatMap(each -> each.apiCallTimeout()));
    }
  }

  @BeforeEach
  void open(LocalDynamo dynamo) {
    client =
        dynamo
            .clientBuilder()
            .overrideConfiguration(
                c ->
                    c.addExecutionInterceptor(limits)
                        .apiCallTimeout(CALL)
                        .apiCallAttemptTimeout(ATTEMPT))
            .build();
    Properties properties = new Properties();
    properties.put(DynamoCachingProvider.CLIENT_PROPERTY, client);
    table = new RawTable(dynamo, dynamo.createTable());
    properties.setProperty("dynamo-jcache.table", table.name());
    properties.setProperty("dynamo-jcache.call-timeout", CALL.toSeconds() + "s");
    properties.setProperty("dynamo-jcache.attempt-timeout", ATTEMPT.toSeconds() + "s");
    manager =
        new DynamoCachingProvider()
            .getCacheManager(URI.create("time-" + UUID.randomUUID()), null, properties);
  }

  @AfterEach
  void close() {
    manager.close();
    client.close();
  }

  private void assertTheSecondOfTwoHasWhatTheFirstLeft() {
    assertThat(limits.noted).hasSize(2);
    assertThat(limits.noted.get(0)).isEmpty();
    assertThat(limits.noted.get(1))
        .hasValueSatisfying(left -> assertThat(left).isPositive().isLessThan(CALL));
  }

  @Test
  void aPutAndTheQuestionBesideItHaveAllTheTime() {
    Cache<String, String> cache =
        manager.createCache("asking", Jvm.strings().clearVisibility(Duration.ZERO).build());
    limits.noted.clear();

    cache.put("k", "v");

    assertThat(limits.noted).hasSize(2).allSatisfy(left -> assertThat(left).isEmpty());
  }

  @Test
  void aPutThatIsDoneAgainInANewGenerationHasWhatTheFirstLeft() {
    Cache<String, String> cache =
        manager.createCache("again", Jvm.strings().clearVisibility(Duration.ZERO).build());
    table.deleteMeta("again");
    limits.noted.clear();

    cache.put("k", "v");

    assertThat(limits.noted.stream().flatMap(Optional::stream))
        .isNotEmpty()
        .allSatisfy(left -> assertThat(left).isPositive().isLessThan(CALL));
  }

  @Test
  void aGetThatMustWriteTheAccess() {
    Cache<String, String> cache =
        manager.createCache(
            "touching",
            Jvm.strings()
                .expiry(Lifetimes.policy(Lifetimes.HOUR, Lifetimes.UNCHANGED, Lifetimes.HOUR))
                .set("touch-threshold", 0.0)
                .build());
    cache.put("k", "v");
    limits.noted.clear();

    assertThat(cache.get("k")).isEqualTo("v");

    assertTheSecondOfTwoHasWhatTheFirstLeft();
  }

  @Test
  void theRequestsOfAnEntryProcessorHaveTimeEach() {
    Cache<String, String> cache = manager.createCache("invoking", Jvm.strings().build());
    limits.noted.clear();

    cache.invoke(
        "k",
        (entry, arguments) -> {
          entry.setValue("v");
          return entry.getKey();
        });

    assertThat(limits.noted).containsExactly(Optional.empty(), Optional.empty());
  }
}
