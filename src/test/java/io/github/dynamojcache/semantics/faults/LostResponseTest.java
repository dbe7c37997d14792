package io.github.dynamojcache.semantics.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.testing.Counting;
import io.github.dynamojcache.testing.FaultScript;
import io.github.dynamojcache.testing.Heard;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.Lifetimes;
import io.github.dynamojcache.testing.SharedTable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.configuration.Factory;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The network loses a response and the SDK sends the write again: the operation reports what really
 * happened, and it happened once.
 */
@Tag("server")
class LostResponseTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem");

  final Jvm jvm = SHARED.jvm();
  private final Jvm other = SHARED.other();
  private final Heard heard = new Heard();

  @BeforeEach
  void calm() {
    jvm.faults.reset();
  }

  private static final Map<String, Factory<ExpiryPolicy>> POLICIES =
      Map.of(
          "eternal", EternalExpiryPolicy.factoryOf(),
          "created", CreatedExpiryPolicy.factoryOf(Duration.ONE_HOUR),
          "modified", ModifiedExpiryPolicy.factoryOf(Duration.ONE_HOUR),
          "custom", Lifetimes.policy(Lifetimes.HOUR, Lifetimes.UNCHANGED, Lifetimes.UNCHANGED));

  private static Stream<Arguments> policies() {
    return POLICIES.entrySet().stream()
        .map(policy -> Arguments.of(Named.of(policy.getKey(), policy.getValue())));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void putIfAbsentWonAndSaysSo(Factory<ExpiryPolicy> policy) {
    Cache<String, String> cache = listenedTo(policy);
    nextWrite().dropResponse();

    assertThat(cache.putIfAbsent("k", "mine")).isTrue();

    assertThat(cache.get("k")).isEqualTo("mine");
    assertThat(heard.events).containsExactly("CREATED k=mine");
    assertTheFaultHappened();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void replaceOfAnExpectedValueSucceededAndSaysSo(Factory<ExpiryPolicy> policy) {
    Cache<String, String> cache = listenedTo(policy);
    cache.put("k", "1");
    nextWrite().dropResponse();

    assertThat(cache.replace("k", "1", "2")).isTrue();

    assertThat(cache.get("k")).isEqualTo("2");
    assertThat(heard.events).containsExactly("CREATED k=1", "UPDATED k=2 was 1");
    assertTheFaultHappened();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void replaceSucceededAndSaysSo(Factory<ExpiryPolicy> policy) {
    Cache<String, String> cache = plain(policy);
    cache.put("k", "1");
    nextWrite().dropResponse();

    assertThat(cache.replace("k", "2")).isTrue();

    assertThat(cache.get("k")).isEqualTo("2");
    assertTheFaultHappened();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void anEntryProcessorCountsOnce(Factory<ExpiryPolicy> policy) {
    Cache<String, Integer> cache = jvm.cache(SHARED.newCacheName(), Jvm.numbers().expiry(policy));
    nextWrite().dropResponse(); // of the creation
    assertThat(Counting.increment(cache, "counter")).isEqualTo(1);
    nextWrite().dropResponse(); // of an update
    assertThat(Counting.increment(cache, "counter")).isEqualTo(2);

    assertThat(cache.get("counter")).isEqualTo(2);
    assertTheFaultHappened();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void putIfAbsentLostToAnotherJvmAndSaysSo(Factory<ExpiryPolicy> policy) {
    Cache<String, String> cache = listenedTo(policy);
    Cache<String, String> theirs = other.cache(cache.getName());
    losesTheFirstTryAndThenTheRaceTo(() -> theirs.put("k", "theirs"));

    assertThat(cache.putIfAbsent("k", "mine")).isFalse();

    assertThat(cache.get("k")).isEqualTo("theirs");
    assertThat(heard.events).isEmpty();
    assertTheFaultHappened();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void replaceOfAnExpectedValueLostToAnotherJvmAndSaysSo(Factory<ExpiryPolicy> policy) {
    Cache<String, String> cache = plain(policy);
    cache.put("k", "1");
    Cache<String, String> theirs = other.cache(cache.getName());
    losesTheFirstTryAndThenTheRaceTo(() -> theirs.put("k", "theirs"));

    assertThat(cache.replace("k", "1", "2")).isFalse();

    assertThat(cache.get("k")).isEqualTo("theirs");
    assertTheFaultHappened();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void replaceFindsNothingAfterAnotherJvmRemovedIt(Factory<ExpiryPolicy> policy) {
    Cache<String, String> cache = plain(policy);
    cache.put("k", "1");
    Cache<String, String> theirs = other.cache(cache.getName());
    losesTheFirstTryAndThenTheRaceTo(() -> theirs.remove("k"));

    assertThat(cache.replace("k", "2")).isFalse();

    assertThat(cache.containsKey("k")).isFalse();
    assertTheFaultHappened();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void anEntryProcessorCountsOnTopOfWhatAnotherJvmWrote(Factory<ExpiryPolicy> policy) {
    Cache<String, Integer> cache = jvm.cache(SHARED.newCacheName(), Jvm.numbers().expiry(policy));
    cache.put("counter", 1);
    Cache<String, Integer> theirs = other.cache(cache.getName(), Jvm.numbers());
    losesTheFirstTryAndThenTheRaceTo(() -> theirs.put("counter", 100));

    assertThat(Counting.increment(cache, "counter")).isEqualTo(101);

    assertThat(theirs.get("counter")).isEqualTo(101);
    assertTheFaultHappened();
  }

  /** Our write got through, but theirs is what stands there when ours is tried again. */
  @ParameterizedTest
  @MethodSource("policies")
  void aValueThatAnotherJvmWroteOverOursIsNotTouched(Factory<ExpiryPolicy> policy) {
    Cache<String, String> cache = plain(policy);
    Cache<String, String> theirs = other.cache(cache.getName());
    nextWrite().dropResponse();
    nextWrite().runBefore(() -> theirs.put("k", "theirs"));

    assertThat(cache.putIfAbsent("k", "mine")).isFalse();

    assertThat(cache.get("k")).isEqualTo("theirs");
    assertTheFaultHappened();
  }

  private Cache<String, String> listenedTo(Factory<ExpiryPolicy> policy) {
    return jvm.cache(
        SHARED.newCacheName(), Jvm.strings().expiry(policy).listener(heard.configuration()));
  }

  private Cache<String, String> plain(Factory<ExpiryPolicy> policy) {
    return jvm.cache(SHARED.newCacheName(), policy);
  }

  private FaultScript nextWrite() {
    return jvm.faults.next(call -> WRITES.contains(call.operation()));
  }

  private void losesTheFirstTryAndThenTheRaceTo(Runnable theirWrite) {
    nextWrite().failBeforeSending();
    nextWrite().runBefore(theirWrite);
  }

  private void assertTheFaultHappened() {
    assertThat(jvm.faults.pending()).isZero();
    assertThat(
            List.copyOf(jvm.log.requests()).stream()
                .anyMatch(request -> WRITES.contains(request.operation()) && request.attempt() > 1))
        .isTrue();
  }
}
