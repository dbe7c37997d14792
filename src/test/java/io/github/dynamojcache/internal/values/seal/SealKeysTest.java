package io.github.dynamojcache.internal.values.seal;

import static io.github.dynamojcache.internal.values.seal.SealSamples.key;
import static io.github.dynamojcache.options.SealMode.AES_GCM;
import static io.github.dynamojcache.options.SealMode.HMAC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.options.SealMode;
import io.github.dynamojcache.seal.SealKey;
import io.github.dynamojcache.seal.SealKeys;
import java.time.Duration;
import javax.cache.CacheException;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that do not fit are refused before anything is written with them, in words. */
class SealKeysTest {

  @ParameterizedTest
  @CsvSource({
    "HMAC,    HmacSHA256, 31, HmacSHA256 with at least 32 bytes",
    "HMAC,    AES,        32, HmacSHA256 with at least 32 bytes",
    "AES_GCM, AES,        31, 'AES with 16, 24 or 32 bytes'",
    "AES_GCM, HmacSHA256, 32, 'AES with 16, 24 or 32 bytes'",
  })
  void aKeyThatDoesNotFitIsRefused(SealMode mode, String algorithm, int length, String wanted) {
    SealKeys keys = SealKeys.of(key("k1", algorithm, length, 1));

    assertThatThrownBy(() -> KeyedSeal.of("books", mode, keys))
        .isInstanceOf(CacheException.class)
        .hasMessage(
            "cache 'books': the seal cannot use the current key 'k1': it must be a key of the"
                + " algorithm "
                + wanted);
  }

  @ParameterizedTest
  @CsvSource({
    "HMAC, HmacSHA256, 64",
    "AES_GCM, AES, 16",
    "AES_GCM, AES, 24",
    "AES_GCM, AES, 32",
  })
  void keysOfTheseSizesFit(SealMode mode, String algorithm, int length) {
    assertThat(KeyedSeal.of("books", mode, SealKeys.of(key("k1", algorithm, length, 1))))
        .isNotNull();
  }

  @Test
  void keysThatCannotBeHadAreTheirOwnError() {
    SealKeys failing =
        SealKeys.refreshed(
            () -> {
              throw new IllegalStateException("no access to the secret");
            },
            Duration.ofHours(1));

    assertThatThrownBy(() -> KeyedSeal.of("books", HMAC, failing))
        .isInstanceOf(CacheException.class)
        .hasMessage(
            "cache 'books': the seal has no key: current() of its SealKeys failed:"
                + " java.lang.IllegalStateException: no access to the secret")
        .hasRootCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void aCurrentKeyThatFindDoesNotKnowIsRefused() {
    SealKeys forgetful = keys(key("k1", HMAC, 1), null);

    assertThatThrownBy(() -> KeyedSeal.of("books", HMAC, forgetful))
        .isInstanceOf(CacheException.class)
        .hasMessage(
            "cache 'books': the seal cannot open what it seals: its seal is of a key that is not"
                + " known: k1");
  }

  @Test
  void aCurrentKeyThatIsAnotherUnderItsIdIsRefused() {
    SealKeys confused = keys(key("k1", AES_GCM, 1), key("k1", AES_GCM, 2));

    assertThatThrownBy(() -> KeyedSeal.of("books", AES_GCM, confused))
        .isInstanceOf(CacheException.class)
        .hasMessageStartingWith("cache 'books': the seal cannot open what it seals: ");
  }

  @Test
  void noCurrentKeyIsRefused() {
    @SuppressWarnings("NullAway") // what a class without null checks may do
    SealKeys empty = keys(null, null);

    assertThatThrownBy(() -> KeyedSeal.of("books", AES_GCM, empty))
        .isInstanceOf(CacheException.class)
        .hasMessage("cache 'books': the seal has no current key: current() returned null");
  }

  private static SealKeys keys(SealKey current, @Nullable SealKey found) {
    return new SealKeys() {
      @Override
      public SealKey current() {
        return current;
      }

      @Override
      public @Nullable SealKey find(String id) {
        return found;
      }
    };
  }

  /** A key in a hardware module is used there, and shows neither its bytes nor its length. */
  @Test
  void aKeyThatDoesNotShowItsBytesIsTried() {
    assertThatThrownBy(
            () -> KeyedSeal.of("books", AES_GCM, SealKeys.of(new SealKey("k1", new Opaque()))))
        .isInstanceOf(CacheException.class)
        .hasMessageStartingWith("cache 'books': the seal cannot use the key 'k1': ");
  }

  private static final class Opaque implements SecretKey {
    private static final long serialVersionUID = 1L;

    @Override
    public String getAlgorithm() {
      return "AES";
    }

    @Override
    public @Nullable String getFormat() {
      return null;
    }

    @Override
    public byte @Nullable [] getEncoded() {
      return null;
    }
  }

  @Test
  void twoKeysOfOneIdAreRefused() {
    assertThatThrownBy(() -> SealKeys.of(key("k1", HMAC, 1), key("k1", HMAC, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two seal keys have the id k1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "ä", "k1\n", "123456789012345678901234567890123"})
  void anIdIsShortAndPlain(String id) {
    assertThatThrownBy(() -> key(id, HMAC, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aKeyShowsNothingButItsId() {
    assertThat(key("k1", AES_GCM, 65)).hasToString("SealKey[k1]");
  }
}
