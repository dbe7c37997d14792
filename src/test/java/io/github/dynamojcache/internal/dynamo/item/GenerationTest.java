package io.github.dynamojcache.internal.dynamo.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Generation ids: ordered, never the same, part of the stored format. */
class GenerationTest {

  private static final long NOW = 1_700_000_000_000L;

  @Test
  void storedFormatOfAnIdBeginsWithTheTimeInBase32() {
    assertThat(Generation.startedAt(NOW, "", 4).id()).matches("1hf7uaq00[0-9a-v]{7}");
    assertThat(Generation.startedAt(0, "", 4).id()).matches("000000001[0-9a-v]{7}");
  }

  @Test
  void storedFormatOfAListedGenerationHasItsShards() {
    LeftGeneration left = new LeftGeneration(new Generation("1hf7uaq00abcdefg", 12), false);

    assertThat(left.token()).isEqualTo("1hf7uaq00abcdefg/12");
    assertThat(LeftGeneration.fromToken("1hf7uaq00abcdefg/12")).isEqualTo(left);
  }

  @Test
  void storedFormatOfAListedGenerationThatDynamoDbDoesNotDelete() {
    LeftGeneration left = new LeftGeneration(new Generation("1hf7uaq00abcdefg", 12), true);

    assertThat(left.token()).isEqualTo("1hf7uaq00abcdefg/12/no-ttl");
    assertThat(LeftGeneration.fromToken("1hf7uaq00abcdefg/12/no-ttl")).isEqualTo(left);
  }

  @Test
  void aLaterIdSortsAfterAnEarlierOne() {
    String earlier = Generation.startedAt(NOW, "", 4).id();
    String later = Generation.startedAt(NOW + 1, "", 4).id();

    assertThat(later).isGreaterThan(earlier);
  }

  @Test
  void anIdSortsAfterItsPredecessorWithinTheSameMillisecond() {
    String id = "";
    for (int i = 0; i < 100; i++) {
      String next = Generation.startedAt(NOW, id, 4).id();
      assertThat(next).isGreaterThan(id);
      id = next;
    }
  }

  @Test
  void anIdSortsAfterItsPredecessorAlthoughTheClockWentBack() {
    String before = Generation.startedAt(NOW, "", 4).id();

    assertThat(Generation.startedAt(NOW - 3_600_000, before, 4).id()).isGreaterThan(before);
  }

  @Test
  void jvmsThatStartInTheSameMillisecondGetDifferentIds() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      ids.add(Generation.startedAt(NOW, "", 4).id());
    }

    assertThat(ids).hasSize(1_000);
  }

  @Test
  void idsStayInOrderUntilTheYear3000() {
    long year3000 = 32_503_680_000_000L;

    assertThat(Generation.startedAt(year3000, "", 4).id())
        .hasSize(16)
        .isGreaterThan(Generation.startedAt(NOW, "", 4).id());
  }
}
