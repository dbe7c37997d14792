package io.github.dynamojcache.semantics.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.UndecodableValuesMXBean;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.SharedTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What caches of other types, settings and names leave to each other in one table. */
@Tag("server")
class ForeignNeighboursTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private final Jvm jvm = SHARED.jvm();
  private final Jvm other = SHARED.other();
  private final RawTable table = SHARED.table();
  private final String name = SHARED.newCacheName();

  /** A cache whose keys are declared as integers, and that holds one text. */
  private Cache<Integer, String> withATextAsKey() {
    other.cache(name).put("text", "v");
    Cache<Integer, String> cache =
        jvm.cache(name, DynamoConfiguration.builder(Integer.class, String.class).statistics(true));
    cache.put(1, "one");
    return cache;
  }

  @Test
  void anIteratorSkipsKeysOfAnotherTypeAndCountsThem() {
    Cache<Integer, String> cache = withATextAsKey();
    List<Integer> keys = new ArrayList<>();

    String log =
        StandardError.during(
            () -> {
              cache.forEach(entry -> keys.add(entry.getKey()));
              cache.forEach(entry -> {});
            });

    assertThat(keys).containsExactly(1);
    assertThat(cache.unwrap(UndecodableValuesMXBean.class).getReasons()).containsEntry("SHAPE", 2L);
    assertThat(log.lines().filter(line -> line.contains("the keys of this cache are declared")))
        .hasSize(1);
  }

  @Test
  void whoeverRemovesEveryEntryByItsIteratorLeavesThemAlone() {
    Cache<Integer, String> cache = withATextAsKey();

    for (Iterator<Cache.Entry<Integer, String>> entries = cache.iterator(); entries.hasNext(); ) {
      entries.next();
      entries.remove();
    }

    assertThat(other.manager.<String, String>getCache(name).get("text")).isEqualTo("v");
    assertThat(cache.containsKey(1)).isFalse();
  }

  @Test
  void removeAllTellsListenersOnlyOfKeysOfTheirType() {
    Cache<Integer, String> cache = withATextAsKey();
    List<Object> heard = new ArrayList<>();
    cache.registerCacheEntryListener(
        new MutableCacheEntryListenerConfiguration<>(
            () ->
                (CacheEntryRemovedListener<Integer, String>)
                    events -> events.forEach(event -> heard.add(event.getKey())),
            null,
            /* isOldValueRequired= */ true,
            /* isSynchronous= */ true));

    cache.removeAll();

    assertThat(heard).containsExactly(1);
    assertThat(table.items(name)).isEmpty();
  }

  @Test
  @SuppressWarnings({"rawtypes", "unchecked"})
  void aCollectionComesBackAsTheTypeOfTheKeys() {
    Cache<ArrayList<String>, String> cache =
        (Cache) jvm.cache(name, DynamoConfiguration.builder(ArrayList.class, String.class));
    cache.put(new ArrayList<>(List.of("a")), "v");

    assertThat(cache.iterator().next().getKey()).isExactlyInstanceOf(ArrayList.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "a\udc00b"})
  void aKeyWithAnUnpairedSurrogateIsAKeyOfItsOwn(String key) {
    Cache<String, String> cache = jvm.cache(name);

    cache.put(key, "v");

    assertThat(cache.get(key)).isEqualTo("v");
    assertThat(cache.get("?")).isNull();
    assertThat(cache.get(key.replace('\ud800', '\ufffd').replace('\udc00', '\ufffd'))).isNull();
    assertThat(cache.iterator().next().getKey()).isEqualTo(key);
  }

  static Stream<String> names() {
    return Stream.of("\ud800", "n".repeat(2_027));
  }

  @Test
  void aNameThatCannotBeStoredIsRefusedWhenTheCacheIsCreated() {
    assertThat(names())
        .allSatisfy(
            unstorable ->
                assertThatThrownBy(() -> jvm.cache(unstorable))
                    .isInstanceOf(CacheException.class)
                    .hasMessageContaining("Give the cache a"));
  }

  @Test
  void theLongestNameTakesValuesInChunksToo() {
    Cache<String, String> cache =
        jvm.cache(
            "n".repeat(2_026),
            Jvm.strings().compression(Compression.NONE).set("shards", 256).set("chunk-size", 10));

    cache.put("k", "v".repeat(100));

    assertThat(cache.get("k")).isEqualTo("v".repeat(100));
  }

  private static DynamoConfiguration.Builder<String, String> withoutNativeTtl() {
    return Jvm.strings().compression(Compression.NONE).set("native-ttl", false).set("shards", 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v", "a value that stands in chunks"})
  void aTouchWithoutNativeTtlTakesTheTtlOff(String value) {
    other
        .cache(
            name,
            Jvm.strings()
                .compression(Compression.NONE)
                .set("shards", 1)
                .set("chunk-size", 10)
                .expiry(AccessedExpiryPolicy.factoryOf(Duration.ONE_MINUTE)))
        .put("k", value);
    assertThat(items()).allSatisfy(item -> assertThat(item).containsKey("ttl"));
    Cache<String, String> cache =
        jvm.cache(
            name,
            withoutNativeTtl()
                .set("chunk-size", 10)
                .set("touch-threshold", 0)
                .expiry(AccessedExpiryPolicy.factoryOf(new Duration(TimeUnit.DAYS, 40))));

    assertThat(cache.get("k")).isEqualTo(value);

    assertThat(items()).isNotEmpty().allSatisfy(item -> assertThat(item).doesNotContainKey("ttl"));
    assertThat(cache.get("k")).isEqualTo(value);
  }

  @Test
  void anUpdateWithoutNativeTtlTakesTheTtlOff() {
    other
        .cache(
            name,
            Jvm.strings().set("shards", 1).expiry(CreatedExpiryPolicy.factoryOf(Duration.ONE_HOUR)))
        .put("k", "1");
    Cache<String, String> cache =
        jvm.cache(
            name, withoutNativeTtl().expiry(CreatedExpiryPolicy.factoryOf(Duration.ONE_HOUR)));
    Map<String, AttributeValue> before = new HashMap<>(table.onlyItem(name));

    cache.put("k", "2");

    assertThat(before).containsKey("ttl");
    assertThat(table.onlyItem(name)).doesNotContainKey("ttl").containsEntry("x", before.get("x"));
  }

  /** The entry and its chunks. */
  private List<Map<String, AttributeValue>> items() {
    List<Map<String, AttributeValue>> items = new ArrayList<>(table.items(name));
    table
        .partitionKeys(name)
        .forEach(
            key -> {
              int shard = key.lastIndexOf('#') + 1;
              items.addAll(table.partition(key.substring(0, shard) + "c" + key.substring(shard)));
            });
    return items;
  }
}
