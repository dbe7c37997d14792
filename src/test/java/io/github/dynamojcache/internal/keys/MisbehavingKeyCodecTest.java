package io.github.dynamojcache.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.KeyCodec;
import io.github.dynamojcache.codec.UndecodableKeyException;
import io.github.dynamojcache.codec.UnsupportedKeyException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A codec of keys that does what no codec should. */
class MisbehavingKeyCodecTest {

  private final Isbns codec = new Isbns();
  private final CanonicalKeys keys = new CanonicalKeys(getClass().getClassLoader(), List.of(codec));

  /** Has no form of its own: an equality of somebody's. */
  static final class Isbn {
    private final String digits;

    Isbn(String digits) {
      this.digits = digits;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Isbn that && that.digits.equalsIgnoreCase(digits);
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  private static final class Isbns implements KeyCodec<Isbn> {
    @Nullable Callable<@Nullable String> writing;
    @Nullable Callable<@Nullable Isbn> reading;
    @Nullable String tag = "isbn";

    @Override
    public Class<Isbn> type() {
      return Isbn.class;
    }

    @Override
    @SuppressWarnings("NullAway") // on purpose
    public String tag() {
      return tag;
    }

    @Override
    @SuppressWarnings("NullAway") // on purpose
    public String toText(Isbn key) {
      return writing == null ? key.digits : undeclared(writing);
    }

    @Override
    @SuppressWarnings("NullAway") // on purpose
    public Isbn fromText(String text) {
      return reading == null ? new Isbn(text) : undeclared(reading);
    }

    /** Throws what is not declared, as Kotlin and Lombok do. */
    @SuppressWarnings("unchecked")
    private static <T extends @Nullable Object, E extends Exception> T undeclared(
        Callable<T> callable) throws E {
      try {
        return callable.call();
      } catch (Exception e) {
        throw (E) e;
      }
    }
  }

  static Stream<Exception> exceptions() {
    return Stream.of(new IllegalStateException("on purpose"), new IOException("on purpose"));
  }

  @ParameterizedTest
  @MethodSource("exceptions")
  void aKeyThatItFailsToWriteIsRefused(Exception exception) {
    codec.writing =
        () -> {
          throw exception;
        };

    for (Object key : List.of(new Isbn("1"), List.of(new Isbn("1")))) {
      assertThatThrownBy(() -> keys.encode(key))
          .isExactlyInstanceOf(UnsupportedKeyException.class)
          .hasMessageContaining("makes its KeyCodec " + Isbns.class.getName() + " throw")
          .hasCause(exception);
    }
  }

  @ParameterizedTest
  @MethodSource("exceptions")
  void aKeyThatItFailsToReadBackIsRefusedWhenItIsFirstWritten(Exception exception) {
    codec.reading =
        () -> {
          throw exception;
        };

    assertThatThrownBy(() -> keys.encode(new Isbn("1")))
        .isExactlyInstanceOf(UnsupportedKeyException.class)
        .hasMessageContaining("makes its KeyCodec " + Isbns.class.getName() + " throw")
        .hasCause(exception);
  }

  @Test
  void aKeyWithoutATextIsRefused() {
    codec.writing = () -> null;

    assertThatThrownBy(() -> keys.encode(new Isbn("1")))
        .isExactlyInstanceOf(UnsupportedKeyException.class)
        .hasMessageContaining("its KeyCodec " + Isbns.class.getName() + " returned null");
  }

  /** Alone, and where a null would be a part like others. */
  @ParameterizedTest
  @MethodSource("readings")
  void aStoredKeyThatItCannotReadIsUndecodable(Callable<@Nullable Isbn> reading) {
    codec.reading = null;
    String alone = keys.encode(new Isbn("1")).text();
    String inAList = keys.encode(List.of(new Isbn("1"), new Isbn("2"))).text();
    codec.reading = reading;

    for (String text : List.of(alone, inAList)) {
      assertThatThrownBy(() -> keys.decode(text))
          .isExactlyInstanceOf(UndecodableKeyException.class)
          .hasMessageContaining("does not fit the form 'isbn'");
    }
  }

  static Stream<Callable<@Nullable Isbn>> readings() {
    Stream<Callable<@Nullable Isbn>> failing =
        exceptions()
            .map(
                exception ->
                    () -> {
                      throw exception;
                    });
    return Stream.concat(Stream.of(() -> null), failing);
  }

  @Test
  void aCodecWithoutATagIsRefusedBeforeAnyKey() {
    codec.tag = null;

    assertThatThrownBy(() -> new CanonicalKeys(getClass().getClassLoader(), List.of(codec)))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The KeyCodec " + Isbns.class.getName() + " returns null as its tag or its type");
    assertThat(codec.type()).isEqualTo(Isbn.class);
  }
}
