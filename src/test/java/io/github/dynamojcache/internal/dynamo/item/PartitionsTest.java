package io.github.dynamojcache.internal.dynamo.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pins the stored format of partition keys. A change that breaks one of these tests loses the
 * entries of tables that are in use: it needs a new format version.
 */
class PartitionsTest {

  private static final String ID = "1hf7uaq00abcdefg";

  @Test
  void storedFormatOfPartitionKeys() {
    assertThat(new Partitions("books", new Generation(ID, 3)).all())
        .containsExactly(
            "books#1hf7uaq00abcdefg#0", "books#1hf7uaq00abcdefg#1", "books#1hf7uaq00abcdefg#2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "books               | books",
        "com.acme.Order      | com.acme.Order",
        "a#b                 | a%23b",
        "100%                | 100%25",
        "a%23b               | a%2523b",
        "#                   | %23",
        "%                   | %25",
        "\"\"                | %",
        "Bücher '日本' (all) | Bücher '日本' (all)",
      })
  void storedFormatOfCacheNames(String name, String stored) {
    assertThat(Partitions.encodeName(name)).isEqualTo(stored);
  }

  @Test
  void noTwoNamesAreStoredAlike() {
    Set<String> names = Set.of("", "%", "%%", "#", "%23", "%25", "%2523", "#%", "%#", "a#", "a%23");

    assertThat(names.stream().map(Partitions::encodeName).distinct()).hasSameSizeAs(names);
  }

  @Test
  void aCacheIsNeverAPrefixOfAnotherUpToTheSeparator() {
    String own = new Partitions("a", new Generation(ID, 1)).all().get(0);
    String other = new Partitions("a#" + ID, new Generation(ID, 1)).all().get(0);

    assertThat(own).startsWith("a#");
    assertThat(other).doesNotStartWith("a#");
  }

  @ParameterizedTest
  @CsvSource({
    // key, and its shard of 4, of 16 and of 256
    "s:alice, 1, 1, 225",
    "s:bob, 1, 1, 1",
    "i:42, 3, 7, 151",
    "i:43, 2, 6, 246",
    "s:, 0, 0, 160",
    "u:00000000-0000-0000-0000-000000000001, 1, 9, 217",
  })
  void storedFormatPutsAKeyIntoThisShard(String key, int of4, int of16, int of256) {
    assertThat(shard(key, 1)).isZero();
    assertThat(shard(key, 4)).isEqualTo(of4);
    assertThat(shard(key, 16)).isEqualTo(of16);
    assertThat(shard(key, 256)).isEqualTo(of256);
  }

  @Test
  void keysInSequenceAreSpreadEvenly() {
    var entriesByShard =
        IntStream.range(0, 10_000)
            .mapToObj(i -> shard("i:" + i, 4))
            .collect(Collectors.groupingBy(shard -> shard, Collectors.counting()));

    assertThat(entriesByShard).hasSize(4);
    assertThat(entriesByShard.values()).allMatch(count -> count > 2_250 && count < 2_750);
  }

  private static int shard(String sortKey, int shards) {
    Partitions partitions = new Partitions("books", new Generation(ID, shards));
    return partitions.all().indexOf(partitions.of(new CanonicalKey(sortKey, null)));
  }
}
