package io.github.dynamojcache.semantics.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.UndecodableValuesMXBean;
import io.github.dynamojcache.codec.DocumentCodec;
import io.github.dynamojcache.codec.NativeValue;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.codec.ValueCodec;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.SharedTable;
import io.github.dynamojcache.testing.Statistics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A codec of the application's own that does what no codec should. */
@Tag("server")
class MisbehavingCodecTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private static final Text OLD = new Text("old");
  private static final Text NEW = new Text("new");

  private final Texts codec = new Texts();
  private final Jvm jvm = SHARED.jvm();
  private final String name = SHARED.newCacheName();

  record Text(String text) {}

  /** Texts, as long as it is not told to do something else. */
  private static class Texts implements ValueCodec {
    @Nullable Callable<byte @Nullable []> encoding;
    @Nullable Callable<@Nullable Object> decoding;

    @Override
    public String name() {
      return "texts";
    }

    @Override
    public byte id() {
      return (byte) 205;
    }

    @Override
    @SuppressWarnings("NullAway") // on purpose
    public byte[] encode(Object value, int room) {
      if (encoding != null) {
        return undeclared(encoding);
      }
      byte[] text = ((Text) value).text().getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.allocate(room + text.length).position(room).put(text).array();
    }

    @Override
    @SuppressWarnings("NullAway") // on purpose
    public Object decode(byte[] bytes, int offset, int length) {
      return decoding != null
          ? undeclared(decoding)
          : new Text(new String(bytes, offset, length, StandardCharsets.UTF_8));
    }
  }

  /** Throws what is not declared, as Kotlin and Lombok do. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends @Nullable Object, E extends Exception> T undeclared(
      Callable<T> callable) throws E {
    try {
      return callable.call();
    } catch (Exception e) {
      throw (E) e;
    }
  }

  /** The same in DynamoDB's own types. */
  private static final class Documents extends Texts implements DocumentCodec {
    private @Nullable Callable<@Nullable NativeValue> documents;

    @Override
    public @Nullable NativeValue toNative(Object value) {
      return documents != null
          ? MisbehavingCodecTest.<@Nullable NativeValue, RuntimeException>undeclared(documents)
          : new NativeValue.Items(List.of(new NativeValue.Text(((Text) value).text())));
    }

    @Override
    @SuppressWarnings("NullAway") // on purpose
    public Object fromNative(NativeValue stored) {
      if (decoding != null) {
        return undeclared(decoding);
      }
      NativeValue only = ((NativeValue.Items) stored).values().get(0);
      return new Text(((NativeValue.Text) only).value());
    }
  }

  /**
   * Something that a codec does.
   *
   * @param said what the caller is told of it
   */
  private record Misdeed<T extends @Nullable Object>(Callable<T> deed, String said) {
    @Override
    public String toString() {
      return said;
    }
  }

  private static <T extends @Nullable Object> Misdeed<T> throwing(Exception exception) {
    return new Misdeed<>(
        () -> {
          throw exception;
        },
        "threw " + exception.getClass().getName());
  }

  static Stream<Misdeed<byte @Nullable []>> encodings() {
    return Stream.of(
        new Misdeed<>(() -> null, "returned null"),
        new Misdeed<>(() -> new byte[3], "returned 3 bytes, and was asked to leave 4 free"),
        throwing(new ClassCastException("on purpose")),
        throwing(new IOException("on purpose")));
  }

  static Stream<Misdeed<@Nullable Object>> decodings() {
    return Stream.of(
        new Misdeed<>(() -> null, "returned null"),
        throwing(new IllegalStateException("on purpose")),
        throwing(new CacheException("on purpose")),
        throwing(new IOException("on purpose")));
  }

  private Cache<String, Text> cache(ValueCodec values) {
    Cache<String, Text> cache =
        jvm.cache(
            name,
            DynamoConfiguration.builder(String.class, Text.class)
                .valueCodec(values)
                .statistics(true));
    cache.put("k", OLD);
    return cache;
  }

  private static Map<String, Runnable> writesOf(Cache<String, Text> cache) {
    return Map.of(
        "put", () -> cache.put("k", NEW),
        "putAll", () -> cache.putAll(Map.of("k", NEW, "l", NEW)),
        "getAndPut", () -> cache.getAndPut("k", NEW),
        "putIfAbsent", () -> cache.putIfAbsent("absent", NEW),
        "replace", () -> cache.replace("k", NEW),
        "getAndReplace", () -> cache.getAndReplace("k", NEW),
        "replace of a value", () -> cache.replace("k", OLD, NEW));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void whatItDoesWrongWhenItWritesIsToldAndNothingIsWritten(Misdeed<byte @Nullable []> misdeed) {
    Cache<String, Text> cache = cache(codec);
    List<?> before = SHARED.table().items(name);
    codec.encoding = misdeed.deed();

    writesOf(cache)
        .forEach(
            (operation, write) ->
                assertThatThrownBy(write::run)
                    .as(operation)
                    .isExactlyInstanceOf(UnsupportedValueException.class)
                    .hasMessage(
                        "cache '%s': Cannot store a %s: its codec %s %s. A codec returns the bytes"
                            + " of every value that it takes, and throws UnsupportedValueException"
                            + " for others",
                        name, Text.class.getTypeName(), Texts.class.getName(), misdeed.said()));

    assertThat(SHARED.table().items(name)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("decodings")
  void whatItDoesWrongWhenItReadsIsACountedMiss(Misdeed<@Nullable Object> misdeed) {
    Cache<String, Text> cache = cache(codec);
    codec.decoding = misdeed.deed();

    assertThat(cache.get("k")).isNull();
    assertThat(cache.getAll(Set.of("k"))).isEmpty();
    assertThat(cache.containsKey("k")).isFalse();
    assertThat(cache.iterator().hasNext()).isFalse();
    Boolean exists = cache.invoke("k", (entry, arguments) -> entry.exists());
    assertThat(exists).isFalse();
    assertThat(cache.unwrap(UndecodableValuesMXBean.class).getReasons())
        .containsEntry("FORMAT", 5L);
    assertThat(cache.getAndPut("k", NEW)).isNull();
    assertThat(cache.getAndReplace("k", NEW)).isNull();
    assertThat(cache.putIfAbsent("k", NEW)).isTrue();
    assertThat(Statistics.of(cache).hits()).isZero();

    codec.decoding = null;
    assertThat(cache.get("k")).isEqualTo(NEW);
  }

  @ParameterizedTest
  @MethodSource("decodings")
  void whatItDoesWrongWithADocumentIsACountedMiss(Misdeed<@Nullable Object> misdeed) {
    Documents documents = new Documents();
    Cache<String, Text> cache = cache(documents);
    assertThat(cache.get("k")).isEqualTo(OLD);
    documents.decoding = misdeed.deed();

    assertThat(cache.get("k")).isNull();
    assertThat(cache.unwrap(UndecodableValuesMXBean.class).getReasons())
        .containsEntry("FORMAT", 1L);
  }

  static Stream<Misdeed<@Nullable NativeValue>> documents() {
    return Stream.of(
        new Misdeed<>(
            () -> new NativeValue.Text("no document"),
            "returned a document that is Text, and neither a list nor a map nor a number"),
        throwing(new ClassCastException("on purpose")),
        throwing(new IOException("on purpose")));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void aDocumentThatIsNoneIsToldAndNothingIsWritten(Misdeed<@Nullable NativeValue> misdeed) {
    Documents documents = new Documents();
    Cache<String, Text> cache = cache(documents);
    documents.documents = misdeed.deed();

    assertThatThrownBy(() -> cache.put("k", NEW))
        .isExactlyInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("its codec " + Documents.class.getName() + " " + misdeed.said());

    assertThat(cache.get("k")).isEqualTo(OLD);
  }

  /** Said in the error, for it must reach the caller as it is. */
  @Test
  void anErrorThatComesAfterTheWriteSaysThatItWasMade() {
    Cache<String, Text> cache = cache(codec);
    Error error = new NoClassDefFoundError("on purpose");
    codec.decoding =
        () -> {
          throw error;
        };

    Throwable thrown = catchThrowable(() -> cache.getAndPut("k", NEW));

    assertThat(thrown).isSameAs(error);
    assertThat(error.getSuppressed())
        .singleElement()
        .satisfies(said -> assertThat(said).hasMessageStartingWith("The write has been made: "));
    codec.decoding = null;
    assertThat(cache.get("k")).isEqualTo(NEW);
  }

  @Test
  void anErrorThatComesBeforeTheWriteSaysNothingOfIt() {
    Cache<String, Text> cache = cache(codec);
    Error error = new NoClassDefFoundError("on purpose");
    codec.decoding =
        () -> {
          throw error;
        };

    Throwable thrown =
        catchThrowable(() -> cache.invoke("k", (entry, arguments) -> entry.exists()));

    assertThat(thrown).isSameAs(error);
    assertThat(error.getSuppressed()).isEmpty();
  }

  /** A codec without a name, or whose name throws. */
  private static final class Nameless extends Texts {
    @Override
    @SuppressWarnings("NullAway") // on purpose
    public String name() {
      return encoding == null
          ? null
          : undeclared(
              () -> {
                throw new IOException("on purpose");
              });
    }
  }

  @Test
  void aCodecWithoutANameIsRefusedWhenTheCacheIsMade() {
    Nameless nameless = new Nameless();

    assertThatThrownBy(() -> cache(nameless))
        .isExactlyInstanceOf(CacheException.class)
        .hasMessage(
            "cache '%s': the codec %s returns null as its name", name, Nameless.class.getName());
    nameless.encoding = () -> null;
    assertThatThrownBy(() -> cache(nameless))
        .isExactlyInstanceOf(CacheException.class)
        .hasMessage(
            "cache '%s': the codec %s throws java.io.IOException: on purpose when its name and its"
                + " id are read",
            name, Nameless.class.getName());
  }
}
