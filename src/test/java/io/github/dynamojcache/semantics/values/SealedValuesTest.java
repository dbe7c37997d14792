package io.github.dynamojcache.semantics.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.options.SealMode;
import io.github.dynamojcache.seal.SealKeys;
import io.github.dynamojcache.testing.Access;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.Seals;
import io.github.dynamojcache.testing.SharedTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.cache.Cache;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What stands in the table belongs to its entry: whoever writes there makes misses, not values. */
@Tag("server")
class SealedValuesTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private final Jvm jvm = SHARED.jvm();
  private final RawTable table = SHARED.table();
  private final String name = SHARED.newCacheName();

  private static DynamoConfiguration.Builder<String, String> sealed(SealMode mode) {
    return Jvm.strings()
        .expiry(EternalExpiryPolicy.factoryOf())
        .seal(mode, SealKeys.of(Seals.key(mode, "k1")));
  }

  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void howeverAValueIsWrittenItIsSealed(SealMode mode) {
    for (var expiry :
        List.of(
            EternalExpiryPolicy.factoryOf(), CreatedExpiryPolicy.factoryOf(Duration.ONE_HOUR))) {
      Cache<String, String> cache = jvm.cache(name, sealed(mode).expiry(expiry));
      cache.put("put", "1");
      cache.put("put", "2");
      cache.putIfAbsent("putIfAbsent", "1");
      cache.putAll(Map.of("putAll 1", "1", "putAll 2", "1"));
      cache.replace("putAll 1", "2");
      cache.getAndReplace("putAll 1", "3");
      cache.getAndPut("getAndPut", "1");
      cache.replace("getAndPut", "1", "2");
      cache.invoke("invoke", (entry, arguments) -> set(entry::setValue));
      cache.invoke("invoke", (entry, arguments) -> set(entry::setValue));

      assertThat(table.items(name))
          .hasSize(6)
          .allSatisfy(
              item ->
                  assertThat(RawTable.attribute(item, "v").b().asByteArray()).startsWith(0x5E, 1));
      assertThat(cache.getAll(Set.of("put", "putIfAbsent", "putAll 1", "getAndPut", "invoke")))
          .isEqualTo(
              Map.of(
                  "put",
                  "2",
                  "putIfAbsent",
                  "1",
                  "putAll 1",
                  "3",
                  "getAndPut",
                  "2",
                  "invoke",
                  "set"));
      jvm.manager.destroyCache(name);
    }
  }

  private static boolean set(Consumer<String> setter) {
    setter.accept("set");
    return true;
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void howeverAValueIsReadItIsOpened(Access access) {
    Cache<String, String> cache =
        jvm.cache(
            name,
            sealed(SealMode.AES_GCM)
                .expiry(TouchedExpiryPolicy.factoryOf(Duration.ONE_HOUR))
                .touchThreshold(0));
    cache.put("k", "v");

    access.of(cache);
    assertThat(Seals.forged(cache)).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void aValueThatWasMovedToAnotherKeyIsAMiss(SealMode mode) {
    Cache<String, String> cache = jvm.cache(name, sealed(mode));
    cache.put("mine", "1");
    AttributeValue stolen = RawTable.attribute(table.onlyItem(name), "v");
    cache.put("yours", "2");
    table.items(name).forEach(item -> table.set(item, "v", stolen));

    assertThat(cache.get("yours")).isNull();
    assertThat(cache.get("mine")).isEqualTo("1");
    assertThat(Seals.forged(cache)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void aValueThatWasMovedToAnotherCacheIsAMiss(SealMode mode) {
    String otherName = SHARED.newCacheName();
    Cache<String, String> cache = jvm.cache(name, sealed(mode));
    Cache<String, String> other = jvm.cache(otherName, sealed(mode));
    cache.put("k", "1");
    other.put("k", "2");
    table.set(table.onlyItem(otherName), "v", RawTable.attribute(table.onlyItem(name), "v"));

    assertThat(other.get("k")).isNull();
    assertThat(Seals.forged(other)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void aValueOfAnEarlierGenerationDoesNotComeBack(SealMode mode) {
    Cache<String, String> cache = jvm.cache(name, sealed(mode));
    cache.put("k", "before the clear");
    Map<String, AttributeValue> old = new HashMap<>(table.onlyItem(name));
    String generation = table.generation(name);
    cache.clear();
    String place = RawTable.attribute(old, "pk").s().replace(generation, table.generation(name));
    old.put("pk", AttributeValue.fromS(place));
    table.put(old);

    assertThat(cache.get("k")).isNull();
    assertThat(cache).isEmpty();
    assertThat(Seals.forged(cache)).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void aValueThatSomebodyChangedIsAMissAndIsWrittenOver(SealMode mode) {
    Cache<String, String> cache = jvm.cache(name, sealed(mode));
    cache.put("k", "1");
    byte[] bytes = RawTable.attribute(table.onlyItem(name), "v").b().asByteArray();
    bytes[bytes.length - 1] ^= 1;
    table.set(table.onlyItem(name), "v", AttributeValue.fromB(SdkBytes.fromByteArray(bytes)));

    assertThat(cache.get("k")).isNull();
    assertThat(cache.replace("k", "1", "2")).isFalse();
    assertThat(cache.putIfAbsent("k", "3")).isTrue();
    assertThat(cache.get("k")).isEqualTo("3");
  }

  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void aValueWithoutASealIsAMiss(SealMode mode) {
    Cache<String, String> cache = jvm.cache(name, sealed(mode));
    cache.put("k", "1");
    table.set(table.onlyItem(name), "v", AttributeValue.fromS("1"));

    assertThat(cache.get("k")).isNull();
    assertThat(Seals.forged(cache)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void aJvmWithoutTheSealAndOneWithItTakeNothingFromEachOther(SealMode mode) {
    Cache<String, String> cache = jvm.cache(name, sealed(mode));
    Cache<String, String> plain = SHARED.other().cache(name);
    cache.put("sealed", "1");
    plain.put("plain", "1");

    assertThat(plain.get("sealed")).isNull();
    assertThat(cache.get("plain")).isNull();
    assertThat(cache).hasSize(1);
    assertThat(plain).hasSize(1);
  }
}
