package io.github.dynamojcache.semantics.bigvalues;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.RecordedRequest;
import io.github.dynamojcache.testing.SharedTable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.cache.Cache;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;

/**
 * A list of chunks says little, and the chunks are large: no read brings more than a value may be.
 */
@Tag("server")
class ForgedChunksTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private static final int MAX_VALUE_SIZE = 1 << 20;
  private static final int ITEM = 400 * 1024;

  /** What stands behind the length in a list of chunks: the number of chunks, and the digest. */
  private static final int BEHIND_LENGTH = Integer.BYTES + 32;

  private final Jvm jvm = SHARED.jvm();
  private final RawTable table = SHARED.table();
  private final String name = SHARED.newCacheName();

  private static DynamoConfiguration.Builder<String, String> settings() {
    return Jvm.strings()
        .compression(Compression.NONE)
        .set("shards", 1)
        .set("max-value-size", MAX_VALUE_SIZE)
        .set("chunk-size", 100);
  }

  /** An entry of 200 bytes whose list claims 10,000 chunks, of which the first are large. */
  private Cache<String, String> forged(int large) {
    Cache<String, String> cache = jvm.cache(name, settings());
    cache.put("k", "v".repeat(200));
    Map<String, AttributeValue> item = table.onlyItem(name);
    byte[] list = RawTable.attribute(item, "v").b().asByteArray();
    int count = list.length - BEHIND_LENGTH;
    ByteBuffer.wrap(list).putInt(count - Integer.BYTES, 10_000).putInt(count, 10_000);
    table.set(item, "v", AttributeValue.fromB(SdkBytes.fromByteArray(list)));
    writeChunks(item, list, large);
    jvm.log.clear();
    return cache;
  }

  private void writeChunks(Map<String, AttributeValue> item, byte[] list, int large) {
    ByteBuffer id = ByteBuffer.wrap(list, 4, 16);
    UUID uuid = new UUID(id.getLong(), id.getLong());
    String entries = RawTable.attribute(item, "pk").s();
    int shard = entries.lastIndexOf('#') + 1;
    for (int i = 0; i < large; i++) {
      Map<String, AttributeValue> chunk = new HashMap<>();
      chunk.put(
          "pk", AttributeValue.fromS(entries.substring(0, shard) + "c" + entries.substring(shard)));
      chunk.put("sk", AttributeValue.fromS(uuid + "#" + i));
      chunk.put("v", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[ITEM - 1_000])));
      chunk.put("x", RawTable.number(RawTable.ETERNAL));
      table.put(chunk);
    }
  }

  private List<Integer> chunksAsked() {
    List<Integer> asked = new ArrayList<>();
    for (RecordedRequest request : jvm.log.requests("BatchGetItem")) {
      ((BatchGetItemRequest) request.request())
          .requestItems()
          .values()
          .forEach(wanted -> asked.add(wanted.keys().size()));
    }
    return asked;
  }

  @Test
  void aGetAsksForNoMoreThanAValueMayBeAndGivesUpWithTheFirstLargeChunk() {
    Cache<String, String> cache = forged(10);

    assertThat(cache.get("k")).isNull();

    assertThat(chunksAsked().stream().mapToInt(count -> count * ITEM).max().orElseThrow())
        .isLessThanOrEqualTo(MAX_VALUE_SIZE + (64 << 10));
    assertThat(jvm.log.count()).isLessThanOrEqualTo(5); // the item, a wave; both again; the item
  }

  @Test
  void soDoesAnIteration() {
    Cache<String, String> cache = forged(10);

    assertThat(cache).isEmpty();

    assertThat(chunksAsked().stream().mapToInt(count -> count * ITEM).max().orElseThrow())
        .isLessThanOrEqualTo(MAX_VALUE_SIZE + (64 << 10));
  }

  @Test
  void aChunkThatIsMissingEndsItToo() {
    Cache<String, String> cache = forged(0);

    assertThat(cache.get("k")).isNull();

    assertThat(jvm.log.count()).isLessThanOrEqualTo(5);
  }

  @Test
  void twoItemsThatShareTheirChunksAreBothRead() {
    Cache<String, String> cache = jvm.cache(name, settings());
    cache.put("k", "v".repeat(200));
    Map<String, AttributeValue> copy = new HashMap<>(table.onlyItem(name));
    byte[] list = RawTable.attribute(copy, "v").b().asByteArray();
    ByteBuffer.wrap(list).putLong(20, RawTable.ETERNAL - 5); // how long the chunks stay
    copy.put("sk", AttributeValue.fromS("s:copy"));
    copy.put("v", AttributeValue.fromB(SdkBytes.fromByteArray(list)));
    table.put(copy);

    assertThat(cache.getAll(Set.of("k", "copy")))
        .isEqualTo(Map.of("k", "v".repeat(200), "copy", "v".repeat(200)));
  }
}
