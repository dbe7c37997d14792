package io.github.dynamojcache.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that do not fit into an item. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class ValueErrorsTest {

  private static final int LIMIT = 400 * 1024;

  private CacheFixture fixture;
  private Cache<String, Object> cache;

  @BeforeEach
  void prepare(LocalDynamo dynamo) {
    fixture = new CacheFixture(dynamo, dynamo.newTableName());
    fixture.set("oversize", "fail");
    fixture.set("compression", "none"); // the size of an item is what these are about
    cache = fixture.create("books");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  /** Bytes that no compression makes smaller. */
  private static byte[] noise(int size) {
    byte[] bytes = new byte[size];
    new Random(42).nextBytes(bytes);
    return bytes;
  }

  private interface Put {
    void put(Cache<String, Object> cache, Object value);
  }

  static Stream<Named<Put>> puts() {
    return Stream.of(
        Named.of("put", (c, v) -> c.put("k", v)),
        Named.of("getAndPut", (c, v) -> c.getAndPut("k", v)),
        Named.of("putIfAbsent", (c, v) -> c.putIfAbsent("new", v)),
        Named.of("replace", (c, v) -> c.replace("k", v)),
        Named.of("getAndReplace", (c, v) -> c.getAndReplace("k", v)),
        Named.of("replace if equal", (c, v) -> c.replace("k", "small", v)),
        Named.of("putAll", (c, v) -> c.putAll(withSmallOnes(v))),
        Named.of(
            "invoke",
            (c, v) ->
                c.invoke(
                    "k",
                    (entry, arguments) -> {
                      entry.setValue(v);
                      return null;
                    })));
  }

  /** Enough for several batches, so that a later one could fail after an earlier one was sent. */
  private static Map<String, Object> withSmallOnes(Object large) {
    Map<String, Object> entries = new HashMap<>();
    IntStream.range(0, 60).forEach(i -> entries.put("small" + i, "small"));
    entries.put("large", large);
    return entries;
  }

  @ParameterizedTest
  @MethodSource("puts")
  void aValueOverTheLimitIsNamedWithItsClassItsSizeAndTheLimit(Put operation) {
    cache.put("k", "small");

    assertThatThrownBy(() -> operation.put(cache, noise(500_000)))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("cache 'books'")
        .hasMessageContaining("a value of class byte[] takes 5000") // and the envelope
        .hasMessageContaining(LIMIT + " for an item")
        .hasMessageContaining("cache a smaller value");

    assertThat(cache.get("k")).isEqualTo("small");
    assertThat(cache).hasSize(1);
  }

  @Test
  void theKeyOfAValueOverTheLimitIsNamedAndALongOneCut() {
    Map<String, Object> entries = Map.of("small", "s", "large", noise(500_000));
    String longKey = "l".repeat(200);

    assertThatThrownBy(() -> cache.putAll(entries)).hasMessageContaining("(key s:large)");
    assertThatThrownBy(() -> cache.put(longKey, noise(500_000)))
        .hasMessageContaining("(key s:" + "l".repeat(98) + "...)");
  }

  @Test
  void aLongTextIsRefusedToo() {
    assertThatThrownBy(() -> cache.put("k", "é".repeat(LIMIT / 2 + 1)))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("a value of class java.lang.String takes " + (LIMIT + 2) + " bytes");
    assertThat(cache.containsKey("k")).isFalse();
  }

  /** The value alone would fit; the key and the names are what is too much. */
  @Test
  void anItemThatIsTooLargeByItsKeyIsExplained() {
    assertThatThrownBy(() -> cache.put("k", "x".repeat(LIMIT - 20)))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("cache 'books'")
        .hasMessageContaining("takes " + (LIMIT - 20) + " bytes")
        .hasMessageContaining("DynamoDB allows " + LIMIT + " for an item, key and names included")
        .hasMessageContaining("oversize = chunk");
    assertThat(cache.containsKey("k")).isFalse();
    assertThat(fixture.log().count("PutItem")).isZero();
  }

  @Test
  void aValueThatJustFitsIsStored() {
    String value = "x".repeat(LIMIT - 300);

    cache.put("k", value);

    assertThat(cache.get("k")).isEqualTo(value);
  }

  @Test
  void noMessageHoldsTheContentOfAValue() {
    assertThatThrownBy(() -> cache.put("k", "secret".repeat(100_000)))
        .isInstanceOf(CacheException.class)
        .hasMessageNotContaining("secret");
  }

  /** An object with a thread in it: bytes cannot hold that. */
  private static final class Worker {
    private final Thread thread = new Thread("worker");

    @Override
    public String toString() {
      return thread.getName();
    }
  }

  @ParameterizedTest
  @MethodSource("puts")
  void aValueThatCannotBeWrittenIsNamedWithItsClassAndTheRemedy(Put operation) {
    cache.put("k", "small");

    assertThatThrownBy(() -> operation.put(cache, new Worker()))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("cache 'books': Cannot store a " + Worker.class.getName())
        .hasMessageContaining("java.lang.Thread");

    assertThat(cache.get("k")).isEqualTo("small");
    assertThat(cache).hasSize(1);
  }

  @Test
  void aFunctionCannotBeAValue() {
    Runnable function = () -> {};

    assertThatThrownBy(() -> cache.put("k", function))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("cache 'books'")
        .hasMessageContaining("lambda");
    assertThat(cache.containsKey("k")).isFalse();
  }
}
