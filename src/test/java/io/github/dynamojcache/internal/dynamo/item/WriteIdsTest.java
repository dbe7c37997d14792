package io.github.dynamojcache.internal.dynamo.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ids of writes. */
class WriteIdsTest {

  private static final int MANY = 10_000;

  @Test
  void noTwoWritesOfAJvmHaveTheSameId() {
    WriteIds ids = new WriteIds();

    assertThat(Stream.generate(ids::next).parallel().limit(MANY).distinct()).hasSize(MANY);
  }

  /** A half that is always the same would make 2^-64 a 2^-32. */
  @Test
  void everyBitOfAnIdIsDrawn() {
    WriteIds ids = new WriteIds();

    long everSet =
        LongStream.generate(() -> ids.next().bits()).limit(MANY).reduce(0, (a, b) -> a | b);
    long everClear =
        LongStream.generate(() -> ~ids.next().bits()).limit(MANY).reduce(0, (a, b) -> a | b);

    assertThat(everSet).isEqualTo(-1L);
    assertThat(everClear).isEqualTo(-1L);
  }
}
