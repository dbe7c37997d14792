package io.github.dynamojcache.internal.dynamo.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What decision 4 says about shards that are thrown onto the four partitions of a new table. */
class ShardOddsTest {

  private static final int PARTITIONS = 4;
  private static final double UNITS = 1_000;
  private static final Path DECISION = Path.of("..", "docs", "decisions", "0004-shards.md");

  /**
   * Returns how probable it is that the fullest partition has so many of the shards.
   *
   * @param shards how many are placed, each anywhere with the same probability
   */
  private static SortedMap<Integer, Double> fullest(int shards) {
    SortedMap<Integer, Double> odds = new TreeMap<>();
    place(shards, PARTITIONS, 0, 1, odds);
    return odds;
  }

  /** Splits the shards that are left between the partitions that are left. */
  private static void place(
      int left, int partitions, int most, double odds, SortedMap<Integer, Double> found) {
    if (partitions == 1) {
      found.merge(Math.max(most, left), odds, Double::sum);
      return;
    }
    double here = 1.0 / partitions;
    double binomial = Math.pow(1 - here, left);
    for (int count = 0; count <= left; count++) {
      place(left - count, partitions - 1, Math.max(most, count), odds * binomial, found);
      binomial *= (left - count) / (count + 1.0) * here / (1 - here);
    }
  }

  private static double average(int shards) {
    return fullest(shards).entrySet().stream()
        .mapToDouble(each -> each.getValue() * UNITS * shards / each.getKey())
        .sum();
  }

  /** What is carried at least with a probability of 95 %. */
  private static double nearlyAlways(int shards) {
    double worse = 0;
    SortedMap<Integer, Double> odds = fullest(shards);
    int most = odds.lastKey();
    for (; worse + odds.getOrDefault(most, 0.0) < 0.05; most--) {
      worse += odds.getOrDefault(most, 0.0);
    }
    return UNITS * shards / most;
  }

  @Test
  void fourShardsAreRarelyAllApart() {
    int[] distinct = new int[PARTITIONS + 1];
    for (int places = 0; places < 256; places++) {
      int used =
          1 << (places & 3) | 1 << (places >> 2 & 3) | 1 << (places >> 4 & 3) | 1 << (places >> 6);
      distinct[Integer.bitCount(used)]++;
    }

    assertThat(distinct).containsExactly(0, 4, 84, 144, 24); // of 256: 2, 33, 56 and 9 %
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16, 32, 64})
  void theTableOfTheDecisionIsTrue(int shards) throws IOException {
    String row =
        String.format(
            Locale.ROOT,
            "| %d | %,.0f | %,.0f | %d %s |",
            shards,
            average(shards),
            nearlyAlways(shards),
            shards,
            shards == 1 ? "query" : "queries");

    assertThat(Files.readString(DECISION)).contains(row);
  }
}
