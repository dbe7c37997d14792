package io.github.dynamojcache.semantics.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.UndecodableValuesMXBean;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.internal.values.json.JsonValueCodec;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.SharedTable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A cache whose values are documents. */
@Tag("server")
class JsonCacheTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  record Line(String article, int pieces) {}

  record Order(String customerName, List<Line> lines, BigDecimal total) {}

  private static final Order ALICE =
      new Order("Alice", List.of(new Line("tea", 2)), new BigDecimal("12.50"));
  private static final Order BOB = new Order("Bob", List.of(), new BigDecimal("0.00"));

  private final Jvm jvm = SHARED.jvm();
  private final RawTable table = SHARED.table();
  private final String name = SHARED.newCacheName();

  private static DynamoConfiguration.Builder<String, Order> orders() {
    return DynamoConfiguration.builder(String.class, Order.class).valueCodec("json");
  }

  @Test
  void theTableShowsADocument() {
    jvm.cache(name, orders()).put("1", ALICE);

    assertThat(table.onlyItem(name))
        .containsEntry(
            "v",
            AttributeValue.fromM(
                Map.of(
                    "customerName", AttributeValue.fromS("Alice"),
                    "lines",
                        AttributeValue.fromL(
                            List.of(
                                AttributeValue.fromM(
                                    Map.of(
                                        "article", AttributeValue.fromS("tea"),
                                        "pieces", AttributeValue.fromN("2"))))),
                    "total", AttributeValue.fromS("12.50"))));
  }

  @Test
  void partiQlLooksIntoIt() {
    jvm.cache(name, orders()).putAll(Map.of("1", ALICE, "2", BOB));

    assertThat(table.select("v.customerName, v.lines[0].pieces", name, "v.total = '12.50'"))
        .containsExactly(
            Map.of(
                "customerName",
                AttributeValue.fromS("Alice"),
                "pieces",
                AttributeValue.fromN("2")));
  }

  @Test
  void anotherJvmReadsIt() {
    jvm.cache(name, orders()).putAll(Map.of("1", ALICE, "2", BOB));
    Cache<String, Order> there = SHARED.other().cache(name, orders());

    assertThat(there.get("1")).isEqualTo(ALICE);
    assertThat(there.getAll(Set.of("1", "2"))).isEqualTo(Map.of("1", ALICE, "2", BOB));
    Map<String, Order> seen = new HashMap<>();
    there.forEach(entry -> seen.put(entry.getKey(), entry.getValue()));
    assertThat(seen).isEqualTo(Map.of("1", ALICE, "2", BOB));
  }

  @Test
  void aDocumentIsComparedByTheTableInOneRequest() {
    Cache<String, Order> cache = jvm.cache(name, orders());
    cache.put("1", ALICE);
    jvm.log.clear();

    assertThat(cache.replace("1", ALICE, BOB)).isTrue();
    assertThat(cache.remove("1", BOB)).isTrue();

    assertThat(jvm.log.operations()).containsExactly("PutItem", "DeleteItem");
  }

  @Test
  void aDocumentOfAnotherContentIsNotReplaced() {
    Cache<String, Order> cache = jvm.cache(name, orders());
    cache.put("1", ALICE);

    assertThat(cache.replace("1", BOB, ALICE)).isFalse();
    assertThat(cache.remove("1", BOB)).isFalse();
    assertThat(cache.get("1")).isEqualTo(ALICE);
  }

  @Test
  void anEntryProcessorSeesAndChangesIt() {
    Cache<String, Order> cache = jvm.cache(name, orders());
    cache.put("1", ALICE);

    cache.invoke(
        "1",
        (entry, arguments) -> {
          entry.setValue(new Order(entry.getValue().customerName(), List.of(), BigDecimal.ONE));
          return null;
        });

    assertThat(cache.get("1")).isEqualTo(new Order("Alice", List.of(), BigDecimal.ONE));
  }

  @Test
  void numbersAreNumbers() {
    Cache<String, Long> cache =
        jvm.cache(name, DynamoConfiguration.builder(String.class, Long.class).valueCodec("json"));
    cache.put("k", 5_000_000_000L);

    assertThat(table.onlyItem(name)).containsEntry("v", AttributeValue.fromN("5000000000"));
    assertThat(cache.get("k")).isEqualTo(5_000_000_000L);
    assertThat(cache.replace("k", 5_000_000_000L, 1L)).isTrue();
  }

  @Test
  void truthIsStoredAsItIsUnderEveryCodec() {
    Cache<String, Boolean> cache =
        jvm.cache(name, DynamoConfiguration.builder(String.class, Boolean.class));
    cache.put("k", true);

    assertThat(table.onlyItem(name)).containsEntry("v", AttributeValue.fromBool(true));
    assertThat(cache.replace("k", true, false)).isTrue();
    assertThat(cache.get("k")).isFalse();
  }

  @Test
  void whatKryoWroteIsReadAndReplacedByADocument() {
    jvm.cache(name, DynamoConfiguration.builder(String.class, Order.class)).put("1", ALICE);
    Cache<String, Order> cache = SHARED.other().cache(name, orders());

    assertThat(cache.get("1")).isEqualTo(ALICE);
    assertThat(cache.replace("1", ALICE, BOB)).isTrue();

    assertThat(RawTable.attribute(table.onlyItem(name), "v").hasM()).isTrue();
  }

  @Test
  void aCacheOfKryoMissesADocument() {
    jvm.cache(name, orders()).put("1", ALICE);
    Cache<String, Order> kryo =
        SHARED.other().cache(name, DynamoConfiguration.builder(String.class, Order.class));

    assertThat(kryo.get("1")).isNull();
    assertThat(kryo.unwrap(UndecodableValuesMXBean.class).getReasons()).containsEntry("FORMAT", 1L);
    assertThat(kryo.putIfAbsent("1", BOB)).isTrue();
  }

  @Test
  void aDocumentThatSomebodyHasEditedIsReadIfItFits() {
    Cache<String, Order> cache = jvm.cache(name, orders());
    cache.put("1", BOB);
    Map<String, AttributeValue> item = table.onlyItem(name);

    table.set(item, "v.customerName", AttributeValue.fromS("Bert"));
    assertThat(cache.get("1")).isEqualTo(new Order("Bert", List.of(), new BigDecimal("0.00")));

    table.set(item, "v.extra", AttributeValue.fromSs(List.of("a set", "is none of ours")));
    assertThat(cache.get("1")).isNull();
  }

  @Test
  void whatIsNotOfTheDeclaredClassIsRefused() {
    Cache<String, Number> cache =
        jvm.cache(name, DynamoConfiguration.builder(String.class, Number.class).valueCodec("json"));
    cache.put("wide", 5L); // an abstract class promises nothing, so Kryo may help
    assertThat(cache.get("wide")).isEqualTo(5L);

    Cache<String, Object> strict = raw(jvm.cache(SHARED.newCacheName(), orders()));
    assertThatThrownBy(() -> strict.put("1", new Line("tea", 2)))
        .isInstanceOfAny(UnsupportedValueException.class, ClassCastException.class);
  }

  @SuppressWarnings("unchecked") // as an application without generics does it
  private static Cache<String, Object> raw(Cache<String, ?> cache) {
    return (Cache<String, Object>) cache;
  }

  @Test
  void aCacheOfAnythingStoresDocumentsWhereItCan() {
    Cache<String, Object> cache =
        jvm.cache(name, DynamoConfiguration.builder(String.class, Object.class).valueCodec("json"));
    cache.put("map", Map.of("a", List.of(1, "b")));
    assertThat(RawTable.attribute(table.onlyItem(name), "v").hasM()).isTrue();
    cache.put("order", ALICE);
    cache.put("long", 5L);

    assertThat(cache.get("map")).isEqualTo(Map.of("a", List.of(1, "b")));
    assertThat(cache.get("order")).isEqualTo(ALICE);
    assertThat(cache.get("long")).isEqualTo(5L);
  }

  @Test
  void aMapperOfTheApplicationsOwnDecidesOnTheNames() {
    JsonMapper mapper =
        JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
    Cache<String, Order> cache =
        jvm.cache(name, orders().valueCodec(new JsonValueCodec(Order.class, mapper)));
    Order order = new Order("Bob", List.of(), new BigDecimal("12.5"));
    cache.put("1", order);

    assertThat(cache.get("1")).isEqualTo(order);
    assertThat(table.onlyItem(name)).extractingByKey("v").asString().contains("customer_name");
  }
}
