package io.github.dynamojcache.semantics.bigvalues;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.UndecodableValuesMXBean;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.options.SealMode;
import io.github.dynamojcache.seal.SealKeys;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.Seals;
import io.github.dynamojcache.testing.SharedTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.cache.Cache;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A value in chunks is sealed as a whole, and so is what says where its chunks are. */
@Tag("server")
class SealedBigValuesTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private static final String BIG = "a secret that is long ".repeat(50);
  private static final String SAME_LENGTH = BIG.replace("secret", "terces");
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

  /** All chunks, those of one value in their order. */
  private List<Map<String, AttributeValue>> chunks() {
    return table.partition(table.partitionKeys(name).get(0).replaceAll("#0$", "#c0")).stream()
        .sorted(
            Comparator.comparing(SealedBigValuesTest::idOf).thenComparing(chunk -> index(chunk)))
        .toList();
  }

  private static String idOf(Map<String, AttributeValue> chunk) {
    return RawTable.attribute(chunk, "sk").s().split("#", 2)[0];
  }

  private static int index(Map<String, AttributeValue> chunk) {
    return Integer.parseInt(RawTable.attribute(chunk, "sk").s().split("#", 2)[1]);
  }

  /** The chunks that were not there before. */
  private List<Map<String, AttributeValue>> chunksSince(List<Map<String, AttributeValue>> before) {
    return chunks().stream()
        .filter(chunk -> before.stream().noneMatch(old -> idOf(old).equals(idOf(chunk))))
        .toList();
  }

  private void setBytes(Map<String, AttributeValue> chunk, byte[] bytes) {
    table.set(chunk, "v", AttributeValue.fromB(SdkBytes.fromByteArray(bytes)));
  }

  private static byte[] bytes(Map<String, AttributeValue> chunk) {
    return RawTable.attribute(chunk, "v").b().asByteArray();
  }

  /** What was tampered with is a counted miss, and may be written over. */
  private static void assertRefused(Cache<String, String> cache, String reason) {
    assertThat(cache.get("k")).isNull();
    assertThat(cache.unwrap(UndecodableValuesMXBean.class).getReasons())
        .allSatisfy((each, count) -> assertThat(count).isEqualTo(each.equals(reason) ? 1 : 0));
    assertThat(cache.putIfAbsent("k", OTHER)).isTrue();
    assertThat(cache.get("k")).isEqualTo(OTHER);
    cache.put("k", BIG);
    assertThat(cache.get("k")).isEqualTo(BIG);
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

  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void aChunkOfAnotherValueIsRefused(SealMode mode) {
    Cache<String, String> cache = sealed(mode);
    cache.put("k", BIG);
    List<Map<String, AttributeValue>> own = chunks();
    cache.put("other", SAME_LENGTH);

    setBytes(own.get(3), bytes(chunksSince(own).get(3)));

    assertRefused(cache, "INCOMPLETE");
  }

  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void allChunksOfAnotherWriteAreRefused(SealMode mode) {
    Cache<String, String> cache = sealed(mode);
    cache.put("k", SAME_LENGTH);
    List<byte[]> older = chunks().stream().map(SealedBigValuesTest::bytes).toList();
    List<Map<String, AttributeValue>> before = chunks();
    cache.put("k", BIG);
    List<Map<String, AttributeValue>> own = chunksSince(before);
    assertThat(own).hasSameSizeAs(older);

    for (int i = 0; i < older.size(); i++) {
      setBytes(own.get(i), older.get(i));
    }

    assertRefused(cache, "INCOMPLETE");
  }

  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void chunksInAnotherOrderAreRefused(SealMode mode) {
    Cache<String, String> cache = sealed(mode);
    cache.put("k", BIG);
    List<Map<String, AttributeValue>> own = chunks();

    setBytes(own.get(3), bytes(own.get(4)));
    setBytes(own.get(4), bytes(own.get(3)));

    assertRefused(cache, "INCOMPLETE");
  }

  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void aChunkThatWasCutIsRefused(SealMode mode) {
    Cache<String, String> cache = sealed(mode);
    cache.put("k", BIG);
    byte[] whole = bytes(chunks().get(3));

    setBytes(chunks().get(3), Arrays.copyOf(whole, whole.length - 1));

    assertRefused(cache, "INCOMPLETE");
  }

  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void aChunkOfWhichOneBitWasChangedIsRefused(SealMode mode) {
    Cache<String, String> cache = sealed(mode);
    cache.put("k", BIG);
    byte[] bytes = bytes(chunks().get(3));
    bytes[7] ^= 1;

    setBytes(chunks().get(3), bytes);

    assertRefused(cache, "INCOMPLETE");
  }

  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void aMissingChunkIsRefused(SealMode mode) {
    Cache<String, String> cache = sealed(mode);
    cache.put("k", BIG);

    table.delete(chunks().get(3));

    assertRefused(cache, "INCOMPLETE");
  }

  /** Who has no key cannot make a description that fits the chunks he made. */
  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void aDescriptionOfWhichOneBitWasChangedIsForged(SealMode mode) {
    Cache<String, String> cache = sealed(mode);
    cache.put("k", BIG);
    Map<String, AttributeValue> entry = table.onlyItem(name);
    byte[] description = bytes(entry);

    description[description.length / 2] ^= 1;
    setBytes(entry, description);

    assertRefused(cache, "FORGED");
  }

  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void whatIsCompressedIsSealedAfterwards(SealMode mode) {
    Cache<String, String> cache =
        jvm.cache(name, Jvm.strings().seal(mode, SealKeys.of(Seals.key(mode, "k1"))));
    String huge = "the same again. ".repeat(50_000);
    jvm.log.clear();

    cache.put("k", huge);

    assertThat(jvm.log.operations()).containsExactly("PutItem");
    assertThat(jvm.log.writeUnits()).isLessThan(10);
    assertThat(cache.get("k")).isEqualTo(huge);
  }
}
