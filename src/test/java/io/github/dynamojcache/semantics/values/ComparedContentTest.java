package io.github.dynamojcache.semantics.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.codec.ValueCodec;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import io.github.dynamojcache.semantics.values.ComparedClasses.Failing;
import io.github.dynamojcache.semantics.values.ComparedClasses.Unstorable;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.SharedTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.integration.CacheWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows from comparing contents: loops, writers, sizes, and code that fails. */
@Tag("server")
class ComparedContentTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private final Jvm jvm = SHARED.jvm();
  private final String name = SHARED.newCacheName();

  /** A class without {@code equals} whose map has an order. */
  static class Labels {
    Map<String, String> labels = new LinkedHashMap<>();

    Labels with(String label, int length) {
      labels.put(label, "x".repeat(length));
      return this;
    }
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  /** Beyond 384 KiB an array stands in chunks. */
  @Test
  void aLoopThatReplacesWhatItReadGoesOnWhereTheValueOutgrowsItsItem() {
    Cache<String, byte[]> cache =
        jvm.cache(name, DynamoConfiguration.builder(String.class, byte[].class));
    cache.put("k", random(300_000));

    for (int length = 350_000; length <= 500_000; length += 50_000) {
      assertThat(cache.replace("k", cache.get("k"), random(length))).as("to " + length).isTrue();
    }
    assertThat(cache.replace("k", random(499_999), new byte[0])).isFalse();
    assertThat(cache.remove("k", random(500_000))).isTrue();
  }

  /** DynamoDB's maps have no order; JSON text has one. */
  @ParameterizedTest
  @ValueSource(ints = {10, 30_000, 300_000})
  void mapsOfDocumentsOfAnySizeAreComparedWithoutTheirOrder(int length) {
    Cache<String, Labels> cache =
        jvm.cache(name, DynamoConfiguration.builder(String.class, Labels.class).valueCodec("json"));
    cache.put("k", new Labels().with("a", length).with("b", length));

    assertThat(cache.replace("k", new Labels().with("a", length).with("c", length), new Labels()))
        .isFalse();
    assertThat(cache.replace("k", new Labels().with("b", length).with("a", length), new Labels()))
        .isTrue();
  }

  @Test
  void whatIsExpectedNeedNotBeWhatCanBeStored() {
    Cache<String, Collection<?>> cache = jvm.cache(name, collections());
    Collection<?> own = new Unstorable(List.of("a", "b"));
    assertThatThrownBy(() -> cache.put("k", own)).isInstanceOf(UnsupportedValueException.class);
    cache.put("k", new ArrayList<>(own));
    jvm.log.clear();

    assertThat(cache.replace("k", new Unstorable(List.of("a")), List.of())).isFalse();
    assertThat(cache.replace("k", own, Arrays.asList("c", "d"))).isTrue();
    assertThat(cache.remove("k", own)).isFalse();
    assertThat(cache.remove("k", new Unstorable(List.of("c", "d")))).isTrue();
    assertThat(cache.remove("k", own)).isFalse();

    assertThat(jvm.log.operations())
        .containsExactly(
            "GetItem", "GetItem", "PutItem", "GetItem", "GetItem", "DeleteItem", "GetItem");
  }

  @SuppressWarnings("unchecked") // no class says Collection<?>
  private static DynamoConfiguration.Builder<String, Collection<?>> collections() {
    return DynamoConfiguration.builder(
        String.class, (Class<Collection<?>>) (Class<?>) Collection.class);
  }

  /** Kryo, but for lists that are not to be encoded. */
  private record FailingCodec(ValueCodec kryo, Exception failure) implements ValueCodec {
    @Override
    public String name() {
      return "failing";
    }

    @Override
    public byte id() {
      return (byte) 204;
    }

    @Override
    public byte[] encode(Object value, int room) {
      if (value instanceof Unstorable) {
        FailingCodec.<RuntimeException>throwIt(failure);
      }
      return kryo.encode(value, room);
    }

    @SuppressWarnings("unchecked") // as Kotlin does it
    private static <E extends Exception> void throwIt(Exception failure) throws E {
      throw (E) failure;
    }

    @Override
    public Object decode(byte[] bytes, int offset, int length)
        throws io.github.dynamojcache.codec.UndecodableValueException {
      return kryo.decode(bytes, offset, length);
    }
  }

  static Stream<Exception> failures() {
    return Stream.of(
        new UnsupportedValueException("on purpose", null),
        new IllegalStateException("on purpose"),
        new java.io.IOException("on purpose"),
        new CloneNotSupportedException("on purpose"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whateverExceptionACodecThrowsOfWhatIsExpectedItIsComparedByEquals(Exception failure) {
    ValueCodec codec = new FailingCodec(new KryoValueCodec(getClass().getClassLoader()), failure);
    Cache<String, Collection<?>> cache = jvm.cache(name, collections().valueCodec(codec));
    cache.put("k", Arrays.asList("a", "b"));

    assertThat(cache.remove("k", new Unstorable(List.of("a")))).isFalse();
    assertThat(cache.remove("k", new Unstorable(List.of("a", "b")))).isTrue();
  }

  @Test
  void anEqualsThatThrowsIsNamedAndTheEntryStaysAsItWas() {
    Cache<String, Failing> cache =
        jvm.cache(name, DynamoConfiguration.builder(String.class, Failing.class));
    cache.put("k", new Failing("a"));
    List<?> before = SHARED.table().items(name);

    for (Runnable comparison :
        List.<Runnable>of(
            () -> cache.replace("k", new Failing("b"), new Failing("c")),
            () -> cache.remove("k", new Failing("b")))) {
      assertThatThrownBy(comparison::run)
          .isExactlyInstanceOf(CacheException.class)
          .hasMessage(
              "cache '%s': the stored value cannot be compared with the expected one, because"
                  + " equals of %s throws %s. The entry was left as it is. Let equals answer for"
                  + " every object",
              name,
              Failing.class.getTypeName(),
              ComparedClasses.EqualsFailedException.class.getName())
          .hasCauseInstanceOf(ComparedClasses.EqualsFailedException.class);
    }

    assertThat(SHARED.table().items(name)).isEqualTo(before);
  }

  /** Its {@code equals} does not end, as that of a list that contains itself does not. */
  static class Endless {
    int number;

    @Override
    public boolean equals(@Nullable Object other) {
      throw new StackOverflowError("on purpose");
    }

    @Override
    public int hashCode() {
      return number;
    }
  }

  @Test
  void anErrorOfEqualsReachesTheCaller() {
    Cache<String, Endless> cache =
        jvm.cache(name, DynamoConfiguration.builder(String.class, Endless.class));
    cache.put("k", new Endless());
    Endless other = new Endless();
    other.number = 1;

    assertThat(catchThrowable(() -> cache.remove("k", other)))
        .isExactlyInstanceOf(StackOverflowError.class);
    assertThat(cache.remove("k", new Endless())).isTrue();
  }

  /** What a writer was told. */
  private static final class Told implements CacheWriter<String, byte[]> {
    private final List<byte[]> values = new ArrayList<>();

    @Override
    public void write(Cache.Entry<? extends String, ? extends byte[]> entry) {
      values.add(entry.getValue());
    }

    @Override
    public void writeAll(Collection<Cache.Entry<? extends String, ? extends byte[]>> entries) {
      entries.forEach(this::write);
    }

    @Override
    public void delete(Object key) {}

    @Override
    public void deleteAll(Collection<?> keys) {}
  }

  @Test
  void aWriterIsNotToldAgainOfTheSameContentAfterALostRace() {
    Told told = new Told();
    Cache<String, byte[]> cache =
        jvm.cache(
            name, DynamoConfiguration.builder(String.class, byte[].class).writeThrough(() -> told));
    Cache<String, byte[]> other =
        SHARED.other().cache(name, DynamoConfiguration.builder(String.class, byte[].class));

    cache.invoke(
        "k",
        (entry, arguments) -> {
          if (!entry.exists()) {
            other.put("k", new byte[] {1});
          }
          entry.setValue(new byte[] {2});
          return null;
        });

    assertThat(told.values).containsExactly(new byte[] {2});
    assertThat(other.get("k")).containsExactly(2);
  }
}
