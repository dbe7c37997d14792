package io.github.dynamojcache.semantics.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.options.FailureMode;
import io.github.dynamojcache.testing.Heard;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.SharedTable;
import io.github.dynamojcache.testing.Statistics;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An operation that wants the old value, and whose answer, with that value in it, was lost: the
 * retry finds the new value, and does not take it for the old one.
 */
@Tag("server")
class LostOldValueTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  final Jvm jvm = SHARED.jvm();

  @BeforeEach
  void calm() {
    jvm.faults.reset();
  }

  @Test
  void getAndPutWritesAndSaysThatItCannotTell() {
    Cache<String, String> cache = holdingOld(Jvm.strings());
    jvm.faults.next("PutItem").dropResponse();

    assertThatThrownBy(() -> cache.getAndPut("k", "new"))
        .isInstanceOf(CacheException.class)
        .hasMessage(
            "getAndPut on cache '"
                + cache.getName()
                + "' wrote the new value, but cannot tell the old one: it was in an answer that was"
                + " lost, and the retry found the new value. Do not repeat the call. Where the old"
                + " value must be known, use invoke, which reads it before it writes.");

    assertThat(cache.get("k")).isEqualTo("new");
  }

  @Test
  void getAndReplaceWritesAndSaysThatItCannotTell() {
    Cache<String, String> cache = holdingOld(Jvm.strings());
    jvm.faults.next("PutItem").dropResponse();

    assertCannotTell(() -> cache.getAndReplace("k", "new"), "getAndReplace");

    assertThat(cache.get("k")).isEqualTo("new");
  }

  @Test
  void anUpdateThatKeepsTheDeadlineCannotTellEither() {
    Cache<String, String> cache =
        holdingOld(Jvm.strings().expiry(CreatedExpiryPolicy.factoryOf(Duration.ONE_DAY)));
    jvm.faults.next("UpdateItem").dropResponse();

    assertCannotTell(() -> cache.getAndPut("k", "new"), "getAndPut");

    assertThat(cache.get("k")).isEqualTo("new");
  }

  @Test
  void aValueInChunksStaysWhole() {
    Cache<String, String> cache = holdingOld(Jvm.strings().set("chunk-size", 100));
    String big = "big".repeat(200);
    jvm.faults.next("PutItem").dropResponse();

    assertCannotTell(() -> cache.getAndPut("k", big), "getAndPut");

    assertThat(cache.get("k")).isEqualTo(big);
  }

  @Test
  void withBypassTheOldValueIsNull() {
    Cache<String, String> cache = holdingOld(Jvm.strings().failureMode(FailureMode.BYPASS));
    jvm.faults.next("PutItem").dropResponse();

    assertThat(cache.getAndPut("k", "new")).isNull();

    assertThat(cache.get("k")).isEqualTo("new");
  }

  @Test
  void aProcessorKnowsTheOldValue() {
    Cache<String, String> cache = holdingOld(Jvm.strings());
    jvm.faults.next("PutItem").dropResponse();

    String old =
        cache.invoke(
            "k",
            (entry, arguments) -> {
              String found = entry.getValue();
              entry.setValue("new");
              return found;
            });

    assertThat(old).isEqualTo("old");
    assertThat(cache.get("k")).isEqualTo("new");
  }

  @Test
  void aListenerHearsThatItIsNotAvailable() {
    Heard heard = new Heard();
    Cache<String, String> cache = holdingOld(Jvm.strings().listener(heard.configuration()));
    jvm.faults.next("PutItem").dropResponse();

    cache.put("k", "new");
    cache.put("k", "newer");

    assertThat(heard.events)
        .containsExactly("CREATED k=old", "UPDATED k=new", "UPDATED k=newer was new");
  }

  @Test
  void aPutIsCountedAndNoLookup() {
    Cache<String, String> cache = holdingOld(Jvm.strings().statistics(true));
    jvm.faults.next("PutItem").dropResponse();

    assertCannotTell(() -> cache.getAndPut("k", "new"), "getAndPut");

    assertThat(Statistics.of(cache)).isEqualTo(new Statistics(0, 0, 2, 0));
  }

  private Cache<String, String> holdingOld(DynamoConfiguration.Builder<String, String> settings) {
    Cache<String, String> cache = jvm.cache(SHARED.newCacheName(), settings);
    cache.put("k", "old");
    return cache;
  }

  private static void assertCannotTell(ThrowingCallable call, String operation) {
    assertThatThrownBy(call)
        .isInstanceOf(CacheException.class)
        .hasMessageStartingWith(operation)
        .hasMessageContaining("cannot tell the old one");
  }
}
