package io.github.dynamojcache.internal.dynamo.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheNamesTest {

  private static final Generation LARGEST = new Generation("1hf7uaq00abcdefg", 256);

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "a\udc00", "a\ud800b", "\udc00\ud800", "\ud83d\ude00\ud83d"})
  void aNameWithAnUnpairedSurrogateIsRefused(String name) {
    assertThatThrownBy(() -> CacheNames.requireStorable(name))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("unpaired surrogate at index")
        .hasMessageContaining("\\ud")
        .message()
        .matches(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "books", "a#b%", "Bücher 日本", "\ud83d\ude00"})
  void otherNamesAreAccepted(String name) {
    assertThatCode(() -> CacheNames.requireStorable(name)).doesNotThrowAnyException();
  }

  @Test
  void theLongestNameFillsTheLongestPartitionKey() {
    String longest = "n".repeat(CacheNames.MAX_BYTES);

    CacheNames.requireStorable(longest);

    assertThat(new Partitions(longest, LARGEST).allWithChunks())
        .allSatisfy(key -> assertThat(key.length()).isLessThanOrEqualTo(2048))
        .anySatisfy(key -> assertThat(key).hasSize(2048));
  }

  @ParameterizedTest
  @ValueSource(strings = {"n", "ü", "日", "#", "%"})
  void aNameThatIsTooLongIsRefusedWithTheLimit(String letter) {
    int bytes = Partitions.encodeName(letter).getBytes(StandardCharsets.UTF_8).length;
    String longest = letter.repeat(CacheNames.MAX_BYTES / bytes);

    CacheNames.requireStorable(longest);

    assertThatThrownBy(() -> CacheNames.requireStorable(longest + letter))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining(letter.repeat(60) + "...")
        .hasMessageContaining("may take 2026 bytes");
  }
}
