package io.github.dynamojcache.semantics.bypass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.FailureModeMXBean;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.Outages;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application starts and stops while DynamoDB cannot be reached, and nobody waits twice. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class BypassOpeningTest {

  private static final int CACHES = 30;

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Jvm jvm;

  @BeforeEach
  void start(LocalDynamo dynamo) {
    jvm = new Jvm(dynamo, dynamo.newTableName());
  }

  @AfterEach
  void stop() {
    jvm.close();
  }

  private List<Cache<String, String>> open(int caches) {
    return IntStream.range(0, caches)
        .mapToObj(i -> jvm.cache("cache " + i, Outages.lasting()))
        .toList();
  }

  @Test
  void ofManyCachesOnlyTheFirstAsks() {
    jvm.faults.every(call -> true).failBeforeSending();

    List<Cache<String, String>> caches = open(CACHES);

    assertThat(caches).allMatch(cache -> Outages.mode(cache).getState().equals("OPEN"));
    assertThat(caches).allMatch(cache -> cache.get("k") == null);
    assertThat(jvm.log.operations()).containsExactly("GetItem", "GetItem", "GetItem"); // one call
  }

  @Test
  void closingThemAsksNobody() {
    jvm.faults.every(call -> true).failBeforeSending();
    open(CACHES).forEach(cache -> cache.put("k", "v"));
    jvm.log.clear();

    jvm.manager.close();

    assertThat(jvm.log.count()).isZero();
  }

  /** Each region is looked for by its former names, then created, and a pattern fills it in. */
  @Test
  void hibernatesRegionsAreOpenedWithOneRequestThatFails() {
    jvm.faults.every(call -> true).failBeforeSending();
    try (CacheManager manager = manager("dynamo-jcache.failure-mode", "bypass")) {
      for (int i = 0; i < CACHES; i++) {
        assertThat(manager.<Object, Object>getCache("com.acme.Entity" + i)).isNull();
        manager.createCache("com.acme.Entity" + i, new MutableConfiguration<>());
      }
    }

    assertThat(jvm.log.operations()).containsExactly("GetItem", "GetItem", "GetItem");
  }

  /** Spring asks for the names, and gets the cache of each. */
  @Test
  void springsCachesAreOpenedWithOneRequestThatFails() {
    List<String> settings = new ArrayList<>();
    for (int i = 0; i < CACHES; i++) {
      settings.add("dynamo-jcache.caches.books" + i + ".failure-mode");
      settings.add("bypass");
    }
    jvm.faults.every(call -> true).failBeforeSending();
    try (CacheManager manager = manager(settings.toArray(String[]::new))) {
      for (String name : manager.getCacheNames()) {
        Cache<Object, Object> cache = manager.getCache(name);
        assertThat(cache.get("k")).isNull();
      }
    }

    assertThat(jvm.log.operations()).containsExactly("GetItem", "GetItem", "GetItem");
  }

  private CacheManager manager(String... settings) {
    Properties properties = new Properties();
    properties.put(
        DynamoCachingProvider.CLIENT_PROPERTY,
        jvm.manager.getProperties().get(DynamoCachingProvider.CLIENT_PROPERTY));
    for (int i = 0; i < settings.length; i += 2) {
      properties.setProperty(settings[i], settings[i + 1]);
    }
    return new DynamoCachingProvider()
        .getCacheManager(URI.create("opening-" + UUID.randomUUID()), null, properties);
  }

  @Test
  void allOfThemComeBack() {
    jvm.faults.every(call -> true).failBeforeSending();
    List<Cache<String, String>> caches =
        IntStream.range(0, 10).mapToObj(i -> jvm.cache("cache " + i, Outages.passing())).toList();
    caches.forEach(cache -> cache.put("k", "skipped"));

    jvm.faults.reset();

    caches.forEach(Outages::awaitRecovery);
    for (Cache<String, String> cache : caches) {
      assertThat(cache.get("k")).isNull();
      cache.put("k", "stored");
      assertThat(cache.get("k")).isEqualTo("stored");
    }
  }

  @Test
  void whenDynamoIsBackANewCacheAsksAgainAndIsNotEmptied() {
    jvm.faults.every(call -> true).failBeforeSending();
    Cache<String, String> first = jvm.cache("first", Outages.passing());
    Outages.end(jvm, first);

    Cache<String, String> second = jvm.cache("second", Outages.passing());

    FailureModeMXBean mode = Outages.mode(second);
    assertThat(mode.getState()).isEqualTo("CLOSED");
    assertThat(mode.getGenerationChanges()).isZero();
  }

  /** The table of one cache says nothing about those of others. */
  @Test
  void anErrorOfTheServiceIsNotTakenForSilence() {
    jvm.faults.every(call -> true).internalServerError();
    jvm.cache("first", Outages.lasting());
    jvm.faults.reset();

    Cache<String, String> second = jvm.cache("second", Outages.lasting());

    assertThat(Outages.mode(second).getState()).isEqualTo("CLOSED");
  }

  @Test
  void closingDoesNotWaitForAQuestionThatNobodyAnswers() {
    jvm.faults.every(call -> true).failBeforeSending();
    Cache<String, String> cache = jvm.cache("asking", Outages.passing());
    jvm.faults.reset();
    jvm.faults.every(call -> true).delay(Duration.ofMinutes(10));
    await().until(() -> Outages.mode(cache).getState().equals("HALF_OPEN"));

    cache.close();

    await()
        .atMost(Duration.ofSeconds(5)) // the question would take ten, by open-timeout
        .until(() -> askingThreads() == 0);
  }

  private long askingThreads() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().contains(jvm.manager.getURI().toString()))
        .flatMap(thread -> Stream.of(thread.getValue()))
        .filter(frame -> frame.getMethodName().equals("ask"))
        .count();
  }
}
