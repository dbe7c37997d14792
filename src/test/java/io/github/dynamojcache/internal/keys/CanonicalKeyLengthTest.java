package io.github.dynamojcache.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.UnsupportedKeyException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CanonicalKeyLengthTest {

  private final CanonicalKeys keys = new CanonicalKeys(getClass().getClassLoader(), List.of());

  @Test
  void aTextOfExactlyTheLimitOfASortKeyStandsThereAsItIs() {
    String key = "k".repeat(CanonicalKey.MAX_BYTES - 2);

    assertThat(keys.encode(key)).isEqualTo(new CanonicalKey("s:" + key, null));
  }

  @Test
  void oneByteMoreIsADigestWithTheWholeTextBesideIt() {
    String key = "k".repeat(CanonicalKey.MAX_BYTES - 1);

    assertThat(keys.encode(key))
        .isEqualTo(
            new CanonicalKey("#sha256:Ryl4sWmkD4Py6kCIzhGR6kQQIhTRTuOru2k3aqmqwDc", "s:" + key));
  }

  @Test
  void theLimitCountsBytesAndNotCharacters() {
    assertThat(keys.encode("ä".repeat(511)).whole()).isNull();
    assertThat(keys.encode("ä".repeat(512)).whole()).isEqualTo("s:" + "ä".repeat(512));
    assertThat(keys.encode("日".repeat(340)).whole()).isNull();
    assertThat(keys.encode("日".repeat(341)).whole()).isEqualTo("s:" + "日".repeat(341));
  }

  @Test
  void longKeysThatDifferHaveDifferentDigests() {
    assertThat(keys.encode("k".repeat(2000) + 1).sortKey())
        .isNotEqualTo(keys.encode("k".repeat(2000) + 2).sortKey());
  }

  @Test
  void aLongKeyIsReadBackFromItsWholeText() {
    List<Integer> key = Collections.nCopies(3000, 7);

    assertThat(keys.decode(keys.encode(key).text())).isEqualTo(key);
  }

  @Test
  void theTextOfAKeyIsNeverLikeADigest() {
    assertThat(keys.encode("#sha256:x").sortKey()).isEqualTo("s:#sha256:x");
  }

  @Test
  void aKeyThatWouldFillTheItemIsRefusedWithItsSizeAndClass() {
    assertThatThrownBy(() -> keys.encode("k".repeat(200_000)))
        .isInstanceOf(UnsupportedKeyException.class)
        .hasMessageContainingAll("java.lang.String", "200002", "102400");
    assertThatThrownBy(() -> keys.encode(Collections.nCopies(100_000, 7)))
        .isInstanceOf(UnsupportedKeyException.class)
        .hasMessageContaining("at least");
    assertThatThrownBy(() -> keys.encode(Set.of("ä".repeat(60_000))))
        .isInstanceOf(UnsupportedKeyException.class)
        .hasMessageContaining("120007");
  }
}
