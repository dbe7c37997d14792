package io.github.dynamojcache.semantics.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.testing.FaultScript;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.SimultaneousReads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Threads that read the same key at the same moment share a request, and never an old answer. */
@Tag("races")
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SharedRequestsTest {

  private static final Duration NEVER = Duration.ofDays(1);

  private Jvm jvm;
  private Jvm other;

  @BeforeEach
  void open(LocalDynamo dynamo) {
    String table = dynamo.newTableName();
    jvm = new Jvm(dynamo, table);
    other = new Jvm(dynamo, table);
  }

  @AfterEach
  void close() {
    jvm.close();
    other.close();
  }

  /** Nobody loses patience here: a quarter of four minutes. */
  private static <V> DynamoConfiguration.Builder<String, V> patient(
      DynamoConfiguration.Builder<String, V> configuration) {
    return configuration
        .clearVisibility(NEVER)
        .callTimeout(Duration.ofMinutes(5))
        .set("attempt-timeout", Duration.ofMinutes(4));
  }

  private Cache<String, String> cache(String name) {
    return jvm.cache(name, patient(Jvm.strings()));
  }

  /** A read whose answer is held back after the table gave it. */
  private static final class HeldRead {
    private final CountDownLatch answered = new CountDownLatch(1);
    private final CountDownLatch held = new CountDownLatch(1);
    private final FutureTask<@Nullable String> read;

    HeldRead(Cache<String, String> cache, FaultScript request) throws InterruptedException {
      read = new FutureTask<>(() -> cache.get("k"));
      request.runAfter(
          () -> {
            answered.countDown();
            try {
              held.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      Thread reader = new Thread(read, "held");
      reader.setDaemon(true);
      reader.start();
      answered.await();
    }

    @Nullable String result() throws Exception {
      held.countDown();
      return read.get();
    }
  }

  /** Starts a read that has to wait for the request of another thread. */
  private static FutureTask<@Nullable String> startWaiting(Cache<String, String> cache) {
    FutureTask<@Nullable String> read = new FutureTask<>(() -> cache.get("k"));
    SimultaneousReads.startAndAwaitWaiting(read);
    return read;
  }

  @Test
  void sixtyFourThreadsMakeTheRequestThatIsUnderWayAndOneMore() throws Exception {
    Cache<String, String> cache = cache("together");
    cache.put("k", "v");
    jvm.log.clear();

    List<String> values =
        SimultaneousReads.whileTheFirstIsUnderWay(64, jvm.faults, "GetItem", () -> cache.get("k"));

    assertThat(values).hasSize(64).containsOnly("v");
    assertThat(jvm.log.operations()).containsExactly("GetItem", "GetItem");
  }

  @Test
  void sixtyFourThreadsThatDoNotShareMakeSixtyFourRequests() throws Exception {
    Cache<String, String> cache = jvm.cache("apart", patient(Jvm.strings()).sharedReads(false));
    cache.put("k", "v");
    jvm.log.clear();

    List<String> values =
        SimultaneousReads.allUnderWayAtOnce(64, jvm.faults, "GetItem", () -> cache.get("k"));

    assertThat(values).hasSize(64).containsOnly("v");
    assertThat(jvm.log.operations()).hasSize(64).containsOnly("GetItem");
  }

  @Test
  void getAndContainsKeyAndInvokeShareWithEachOther() throws Exception {
    Cache<String, String> cache = cache("mixed");
    cache.put("k", "v");
    jvm.log.clear();
    HeldRead first = new HeldRead(cache, jvm.faults.next("GetItem"));
    FutureTask<@Nullable String> get = startWaiting(cache);
    FutureTask<Boolean> containsKey = new FutureTask<>(() -> cache.containsKey("k"));
    SimultaneousReads.startAndAwaitWaiting(containsKey);
    FutureTask<Boolean> invoke =
        new FutureTask<>(() -> cache.invoke("k", (entry, arguments) -> entry.exists()));
    SimultaneousReads.startAndAwaitWaiting(invoke);

    assertThat(first.result()).isEqualTo("v");

    assertThat(get.get()).isEqualTo("v");
    assertThat(containsKey.get()).isTrue();
    assertThat(invoke.get()).isTrue();
    assertThat(jvm.log.operations()).containsExactly("GetItem", "GetItem");
  }

  @Test
  void theQuestionForTheGenerationIsSharedWithTheRead() throws Exception {
    Cache<String, String> cache =
        jvm.cache("meta", patient(Jvm.strings()).clearVisibility(Duration.ZERO));
    cache.put("k", "v");
    jvm.log.clear();

    List<String> values =
        SimultaneousReads.whileTheFirstIsUnderWay(
            8, jvm.faults, "BatchGetItem", () -> cache.get("k"));

    assertThat(values).hasSize(8).containsOnly("v");
    assertThat(jvm.log.operations()).containsExactly("BatchGetItem", "BatchGetItem");
  }

  @Test
  void everyThreadHasAValueOfItsOwn() throws Exception {
    Cache<String, Object> cache =
        jvm.cache("values", patient(DynamoConfiguration.builder(String.class, Object.class)));
    cache.put("k", new ArrayList<>(List.of("a", "b")));
    Callable<Object> read = () -> cache.get("k");

    List<Object> values =
        SimultaneousReads.whileTheFirstIsUnderWay(16, jvm.faults, "GetItem", read);

    Set<Object> objects = Collections.newSetFromMap(new IdentityHashMap<>());
    objects.addAll(values);
    assertThat(objects).hasSize(16).containsOnly(List.of("a", "b"));
  }

  @Test
  void whatAnotherJvmHasWrittenIsSeenByEveryReadThatBeginsAfterwards() throws Exception {
    Cache<String, String> here = cache("writes");
    Cache<String, String> there = other.cache("writes");
    here.put("k", "old");
    HeldRead before = new HeldRead(here, jvm.faults.next("GetItem"));

    there.put("k", "new");

    FutureTask<@Nullable String> after = startWaiting(here);
    FutureTask<@Nullable String> sharer = startWaiting(here);
    assertThat(before.result()).isEqualTo("old");
    assertThat(after.get()).isEqualTo("new");
    assertThat(sharer.get()).isEqualTo("new");
  }

  @Test
  void aClearOfThisJvmIsSeenByEveryReadThatBeginsAfterwards() throws Exception {
    Cache<String, String> cache = cache("clears");
    cache.put("k", "v");
    HeldRead before = new HeldRead(cache, jvm.faults.next("GetItem"));
    FutureTask<@Nullable String> willSend = startWaiting(cache);

    cache.clear();

    FutureTask<@Nullable String> after = startWaiting(cache);
    assertThat(before.result()).isEqualTo("v");
    assertThat(willSend.get()).isNull();
    assertThat(after.get()).isNull();
  }

  @Test
  void aClearOfAnotherJvmIsSeenByEveryReadThatBeginsAfterwardsWhenVisibilityIsZero()
      throws Exception {
    Cache<String, String> here =
        jvm.cache("others-clears", patient(Jvm.strings()).clearVisibility(Duration.ZERO));
    Cache<String, String> there = other.cache("others-clears");
    here.put("k", "v");
    HeldRead before = new HeldRead(here, jvm.faults.next("BatchGetItem"));

    there.clear();

    FutureTask<@Nullable String> after = startWaiting(here);
    FutureTask<@Nullable String> sharer = startWaiting(here);
    assertThat(before.result()).isEqualTo("v");
    assertThat(after.get()).isNull();
    assertThat(sharer.get()).isNull();
  }

  @Test
  void aFailureIsThatOfAllWhoShareTheRequest() throws Exception {
    Cache<String, String> cache = cache("failures");
    cache.put("k", "v");
    jvm.log.clear();
    HeldRead first = new HeldRead(cache, jvm.faults.next("GetItem"));
    FutureTask<@Nullable String> sender = startWaiting(cache);
    FutureTask<@Nullable String> sharer = startWaiting(cache);
    jvm.faults.every("GetItem").error(400, "AccessDeniedException", "refused on purpose");

    assertThat(first.result()).isEqualTo("v");

    assertThatThrownBy(sender::get).cause().isInstanceOf(CacheException.class);
    assertThatThrownBy(sharer::get)
        .cause()
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("get on cache 'failures' failed")
        .hasMessageContaining("refused on purpose");
    assertThat(jvm.log.operations()).containsExactly("GetItem", "GetItem");
  }

  @Test
  void aStalledRequestDoesNotHoldUpTheOthers() throws Exception {
    Cache<String, String> cache =
        jvm.cache("stalled", patient(Jvm.strings()).set("attempt-timeout", Duration.ofSeconds(4)));
    cache.put("k", "v");
    HeldRead stalled = new HeldRead(cache, jvm.faults.next("GetItem"));

    assertThat(cache.get("k")).isEqualTo("v");

    assertThat(stalled.result()).isEqualTo("v");
  }
}
