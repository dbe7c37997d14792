package io.github.dynamojcache.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.codec.compression.Compression;
import io.github.dynamojcache.codec.seal.SealKeys;
import io.github.dynamojcache.codec.seal.SealMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A value in chunks is sealed as a whole, and so is what says where its chunks are. */
class SealedBigValuesTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private static final String BIG = "a secret that is long ".repeat(50);
  private static final String OTHER = "another secret ".repeat(50);

  private final Jvm jvm = SHARED.jvm();
  private final RawTable table = SHARED.table();
  private final String name = SHARED.newCacheName();

  private static DynamoConfiguration.Builder<String, String> chunking() {
    return Jvm.strings().compression(Compression.NONE).set("chunk-size", 100).set("shards", 1);
  }

  private Cache<String, String> sealed(SealMode mode) {
    return jvm.cache(name, chunking().seal(mode, SealKeys.of(Seals.key(mode, "k1"))));
  }

  private List<Map<String, AttributeValue>> chunks() {
    return table.partition(table.partitionKeys(name).get(0).replaceAll("#0$", "#c0"));
  }

  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void itBehavesAsAnyOther(SealMode mode) {
    Cache<String, String> cache = sealed(mode);

    cache.put("k", BIG);
    assertThat(cache.get("k")).isEqualTo(BIG);
    assertThat(cache.replace("k", OTHER, "never")).isFalse();
    assertThat(cache.replace("k", BIG, OTHER)).isTrue();
    assertThat(cache).extracting(Cache.Entry::getValue).containsExactly(OTHER);
    cache.putAll(Map.of("k", BIG));
    assertThat(cache.getAndRemove("k")).isEqualTo(BIG);
  }

  @Test
  void nothingOfItIsReadableInTheTable() {
    sealed(SealMode.AES_GCM).put("k", BIG);

    assertThat(chunks())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            chunk ->
                assertThat(RawTable.attribute(chunk, "v").b().asString(StandardCharsets.ISO_8859_1))
                    .doesNotContain("secret"));
  }

  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void itCannotBeMovedToAnotherEntry(SealMode mode) {
    Cache<String, String> cache = sealed(mode);
    cache.put("k", BIG);
    AttributeValue description = RawTable.attribute(table.onlyItem(name), "v");
    cache.put("other", "small");
    Map<String, AttributeValue> other =
        table.items(name).stream()
            .filter(item -> RawTable.attribute(item, "sk").s().equals("s:other"))
            .findFirst()
            .orElseThrow();

    table.set(other, "v", description);

    assertThat(cache.get("other")).isNull();
    assertThat(Seals.forged(cache)).isEqualTo(1);
    assertThat(cache.get("k")).isEqualTo(BIG);
  }

  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void aDescriptionThatNobodySealedIsForged(SealMode mode) {
    try (Cache<String, String> plain = jvm.cache(name, chunking())) {
      plain.put("k", BIG);
    }

    Cache<String, String> cache = sealed(mode);

    assertThat(cache.get("k")).isNull();
    assertThat(Seals.forged(cache)).isEqualTo(1);
  }
}
