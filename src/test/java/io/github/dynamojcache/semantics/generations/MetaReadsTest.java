package io.github.dynamojcache.semantics.generations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.testing.HttpCall;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.RecordedRequest;
import io.github.dynamojcache.testing.SharedTable;
import io.github.dynamojcache.testing.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/** When a JVM asks for the meta item: once for all its threads, ahead of time, beside its work. */
@Tag("server")
class MetaReadsTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private static final Duration SHORT = Duration.ofMillis(200);

  private final Jvm jvm = SHARED.jvm();
  private final Jvm other = SHARED.other();
  private final RawTable table = SHARED.table();
  private final String name = SHARED.newCacheName();

  @AfterEach
  void noFaultIsLeft() {
    assertThat(jvm.faults.pending()).isZero();
    jvm.faults.reset();
  }

  private static DynamoConfiguration.Builder<String, String> visibleWithin(Duration time) {
    return Jvm.strings().clearVisibility(time);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 64})
  void manyThreadsAskOnceInClearVisibility(int threads) throws Exception {
    Cache<String, String> cache = jvm.cache(name, visibleWithin(SHORT));
    cache.put("k", "v");
    jvm.log.clear();
    long begun = System.nanoTime();
    long end = begun + SHORT.multipliedBy(10).toNanos();

    Threads.runTogether(
        Stream.generate(() -> (Callable<Boolean>) () -> readsAndWrites(cache, end))
            .limit(threads)
            .toList());

    double elapsed = System.nanoTime() - begun;
    assertThat((double) metaReads().size())
        .isLessThanOrEqualTo(elapsed / (SHORT.toNanos() * 15.0 / 16) + 1);
  }

  private static boolean readsAndWrites(Cache<String, String> cache, long end) {
    while (System.nanoTime() - end < 0) {
      cache.get("k");
      cache.put("l", "v");
      cache.containsKey("m");
    }
    return true;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theMetaItemIsReadStronglyWhateverEntriesAre(boolean consistent) {
    Cache<String, String> cache =
        jvm.cache(name, visibleWithin(Duration.ZERO).consistentReads(consistent));
    jvm.log.clear();

    cache.get("k");
    cache.getAll(Set.of("k", "l"));
    cache.put("k", "v");
    assertThat(cache.iterator().hasNext()).isTrue();

    assertThat(metaReads()).hasSize(4).allSatisfy(read -> assertThat(isStrong(read)).isTrue());
  }

  @Test
  void eventualReadsOfEntriesStayEventualBesideTheQuestion() {
    Cache<String, String> cache =
        jvm.cache(name, visibleWithin(Duration.ZERO).consistentReads(false));
    jvm.log.clear();

    cache.get("k");
    cache.getAll(Set.of("k", "l"));

    List<RecordedRequest> others = new ArrayList<>(jvm.log.requests());
    others.removeIf(MetaReadsTest::isMetaRead);
    assertThat(others).hasSize(2).allSatisfy(read -> assertThat(isStrong(read)).isFalse());
  }

  private List<RecordedRequest> metaReads() {
    return jvm.log.requests().stream().filter(MetaReadsTest::isMetaRead).toList();
  }

  private static boolean isMetaRead(RecordedRequest request) {
    String text = request.request().toString();
    return (request.operation().equals("GetItem") || request.operation().equals("BatchGetItem"))
        && text.contains("AttributeValue(S=#)");
  }

  private static boolean isStrong(RecordedRequest request) {
    return request.request() instanceof GetItemRequest get
        ? get.consistentRead()
        : request
            .request(BatchGetItemRequest.class)
            .requestItems()
            .values()
            .iterator()
            .next()
            .consistentRead();
  }

  static Stream<Arguments> operations() {
    return Stream.of(
        operation("put", "PutItem", cache -> cache.put("k", "2")),
        operation("putIfAbsent", "PutItem", cache -> cache.putIfAbsent("k", "2")),
        operation("replace", "PutItem", cache -> cache.replace("k", "2")),
        operation("replace if equal", "PutItem", cache -> cache.replace("k", "1", "2")),
        operation("getAndPut", "PutItem", cache -> cache.getAndPut("k", "2")),
        operation("remove", "DeleteItem", cache -> cache.remove("k")),
        operation("remove if equal", "DeleteItem", cache -> cache.remove("k", "1")),
        operation("putAll", "BatchWriteItem", cache -> cache.putAll(Map.of("k", "2", "l", "2"))),
        operation("removeAll", "BatchWriteItem", cache -> cache.removeAll(Set.of("k", "l"))),
        operation("iterator", "Query", cache -> assertThat(cache.iterator().hasNext()).isFalse()));
  }

  private static Arguments operation(
      String words, String request, Consumer<Cache<String, String>> operation) {
    return Arguments.of(Named.of(words, operation), request);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void anOperationOfAnIdleCacheIsSentBesideTheQuestion(
      Consumer<Cache<String, String>> operation, String request) {
    Cache<String, String> cache = jvm.cache(name, visibleWithin(Duration.ZERO));
    CountDownLatch both = new CountDownLatch(2);
    BiConsumer<String, String> held =
        (name, part) ->
            jvm.faults
                .next(call -> call.operation().equals(name) && isAbout(call, part))
                .runBefore(() -> awaitBoth(both));
    held.accept("GetItem", "{\"S\":\"#\"}");
    held.accept(request, "");

    operation.accept(cache);

    assertThat(both.getCount()).isZero();
  }

  private static boolean isAbout(HttpCall call, String part) {
    return call.body().contains(part);
  }

  private static void awaitBoth(CountDownLatch both) {
    both.countDown();
    try {
      if (!both.await(5, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the other request was not sent");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatAnIdleCacheWritesAfterAClearOfAnotherGoesIntoTheNewGeneration() {
    Cache<String, String> idle = jvm.cache(name, visibleWithin(Duration.ZERO));
    idle.put("k", "1");
    idle.put("l", "1");
    Cache<String, String> elsewhere = other.cache(name, visibleWithin(Duration.ofHours(1)));

    elsewhere.clear();

    assertThat(idle.replace("k", "2")).isFalse();
    assertThat(idle.putIfAbsent("k", "3")).isTrue();
    assertThat(elsewhere.get("k")).isEqualTo("3");
    elsewhere.clear();
    assertThat(idle.getAndPut("k", "4")).isNull();
    elsewhere.clear();
    assertThat(idle.remove("k")).isFalse();
    idle.putAll(Map.of("a", "5", "b", "5"));
    assertThat(elsewhere.getAll(Set.of("a", "b", "k"))).isEqualTo(Map.of("a", "5", "b", "5"));
    elsewhere.clear();
    Iterator<Cache.Entry<String, String>> entries = idle.iterator();
    assertThat(entries.hasNext()).isFalse();
  }

  @Test
  void anIterationOfAnIdleCacheShowsTheNewGeneration() {
    Cache<String, String> idle = jvm.cache(name, visibleWithin(Duration.ZERO));
    idle.put("old", "1");
    Cache<String, String> elsewhere = other.cache(name);
    elsewhere.clear();
    elsewhere.put("new", "1");

    Iterator<Cache.Entry<String, String>> entries = idle.iterator();

    assertThat(entries.next().getKey()).isEqualTo("new");
    assertThat(entries.hasNext()).isFalse();
  }

  @Test
  void aWriteWhoseQuestionFailsFails() {
    Cache<String, String> idle = jvm.cache(name, visibleWithin(Duration.ZERO));
    jvm.faults.every("GetItem").error(400, "AccessDeniedException", "no GetItem on purpose");

    assertThatThrownBy(() -> idle.put("k", "v"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("put on cache '" + name + "' failed");
  }

  @Test
  void aWriteWhoseQuestionFailsMayHaveTakenEffectAndSaysSo() {
    Cache<String, String> idle = jvm.cache(name, visibleWithin(Duration.ZERO));
    jvm.faults.every("GetItem").error(400, "AccessDeniedException", "no GetItem on purpose");

    assertThatThrownBy(() -> idle.put("k", "v"))
        .hasMessageContaining("Whether a write took effect is not known.");
    jvm.faults.reset();
    assertThat(idle.get("k")).isEqualTo("v");

    jvm.faults.every("GetItem").error(400, "AccessDeniedException", "no GetItem on purpose");
    assertThatThrownBy(() -> idle.remove("k"))
        .hasMessageContaining("Whether a write took effect is not known.");
    jvm.faults.reset();
    assertThat(idle.get("k")).isNull();
  }

  @Test
  void aQuestionAheadOfTimeThatFailsDisturbsNobody() throws Exception {
    Cache<String, String> cache = jvm.cache(name, visibleWithin(SHORT));
    cache.put("k", "v");
    jvm.faults
        .next(call -> call.operation().equals("GetItem") && call.body().contains("\"S\":\"#\""))
        .error(400, "AccessDeniedException", "no GetItem on purpose");
    long end = System.nanoTime() + SHORT.multipliedBy(4).toNanos();

    assertThat(Threads.runTogether(List.of(() -> readsAndWrites(cache, end)))).containsOnly(true);
    assertThat(table.items(name)).hasSize(2);
  }
}
