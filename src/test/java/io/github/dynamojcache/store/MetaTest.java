package io.github.dynamojcache.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Pins the stored format of the meta item. A change that breaks one of these tests makes caches
 * lose their entries: it needs a new format version.
 */
class MetaTest {

  private static final Map<String, AttributeValue> STORED =
      Map.of(
          "pk", AttributeValue.fromS("books"),
          "sk", AttributeValue.fromS("#"),
          "g", AttributeValue.fromS("1hf7uaq00abcdefg"),
          "n", AttributeValue.fromN("4"),
          "f", AttributeValue.fromN("1"),
          "o", AttributeValue.fromSs(List.of("1hf7uaq00000000a/8", "1hf7uap00000000b/4")),
          "lh", AttributeValue.fromS("somebody"),
          "lu", AttributeValue.fromN("1700000030000"));

  @Test
  void storedFormatOfTheMetaItem() {
    assertThat(Meta.read(STORED, "books"))
        .isEqualTo(
            new Meta(
                new Generation("1hf7uaq00abcdefg", 4),
                List.of(
                    new Generation("1hf7uap00000000b", 4), new Generation("1hf7uaq00000000a", 8)),
                1_700_000_030_000L));
  }

  @Test
  void storedFormatOfTheMetaItemBeforeAnyClear() {
    Map<String, AttributeValue> fresh = new HashMap<>(STORED);
    fresh.keySet().removeAll(List.of("o", "lh", "lu"));

    assertThat(Meta.read(fresh, "books"))
        .isEqualTo(new Meta(new Generation("1hf7uaq00abcdefg", 4), List.of(), 0));
  }

  @Test
  void storedFormatOfTheMetaItemsKey() {
    assertThat(Meta.primaryKey("a#b"))
        .isEqualTo(Map.of("pk", AttributeValue.fromS("a%23b"), "sk", AttributeValue.fromS("#")));
  }

  @Test
  void noItemIsNoMeta() {
    assertThat(Meta.read(Map.of(), "books")).isNull();
  }

  @Test
  void aLaterFormatIsRefusedWithAMessageThatNamesCacheVersionAndRemedy() {
    Map<String, AttributeValue> later = new HashMap<>(STORED);
    later.put("f", AttributeValue.fromN("2"));

    assertThatThrownBy(() -> Meta.read(later, "books"))
        .isInstanceOf(CacheException.class)
        .hasMessage(
            "cache 'books': its entries have layout version 2, and this version of dynamo-jcache"
                + " reads 1; use a matching version, another cache name or another table");
  }

  @Test
  void aGenerationEndedWhenTheNextOneBegan() {
    Generation first = Generation.startedAt(1_000, "", 1);
    Generation second = Generation.startedAt(5_000, first.id(), 1);
    Generation current = Generation.startedAt(9_000, second.id(), 1);
    Meta meta = new Meta(current, List.of(first, second), 0);

    assertThat(meta.endOf(first)).isEqualTo(5_000);
    assertThat(meta.endOf(second)).isEqualTo(9_000);
  }
}
