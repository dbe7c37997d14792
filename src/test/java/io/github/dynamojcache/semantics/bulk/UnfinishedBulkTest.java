package io.github.dynamojcache.semantics.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.UnfinishedBulkException;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.testing.AnyChangeListener;
import io.github.dynamojcache.testing.ComputingLoader;
import io.github.dynamojcache.testing.Heard;
import io.github.dynamojcache.testing.HttpCall;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.Outages;
import io.github.dynamojcache.testing.SharedTable;
import io.github.dynamojcache.testing.Statistics;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryListenerException;
import javax.cache.integration.CacheWriter;
import javax.cache.integration.CacheWriterException;
import javax.cache.integration.CompletionListenerFuture;
import javax.cache.processor.EntryProcessorException;
import javax.cache.processor.EntryProcessorResult;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bulk operation does all that it can, and says of each key whether it is done. */
@Tag("server")
class UnfinishedBulkTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private final Jvm jvm = SHARED.jvm();
  private final String name = SHARED.newCacheName();
  private final Heard heard = new Heard();

  @AfterEach
  void calm() {
    jvm.faults.reset();
  }

  private static Map<String, String> entries(int count) {
    return IntStream.range(0, count)
        .boxed()
        .collect(Collectors.toMap(UnfinishedBulkTest::key, i -> "v" + i));
  }

  private static String key(int i) {
    return "key-%04d".formatted(i);
  }

  private static UnfinishedBulkException unfinished(ThrowingCallable operation) {
    return catchThrowableOfType(UnfinishedBulkException.class, operation);
  }

  private static Predicate<HttpCall> about(String key) {
    return call -> call.body().contains(key);
  }

  private Cache<String, String> cache(DynamoConfiguration.Builder<String, String> configuration) {
    Cache<String, String> cache = jvm.cache(name, configuration);
    jvm.log.clear();
    return cache;
  }

  /** What is told fits what a reader finds, and no key is left out. */
  private static void assertTrue(
      UnfinishedBulkException failure, Cache<String, String> cache, Map<String, String> asked) {
    Set<Object> all = new HashSet<>(failure.finishedKeys());
    assertThat(all).doesNotContainAnyElementsOf(failure.unfinishedKeys());
    all.addAll(failure.unfinishedKeys());
    assertThat(all).isEqualTo(new HashSet<Object>(asked.keySet()));
    assertThat(new HashSet<Object>(cache.getAll(asked.keySet()).keySet()))
        .containsAll(failure.finishedKeys());
  }

  @Test
  void ofBatchesThoseThatFailTakeNoOtherWithThem() {
    Cache<String, String> cache = cache(Jvm.strings());
    jvm.faults.every(about(key(7))).internalServerError();

    UnfinishedBulkException failure = unfinished(() -> cache.putAll(entries(60)));

    assertThat(failure.unfinishedKeys()).contains(key(7)).hasSizeBetween(10, 25);
    assertThat(jvm.log.count("BatchWriteItem")).isEqualTo(2 + 3); // two done, one tried three times
    jvm.faults.reset();
    assertThat(cache.getAll(entries(60).keySet())).hasSize(failure.finishedKeys().size());
    assertTrue(failure, cache, entries(60));
  }

  @Test
  void theMessageSaysHowManyWhereWhyAndWhatToDoAndNamesNoKey() {
    Cache<String, String> cache = cache(Jvm.strings());
    jvm.faults.every("BatchWriteItem").throttle();

    UnfinishedBulkException failure = unfinished(() -> cache.putAll(entries(20)));

    assertThat(failure)
        .hasMessageContainingAll(
            "putAll on cache '" + name + "' was not finished",
            "of 20 keys 0 are done, and 20 failed or have an unknown outcome",
            "unfinishedKeys()",
            SHARED.table().name(),
            "--billing-mode PAY_PER_REQUEST",
            "ThrottlingException")
        .hasMessageNotContaining("key-")
        .hasCauseInstanceOf(CacheException.class);
  }

  @Test
  void ofABatchThatWasDoneInPartThatPartIsDone() {
    Cache<String, String> cache = cache(Jvm.strings());
    AtomicInteger sent = new AtomicInteger();
    jvm.batches.leaveUnprocessed(5);
    jvm.faults
        .every(call -> call.operation().equals("BatchWriteItem") && sent.incrementAndGet() > 1)
        .internalServerError();

    UnfinishedBulkException failure = unfinished(() -> cache.putAll(entries(25)));

    assertThat(failure.finishedKeys()).hasSize(20);
    jvm.faults.reset();
    assertThat(new HashSet<Object>(cache.getAll(entries(25).keySet()).keySet()))
        .isEqualTo(failure.finishedKeys());
  }

  @Test
  void whatWasDoneWithoutAnAnswerIsNotDoneForCertain() {
    Cache<String, String> cache = cache(Jvm.strings());
    jvm.faults.every("BatchWriteItem").dropResponse();

    UnfinishedBulkException failure = unfinished(() -> cache.putAll(entries(3)));

    assertThat(failure.finishedKeys()).isEmpty();
    assertThat(failure.unfinishedKeys()).hasSize(3);
    assertThat(cache.getAll(entries(3).keySet())).hasSize(3);
  }

  @Test
  void ofSingleWritesThoseThatFailTakeNoOtherWithThem() {
    Cache<String, String> cache = cache(Jvm.strings().listener(heard.configuration()));
    jvm.faults.every(about(key(3))).internalServerError();
    jvm.faults.every(about(key(8))).internalServerError();

    UnfinishedBulkException failure = unfinished(() -> cache.putAll(entries(20)));

    assertThat(failure.unfinishedKeys()).containsExactlyInAnyOrder(key(3), key(8));
    assertThat(failure.finishedKeys()).hasSize(18);
    assertThat(heard.events).hasSize(18);
    assertThat(failure).cause().satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    jvm.faults.reset();
    assertTrue(failure, cache, entries(20));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aValueThatCannotBeStoredStopsAllBeforeAnythingIsWritten(boolean listening) {
    DynamoConfiguration.Builder<String, Object> configuration =
        DynamoConfiguration.builder(String.class, Object.class);
    if (listening) {
      CacheEntryCreatedListener<String, Object> silent = events -> {};
      configuration.listener(
          new MutableCacheEntryListenerConfiguration<>(() -> silent, null, true, true));
    }
    Cache<String, Object> cache = jvm.cache(name, configuration);
    Map<String, Object> entries = new HashMap<>(entries(30));
    entries.put(key(17), new Thread());
    jvm.log.clear();

    assertThatThrownBy(() -> cache.putAll(entries)).isInstanceOf(UnsupportedValueException.class);

    assertThat(jvm.log.count()).isZero();
  }

  @Test
  void removalsInBatchesTellTheSame() {
    Cache<String, String> cache = cache(Jvm.strings());
    cache.putAll(entries(60));
    jvm.faults.every(about(key(7))).internalServerError();

    UnfinishedBulkException failure = unfinished(() -> cache.removeAll(entries(60).keySet()));

    jvm.faults.reset();
    assertThat(failure).hasMessageContaining("removeAll on cache '" + name + "'");
    assertThat(failure.unfinishedKeys()).contains(key(7));
    assertThat(new HashSet<Object>(cache.getAll(entries(60).keySet()).keySet()))
        .isEqualTo(failure.unfinishedKeys());
  }

  @Test
  void removalsOneByOneTellTheSame() {
    Cache<String, String> cache = cache(Jvm.strings().statistics(true));
    cache.putAll(entries(20));
    jvm.faults.every(about(key(7))).internalServerError();

    UnfinishedBulkException failure = unfinished(() -> cache.removeAll(entries(20).keySet()));

    jvm.faults.reset();
    assertThat(failure.unfinishedKeys()).containsExactly(key(7));
    assertThat(cache.getAll(entries(20).keySet())).containsOnlyKeys(key(7));
    assertThat(Statistics.of(cache).removals()).isEqualTo(19);
  }

  @Test
  void removeAllOfACacheWithAListenerTellsTheSame() {
    Cache<String, String> cache = cache(Jvm.strings().listener(heard.configuration()));
    cache.putAll(entries(20));
    jvm.faults
        .every(call -> call.operation().equals("DeleteItem") && about(key(7)).test(call))
        .internalServerError();

    UnfinishedBulkException failure = unfinished(cache::removeAll);

    assertThat(failure.unfinishedKeys()).containsExactly(key(7));
    assertThat(failure.finishedKeys()).hasSize(19);
  }

  @Test
  void whatWasPutIsCountedAlsoWhenNotAllWas() {
    Cache<String, String> cache = cache(Jvm.strings().statistics(true));
    jvm.faults.every(about(key(7))).internalServerError();

    UnfinishedBulkException failure = unfinished(() -> cache.putAll(entries(60)));

    assertThat(Statistics.of(cache).puts()).isEqualTo(failure.finishedKeys().size());
  }

  @Test
  void aValueOfWhichAChunkIsMissingTakesNoOtherWithIt() {
    Cache<String, String> cache =
        cache(Jvm.strings().compression(Compression.NONE).set("chunk-size", 100));
    Map<String, String> entries = new HashMap<>(entries(30));
    entries.put("big", "b".repeat(1_000));
    entries.put("broken", "b".repeat(900) + "x".repeat(100));
    jvm.faults.every(call -> isChunkOfBroken(call)).internalServerError();

    UnfinishedBulkException failure = unfinished(() -> cache.putAll(entries));

    jvm.faults.reset();
    assertThat(failure.unfinishedKeys()).contains("broken").hasSizeBetween(1, 2);
    assertThat(new HashSet<Object>(cache.getAll(entries.keySet()).keySet()))
        .isEqualTo(failure.finishedKeys());
  }

  /** Bytes of x in base 64. */
  private static boolean isChunkOfBroken(HttpCall call) {
    return call.operation().equals("BatchWriteItem") && call.body().contains("eHh4eHh4eHh4eHh4");
  }

  @Test
  void insideAnEntryProcessorAllAreTriedToo() {
    Cache<String, String> cache = cache(Jvm.strings().listener(heard.configuration()));
    jvm.faults.every(about(key(3))).internalServerError();

    UnfinishedBulkException failure =
        unfinished(
            () ->
                cache.invoke(
                    "other",
                    (entry, arguments) -> {
                      cache.putAll(entries(10));
                      return true;
                    }));

    assertThat(failure.unfinishedKeys()).containsExactly(key(3));
    assertThat(failure.finishedKeys()).hasSize(9);
  }

  @Test
  void loadAllTellsItsListener() {
    Cache<String, String> cache =
        cache(Jvm.strings().loader(() -> new ComputingLoader<>(key -> "loaded")));
    jvm.faults
        .every(call -> call.operation().equals("PutItem") && about(key(3)).test(call))
        .internalServerError();
    CompletionListenerFuture end = new CompletionListenerFuture();

    cache.loadAll(entries(10).keySet(), /* replaceExisting= */ false, end);

    assertThatThrownBy(end::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            UnfinishedBulkException.class,
            failure -> {
              assertThat(failure).hasMessageContaining("loadAll on cache");
              assertThat(failure.unfinishedKeys()).containsExactly(key(3));
              assertThat(failure.finishedKeys()).hasSize(9);
            });
  }

  @Test
  void whatTheWriterRefusedIsAnExceptionOfTheWriterAsLongAsTheRestIsStored() {
    Cache<String, String> cache = cache(Jvm.strings().writeThrough(() -> new Refusing(key(3))));

    assertThatThrownBy(() -> cache.putAll(entries(10))).isInstanceOf(CacheWriterException.class);

    assertThat(cache.getAll(entries(10).keySet())).hasSize(9).doesNotContainKey(key(3));
  }

  @Test
  void whatTheWriterTookAndTheCacheDidNotIsToldBeforeWhatTheWriterRefused() {
    Cache<String, String> cache = cache(Jvm.strings().writeThrough(() -> new Refusing(key(3))));
    jvm.faults.every("BatchWriteItem").internalServerError();

    UnfinishedBulkException failure = unfinished(() -> cache.putAll(entries(10)));

    assertThat(failure.unfinishedKeys()).hasSize(10);
    assertThat(failure.getSuppressed()).singleElement().isInstanceOf(CacheWriterException.class);
  }

  @Test
  void whenOnlyAListenerFailsAllIsDoneAndTheListenersExceptionIsThrown() {
    AnyChangeListener failing =
        event -> {
          if (event.getKey().equals(key(3))) {
            throw new IllegalStateException("on purpose");
          }
        };
    Cache<String, String> cache =
        cache(
            Jvm.strings()
                .listener(
                    new MutableCacheEntryListenerConfiguration<>(() -> failing, null, true, true)));

    assertThatThrownBy(() -> cache.putAll(entries(10)))
        .isInstanceOf(CacheEntryListenerException.class);

    assertThat(cache.getAll(entries(10).keySet())).hasSize(10);
  }

  @Test
  void aThrottledTableIsNotAskedForTheWholeRest() {
    Cache<String, String> cache = cache(Jvm.strings());
    jvm.faults.every("BatchWriteItem").error(400, "ThrottlingException", "on purpose");

    UnfinishedBulkException failure = unfinished(() -> cache.putAll(entries(2_500)));

    assertThat(failure.unfinishedKeys()).hasSize(2_500);
    // Of 100 batches: sixteen that fail, and those under way by then; of each, three attempts.
    assertThat(jvm.log.count("BatchWriteItem")).isBetween(16 * 3, (16 + 7) * 3);
  }

  @Test
  void invokeAllHasAResultOrAnExceptionForEachKey() {
    Cache<String, String> cache = cache(Jvm.strings());
    jvm.faults
        .every(call -> call.operation().equals("PutItem") && about(key(3)).test(call))
        .internalServerError();

    Map<String, EntryProcessorResult<Boolean>> results = setAll(cache, 10);

    assertThat(results).hasSize(10);
    results.forEach(
        (key, result) -> {
          if (key.equals(key(3))) {
            assertThatThrownBy(result::get)
                .isInstanceOf(EntryProcessorException.class)
                .hasMessageContaining("DynamoDB failed inside");
          } else {
            assertThat(result.get()).isTrue();
          }
        });
  }

  @Test
  void inAnOutageInvokeAllDoesNotTryTheWholeRest() {
    Cache<String, String> cache = cache(Jvm.strings());
    jvm.faults.every("PutItem").internalServerError();

    Map<String, EntryProcessorResult<Boolean>> results = setAll(cache, 50);

    assertThat(results).hasSize(50);
    assertThat(jvm.log.count("PutItem")).isEqualTo(16 * 3);
    assertThat(
            results.values().stream()
                .map(result -> catchThrowable(result::get))
                .filter(failure -> String.valueOf(failure.getMessage()).contains("not tried")))
        .hasSize(50 - 16);
  }

  private static Map<String, EntryProcessorResult<Boolean>> setAll(
      Cache<String, String> cache, int count) {
    return cache.invokeAll(
        entries(count).keySet(),
        (entry, arguments) -> {
          entry.setValue("set");
          return true;
        });
  }

  @Test
  void whatWasNotFinishedCanBeDoneAgain() {
    Cache<String, String> cache = cache(Jvm.strings());
    jvm.faults.every(about(key(7))).internalServerError();
    UnfinishedBulkException failure = unfinished(() -> cache.putAll(entries(60)));
    jvm.faults.reset();

    Map<String, String> again = new HashMap<>(entries(60));
    again.keySet().retainAll(failure.unfinishedKeys());
    cache.putAll(again);

    assertThat(cache.getAll(entries(60).keySet())).isEqualTo(entries(60));
  }

  @Test
  void theKeysDoNotSurviveSerializationAndTheRestDoes() throws Exception {
    Cache<String, String> cache = cache(Jvm.strings());
    jvm.faults.every("BatchWriteItem").internalServerError();
    UnfinishedBulkException failure = unfinished(() -> cache.putAll(entries(3)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(failure);
    }

    UnfinishedBulkException copy;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      copy = (UnfinishedBulkException) in.readObject();
    }

    assertThat(copy).hasMessage(failure.getMessage());
    assertThat(copy.finishedKeys()).isEmpty();
    assertThat(copy.unfinishedKeys()).isEmpty();
  }

  @Test
  void inAnOutageThatIsBypassedOnlyWhatIsNotDoneForCertainIsJournalled() {
    Cache<String, String> cache = cache(Outages.lasting().set("bypass-after", 100));
    jvm.faults.every(about(key(7))).internalServerError();

    cache.putAll(entries(60));

    assertThat(Outages.mode(cache).getJournalledKeys()).isBetween(10, 25);
    jvm.faults.reset();
    assertThat(cache.getAll(entries(60).keySet()))
        .hasSize(60 - Outages.mode(cache).getJournalledKeys());
    cache.close();
  }

  /** Refuses one key. */
  private record Refusing(String refused) implements CacheWriter<String, String> {

    @Override
    public void write(Cache.Entry<? extends String, ? extends String> entry) {}

    @Override
    public void writeAll(Collection<Cache.Entry<? extends String, ? extends String>> entries) {
      entries.removeIf(entry -> !entry.getKey().equals(refused));
      throw new CacheWriterException("refused on purpose");
    }

    @Override
    public void delete(Object key) {}

    @Override
    public void deleteAll(Collection<?> keys) {}
  }
}
