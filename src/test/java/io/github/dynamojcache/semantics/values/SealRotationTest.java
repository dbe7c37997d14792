package io.github.dynamojcache.semantics.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.options.SealMode;
import io.github.dynamojcache.seal.SealKeys;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.Seals;
import io.github.dynamojcache.testing.SharedTable;
import java.time.Duration;
import javax.cache.Cache;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A JVM that seals with the next key, beside one that does not do so yet. */
@Tag("server")
class SealRotationTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private final Jvm jvm = SHARED.jvm();
  private final Jvm other = SHARED.other();
  private final String name = SHARED.newCacheName();

  private static DynamoConfiguration.Builder<String, String> sealed(
      SealMode mode, String current, String known) {
    return Jvm.strings()
        .clearVisibility(Duration.ofDays(1)) // no requests but those of the operations
        .seal(mode, SealKeys.of(Seals.key(mode, current), Seals.key(mode, known)));
  }

  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void eachReadsAndComparesWhatTheOtherWrote(SealMode mode) {
    Cache<String, String> before = jvm.cache(name, sealed(mode, "k1", "k2"));
    Cache<String, String> after = other.cache(name, sealed(mode, "k2", "k1"));

    before.put("k", "1");
    assertThat(after.get("k")).isEqualTo("1");
    assertThat(after.replace("k", "not 1", "wrong")).isFalse();
    assertThat(after.replace("k", "1", "2")).isTrue();
    assertThat(before.get("k")).isEqualTo("2");
    assertThat(before.remove("k", "not 2")).isFalse();
    assertThat(before.remove("k", "2")).isTrue();
    assertThat(after.containsKey("k")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void aKeyThatIsGoneTakesItsValuesWithIt(SealMode mode) {
    Cache<String, String> before = jvm.cache(name, sealed(mode, "k1", "k2"));
    Cache<String, String> after = other.cache(name, sealed(mode, "k2", "k3"));
    before.put("k", "1");

    assertThat(after.get("k")).isNull();
    assertThat(Seals.forged(after)).isEqualTo(1);
    assertThat(after.putIfAbsent("k", "2")).isTrue();
    assertThat(before.get("k")).isEqualTo("2");
  }

  @Test
  void underHmacValuesAreComparedByDynamoDb() {
    Cache<String, String> cache = jvm.cache(name, sealed(SealMode.HMAC, "k1", "k2"));
    cache.put("k", "1");

    jvm.log.clear();
    assertThat(cache.replace("k", "1", "2")).isTrue();
    assertThat(cache.remove("k", "not 2")).isFalse();
    assertThat(cache.remove("k", "2")).isTrue();
    assertThat(jvm.log.operations()).containsExactly("PutItem", "DeleteItem", "DeleteItem");
  }

  @Test
  void underHmacAValueOfAnotherKeyCostsASecondRequest() {
    Cache<String, String> before = jvm.cache(name, sealed(SealMode.HMAC, "k1", "k2"));
    Cache<String, String> after = other.cache(name, sealed(SealMode.HMAC, "k2", "k1"));
    before.put("k", "1");

    other.log.clear();
    assertThat(after.replace("k", "1", "2")).isTrue();
    assertThat(other.log.operations()).containsExactly("PutItem", "PutItem");
  }

  @Test
  void underAesGcmValuesAreReadBeforeTheyAreCompared() {
    Cache<String, String> cache = jvm.cache(name, sealed(SealMode.AES_GCM, "k1", "k2"));
    cache.put("k", "1");

    jvm.log.clear();
    assertThat(cache.replace("k", "1", "2")).isTrue();
    assertThat(cache.remove("k", "not 2")).isFalse();
    assertThat(cache.remove("absent", "2")).isFalse();
    assertThat(cache.remove("k", "2")).isTrue();
    assertThat(jvm.log.operations())
        .containsExactly("GetItem", "PutItem", "GetItem", "GetItem", "GetItem", "DeleteItem");
  }

  /** The value that was compared is the one that is replaced, or nothing is. */
  @Test
  void underAesGcmAWriteInBetweenIsSeen() {
    Cache<String, String> cache = jvm.cache(name, sealed(SealMode.AES_GCM, "k1", "k2"));
    Cache<String, String> there = other.cache(name, sealed(SealMode.AES_GCM, "k1", "k2"));
    cache.put("k", "1");
    jvm.faults.next("PutItem").runBefore(() -> there.put("k", "2"));

    assertThat(cache.replace("k", "1", "3")).isFalse();
    assertThat(cache.get("k")).isEqualTo("2");
  }
}
