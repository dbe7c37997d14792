package io.github.dynamojcache.internal.values.seal;

import static io.github.dynamojcache.internal.values.seal.SealSamples.BINARY;
import static io.github.dynamojcache.internal.values.seal.SealSamples.KEY;
import static io.github.dynamojcache.internal.values.seal.SealSamples.LONG_KEY;
import static io.github.dynamojcache.internal.values.seal.SealSamples.PK;
import static io.github.dynamojcache.internal.values.seal.SealSamples.TEXT;
import static io.github.dynamojcache.internal.values.seal.SealSamples.bytes;
import static io.github.dynamojcache.internal.values.seal.SealSamples.key;
import static io.github.dynamojcache.internal.values.seal.SealSamples.predictableSeal;
import static io.github.dynamojcache.internal.values.seal.SealSamples.seal;
import static io.github.dynamojcache.options.SealMode.AES_GCM;
import static io.github.dynamojcache.options.SealMode.HMAC;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.options.SealMode;
import io.github.dynamojcache.seal.SealKey;
import io.github.dynamojcache.seal.SealKeys;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a seal lets pass, and what not. */
class KeyedSealTest {

  private static final String BROKEN =
      "its seal is broken, or of another entry, cache or generation";

  /**
   * A change that breaks this makes sealed tables unreadable: it needs a new format version. The
   * bytes were computed a second time by another implementation of the two algorithms.
   */
  @ParameterizedTest
  @CsvSource({
    "HMAC,"
        + " 5e0101026b3101416c69636520696e20576f6e6465726c616e64b4b0a9d4aea14ff982b676fa8f7fced5ddb530dfbf0ecef0f5faa49e5d52388f",
    "AES_GCM,"
        + " 5e0102026b31090909090909090909090909c54e4ba7ad5526a811741d20c0b9e065f5a6109e5b851ea5d86d4bad8dc0e0b8b9ae6fae",
  })
  void theBytesOfASealedValueAreTheseForEver(SealMode mode, String hex) throws Exception {
    assertThat(HexFormat.of().formatHex(bytes(predictableSeal(mode).seal(TEXT, PK, LONG_KEY))))
        .isEqualTo(hex);
    assertThat(seal(mode).open(new EncodedValue.Binary(HexFormat.of().parseHex(hex)), PK, LONG_KEY))
        .isEqualTo(TEXT);
  }

  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void whatWasSealedIsOpened(SealMode mode) throws Exception {
    KeyedSeal seal = seal(mode);

    for (EncodedValue value : new EncodedValue[] {TEXT, BINARY, new EncodedValue.Text("")}) {
      assertThat(seal.open(seal.seal(value, PK, KEY), PK, KEY)).isEqualTo(value);
      assertThat(seal.open(seal.seal(value, PK, LONG_KEY), PK, LONG_KEY)).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @CsvSource({"HMAC, 39", "AES_GCM, 35"})
  void aSealTakesThisManyBytesWithAKeyIdOfTwo(SealMode mode, int more) {
    assertThat(seal(mode).seal(TEXT, PK, KEY).size()).isEqualTo(TEXT.size() + more);
  }

  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void everyBitThatIsFlippedIsNoticed(SealMode mode) {
    KeyedSeal seal = seal(mode);
    byte[] sealed = bytes(seal.seal(BINARY, PK, KEY));

    for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
      byte[] flipped = sealed.clone();
      flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertForged(seal, new EncodedValue.Binary(flipped), PK, KEY);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void everyTruncationIsNoticed(SealMode mode) {
    KeyedSeal seal = seal(mode);
    byte[] sealed = bytes(seal.seal(BINARY, PK, KEY));

    for (int length = 0; length < sealed.length; length++) {
      assertForged(seal, new EncodedValue.Binary(Arrays.copyOf(sealed, length)), PK, KEY);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void aValueOpensNowhereElse(SealMode mode) {
    KeyedSeal seal = seal(mode);
    EncodedValue sealed = seal.seal(TEXT, PK, LONG_KEY);

    assertForged(seal, sealed, "pictures#1hf7uaq00abcdefg#3", LONG_KEY);
    assertForged(seal, sealed, "books#1hf7uaq00abcdefh#3", LONG_KEY);
    assertForged(seal, sealed, PK, KEY);
    assertForged(seal, sealed, PK, new CanonicalKey("h:digest", null));
    assertForged(seal, sealed, PK, new CanonicalKey("h:digest", "s:another long key"));
  }

  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void theBorderBetweenPartitionAndKeyIsPartOfThePlace(SealMode mode) {
    KeyedSeal seal = seal(mode);
    EncodedValue sealed = seal.seal(TEXT, "books#g#1", new CanonicalKey("1s:a", null));

    assertForged(seal, sealed, "books#g#11", new CanonicalKey("s:a", null));
  }

  @ParameterizedTest
  @EnumSource(names = {"HMAC", "AES_GCM"})
  void whatIsNotSealedIsForged(SealMode mode) {
    assertThatThrownBy(() -> seal(mode).open(TEXT, PK, KEY)).hasMessage("it is not sealed");
    assertForged(seal(mode), TEXT, PK, KEY);
    assertForged(seal(mode), BINARY, PK, KEY);
    assertForged(seal(mode), new EncodedValue.Binary(new byte[0]), PK, KEY);
  }

  @Test
  void aCacheWithoutASealDoesNotTakeASealedValue() {
    assertThatThrownBy(() -> NoSeal.UNSEALED.open(seal(HMAC).seal(TEXT, PK, KEY), PK, KEY))
        .isInstanceOf(UndecodableValueException.class)
        .hasMessage("it is sealed, and this cache has no seal");
  }

  @Test
  void theTextOfAnHmacCanBeReadByEveryoneAndThatOfAesGcmByNobody() {
    assertThat(new String(bytes(seal(HMAC).seal(TEXT, PK, KEY)), ISO_8859_1))
        .contains("Alice in Wonderland");
    assertThat(new String(bytes(seal(AES_GCM).seal(TEXT, PK, KEY)), ISO_8859_1))
        .doesNotContain("Alice")
        .contains("k1"); // the key's id
  }

  @Test
  void equalValuesHaveEqualBytesUnderHmacAndNeverUnderAesGcm() {
    KeyedSeal hmac = seal(HMAC);
    KeyedSeal aes = seal(AES_GCM);

    assertThat(hmac.isRepeatable()).isTrue();
    assertThat(hmac.seal(TEXT, PK, KEY)).isEqualTo(hmac.seal(TEXT, PK, KEY));
    assertThat(aes.isRepeatable()).isFalse();
    assertThat(aes.seal(TEXT, PK, KEY)).isNotEqualTo(aes.seal(TEXT, PK, KEY));
  }

  @Test
  void anyKnownKeyOpensAndAnotherOneOfTheSameNameDoesNot() throws Exception {
    EncodedValue old = seal(AES_GCM).seal(TEXT, PK, KEY);
    SealKey next = key("k2", AES_GCM, 2);

    assertThat(seal(AES_GCM, SealKeys.of(next, key("k1", AES_GCM, 1))).open(old, PK, KEY))
        .isEqualTo(TEXT);
    assertThatThrownBy(() -> seal(AES_GCM, SealKeys.of(next)).open(old, PK, KEY))
        .hasMessage("its seal is of a key that is not known: k1");
    assertThatThrownBy(() -> seal(AES_GCM, SealKeys.of(key("k1", AES_GCM, 3))).open(old, PK, KEY))
        .hasMessage(BROKEN);
  }

  @Test
  void theModeChangesAsAKeyDoes() throws Exception {
    EncodedValue old = seal(HMAC).seal(TEXT, PK, KEY);
    KeyedSeal now = seal(AES_GCM, SealKeys.of(key("k2", AES_GCM, 2), key("k1", HMAC, 1)));

    assertThat(now.open(old, PK, KEY)).isEqualTo(TEXT);
  }

  /** Who knows no key could otherwise choose the weaker of two ways. */
  @Test
  void aKeyOpensOnlyWhatItIsFor() {
    byte[] sealed = bytes(seal(AES_GCM).seal(TEXT, PK, KEY));
    sealed[2] = Scheme.HMAC.code();

    assertThatThrownBy(() -> seal(AES_GCM).open(new EncodedValue.Binary(sealed), PK, KEY))
        .hasMessage("its seal is not of the kind that its key is for");
  }

  private static void assertForged(
      KeyedSeal seal, EncodedValue stored, String partitionKey, CanonicalKey key) {
    assertThatThrownBy(() -> seal.open(stored, partitionKey, key))
        .asInstanceOf(type(UndecodableValueException.class))
        .extracting(UndecodableValueException::reason)
        .isEqualTo(Reason.FORGED);
  }
}
