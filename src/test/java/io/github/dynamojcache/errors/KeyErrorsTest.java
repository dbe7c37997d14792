package io.github.dynamojcache.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
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
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Keys that are null, have no canonical form, are long, or are too long. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class KeyErrorsTest {

  private LocalDynamo dynamo;
  private String table;
  private CacheFixture fixture;

  @BeforeEach
  void prepare(LocalDynamo local) {
    dynamo = local;
    table = dynamo.newTableName();
    fixture = new CacheFixture(dynamo, table);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  static Stream<Named<Consumer<Cache<String, String>>>> operationsWithNull() {
    Map<String, String> nullKey = new HashMap<>();
    nullKey.put(null, "v");
    Map<String, String> nullValue = new HashMap<>();
    nullValue.put("k", null);
    Set<String> nullInSet = new HashSet<>(Arrays.asList("k", null));
    return Stream.of(
        named("get", c -> c.get(null)),
        named("containsKey", c -> c.containsKey(null)),
        named("getAll of null", c -> c.getAll(null)),
        named("getAll with null", c -> c.getAll(nullInSet)),
        named("loadAll with null", c -> c.loadAll(nullInSet, true, null)),
        named("put of a null key", c -> c.put(null, "v")),
        named("put of a null value", c -> c.put("k", null)),
        named("getAndPut of a null key", c -> c.getAndPut(null, "v")),
        named("getAndPut of a null value", c -> c.getAndPut("k", null)),
        named("putAll of null", c -> c.putAll(null)),
        named("putAll with a null key", c -> c.putAll(nullKey)),
        named("putAll with a null value", c -> c.putAll(nullValue)),
        named("putIfAbsent of a null key", c -> c.putIfAbsent(null, "v")),
        named("putIfAbsent of a null value", c -> c.putIfAbsent("k", null)),
        named("remove", c -> c.remove(null)),
        named("remove if equal, null key", c -> c.remove(null, "v")),
        named("remove if equal, null value", c -> c.remove("k", null)),
        named("getAndRemove", c -> c.getAndRemove(null)),
        named("replace of a null key", c -> c.replace(null, "v")),
        named("replace of a null value", c -> c.replace("k", null)),
        named("replace if equal, null key", c -> c.replace(null, "v", "w")),
        named("replace if equal, null old", c -> c.replace("k", null, "w")),
        named("replace if equal, null new", c -> c.replace("k", "v", null)),
        named("getAndReplace of a null key", c -> c.getAndReplace(null, "v")),
        named("getAndReplace of a null value", c -> c.getAndReplace("k", null)),
        named("removeAll with null", c -> c.removeAll(nullInSet)),
        named("invoke of a null key", c -> c.invoke(null, (e, a) -> null)),
        named("invoke of a null processor", c -> c.invoke("k", null)),
        named("invokeAll with null", c -> c.invokeAll(nullInSet, (e, a) -> null)),
        named("invokeAll of a null processor", c -> c.invokeAll(Set.of("k"), null)),
        named("registerCacheEntryListener", c -> c.registerCacheEntryListener(null)),
        named("deregisterCacheEntryListener", c -> c.deregisterCacheEntryListener(null)));
  }

  private static Named<Consumer<Cache<String, String>>> named(
      String name, Consumer<Cache<String, String>> operation) {
    return Named.of(name, operation);
  }

  @ParameterizedTest
  @MethodSource("operationsWithNull")
  void nullIsRefusedBeforeAnythingIsSent(Consumer<Cache<String, String>> operation) {
    Cache<String, String> cache = fixture.create("books");
    fixture.log().clear();

    assertThatNullPointerException().isThrownBy(() -> operation.accept(cache));
    assertThat(fixture.log().operations()).isEmpty();
  }

  /** Has no equals: no other object is ever equal to it. */
  private static final class Identity {}

  @Test
  void aKeyWithoutACanonicalFormIsNamedWithItsClassAndTheRemedy() {
    Cache<Object, String> cache = fixture.create("books");
    fixture.log().clear();

    for (Consumer<Object> operation :
        List.<Consumer<Object>>of(
            cache::get, key -> cache.put(key, "v"), key -> cache.getAll(Set.of(key)))) {
      assertThatThrownBy(() -> operation.accept(new Identity()))
          .isInstanceOf(CacheException.class)
          .hasMessageContaining("cache 'books'")
          .hasMessageContaining(Identity.class.getName())
          .hasMessageContaining("does not override equals and hashCode")
          .hasMessageContaining("record");
    }
    assertThat(fixture.log().operations()).isEmpty();
  }

  @Test
  void aPartWithoutACanonicalFormIsNamedWithItsPlace() {
    Cache<Object, String> cache = fixture.create("books");

    assertThatThrownBy(() -> cache.get(List.of("a", new int[] {1})))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("cache 'books'")
        .hasMessageContaining("[1]")
        .hasMessageContaining("array");
  }

  @Test
  void aKeyOverTheLimitOfASortKeyWorks() {
    Cache<String, String> cache = fixture.create("books");
    String first = "x".repeat(3000) + "1";
    String second = "x".repeat(3000) + "2";

    cache.put(first, "one");
    cache.put(second, "two");

    assertThat(cache.get(first)).isEqualTo("one");
    assertThat(cache.getAll(Set.of(first, second))).hasSize(2).containsEntry(second, "two");
    assertThat(cache).extracting(Cache.Entry::getKey).containsExactlyInAnyOrder(first, second);
    assertThat(cache.remove(first)).isTrue();
    assertThat(cache.containsKey(first)).isFalse();
    assertThat(cache.get(second)).isEqualTo("two");
  }

  /** Two keys with one digest will never be seen; the one that is looked at is compared anyway. */
  @Test
  void anItemOfAnotherKeyWithTheSameDigestIsAbsent() {
    Cache<String, String> cache = fixture.create("books");
    String key = "x".repeat(3000);
    cache.put(key, "v");
    Map<String, AttributeValue> item = entryItem();
    Map<String, AttributeValue> planted = new HashMap<>(item);
    planted.put("k", AttributeValue.fromS("s:" + "y".repeat(3000)));
    dynamo.client().putItem(p -> p.tableName(table).item(planted));

    assertThat(cache.get(key)).isNull();
    assertThat(cache.containsKey(key)).isFalse();
    assertThat(cache.getAll(Set.of(key))).isEmpty();
  }

  private Map<String, AttributeValue> entryItem() {
    return dynamo.client().scan(s -> s.tableName(table)).items().stream()
        .filter(item -> item.containsKey("v"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aGiganticKeyIsRefusedWithItsSizeAndTheLimit() {
    Cache<String, String> cache = fixture.create("books");
    fixture.log().clear();

    assertThatThrownBy(() -> cache.put("x".repeat(200_000), "v"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("cache 'books'")
        .hasMessageContaining("java.lang.String")
        .hasMessageContaining("200002 bytes")
        .hasMessageContaining("102400 is the limit")
        .hasMessageContaining("shorter key");
    assertThat(fixture.log().operations()).isEmpty();
  }

  @Test
  void noMessageHoldsTheContentOfAKey() {
    Cache<Object, String> cache = fixture.create("books");
    Object key = Collections.singletonList("secret".repeat(40_000));

    assertThatThrownBy(() -> cache.get(key))
        .isInstanceOf(CacheException.class)
        .hasMessageNotContaining("secret");
  }
}
