package io.github.dynamojcache.internal.values.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.dynamojcache.codec.UnsupportedValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Trees of Gson, org.json, and both Jacksons. */
class JsonLibrariesTest {

  private static final String TEXT =
      "{\"z\":1,\"a\":[1.50,true,null,\"x\",{\"n\":12345678901234567890}],\"e\":{},\"m\":null}";

  @Test
  void aGsonTreeComesBack() throws Exception {
    JsonElement tree = JsonParser.parseString(TEXT);

    JsonElement copied = UntypedCache.copy(tree);

    assertThat(copied).isEqualTo(tree).hasToString(tree.toString());
    assertThat(copied.getAsJsonObject().get("m")).isSameAs(JsonNull.INSTANCE);
  }

  @Test
  void aGsonObjectComesBackAfterItsEntriesWereAskedFor() throws Exception {
    JsonObject object = JsonParser.parseString(TEXT).getAsJsonObject();
    assertThat(object.entrySet()).hasSize(4);
    assertThat(object.keySet()).hasSize(4);

    JsonObject copied = UntypedCache.copy(object);
    copied.addProperty("new", 1);

    assertThat(copied.keySet()).containsExactly("z", "a", "e", "m", "new");
  }

  @Test
  void aNumberThatGsonHasNotParsedKeepsItsText() throws Exception {
    JsonPrimitive number = JsonParser.parseString("1.50E1").getAsJsonPrimitive();

    JsonPrimitive copied = UntypedCache.copy(number);

    assertThat(copied.getAsString()).isEqualTo("1.50E1");
    assertThat(copied.getAsNumber()).hasSameClassAs(number.getAsNumber());
  }

  @Test
  void gsonPrimitivesKeepTheClassesOfTheirValues() throws Exception {
    JsonArray array = new JsonArray();
    array.add(1L);
    array.add(1.5f);
    array.add(new BigDecimal("1.50"));
    array.add('c');

    JsonArray copied = UntypedCache.copy(array);

    assertThat(copied.get(0).getAsNumber()).isEqualTo(1L);
    assertThat(copied.get(1).getAsNumber()).isEqualTo(1.5f);
    assertThat(copied.get(2).getAsNumber()).isEqualTo(new BigDecimal("1.50"));
    assertThat(copied).isEqualTo(array);
  }

  @Test
  void aGsonNodeThatIsMetTwiceComesBackOnce() throws Exception {
    List<JsonElement> copied = UntypedCache.twice(JsonParser.parseString(TEXT));

    assertThat(copied.get(0)).isSameAs(copied.get(1));
  }

  @Test
  void longGsonArraysAreNotTooDeep() throws Exception {
    JsonArray array = new JsonArray();
    for (int i = 0; i < 5_000; i++) {
      JsonObject element = new JsonObject();
      element.addProperty("i", i);
      array.add(element);
    }

    assertThat((Iterable<?>) UntypedCache.copy(array)).isEqualTo(array);
  }

  @Test
  void aGsonObjectThatHoldsItselfIsRefused() {
    JsonObject object = new JsonObject();
    object.add("self", object);

    assertThatThrownBy(() -> UntypedCache.copy(object))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("refers to itself");
  }

  @Test
  void theNullOfOrgJsonStaysItself() throws Exception {
    JSONObject object = new JSONObject(TEXT);

    JSONObject copied = UntypedCache.copy(object);

    assertThat(copied.isNull("m")).isTrue();
    assertThat(copied.get("m")).isSameAs(JSONObject.NULL);
    assertThat(copied.similar(object)).isTrue();
  }

  @Test
  void anArrayOfOrgJsonComesBack() throws Exception {
    JSONArray array = new JSONArray("[1,null,[2],{\"a\":null}]");

    JSONArray copied = UntypedCache.copy(array);

    assertThat(copied.similar(array)).isTrue();
    assertThat(copied.get(1)).isSameAs(JSONObject.NULL);
    assertThat(UntypedCache.twice(array))
        .satisfies(two -> assertThat((Object) two.get(0)).isSameAs(two.get(1)));
  }

  static Stream<JsonNode> nodes() {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return Stream.of(
        nodes.numberNode((short) 1),
        nodes.numberNode(1),
        nodes.numberNode(1L),
        nodes.numberNode(1.5f),
        nodes.numberNode(1.5),
        nodes.numberNode(new BigDecimal("1.50")),
        nodes.numberNode(BigInteger.ONE),
        nodes.stringNode("text"),
        nodes.binaryNode(new byte[] {1, 2}),
        nodes.booleanNode(true),
        nodes.nullNode(),
        nodes.missingNode(),
        nodes.objectNode().put("b", 1L).put("a", 1.5f),
        nodes.arrayNode().add(1L).addNull().add("x"));
  }

  @ParameterizedTest
  @MethodSource("nodes")
  void everyNodeOfJackson3KeepsItsClass(JsonNode node) throws Exception {
    assertThat((Object) UntypedCache.copy(node)).isEqualTo(node).hasSameClassAs(node);
  }

  @Test
  void nodesOfJacksonOfWhichThereIsOneStayTheSame() throws Exception {
    JsonNodeFactory nodes = JsonNodeFactory.instance;

    for (JsonNode one : List.of(nodes.nullNode(), nodes.missingNode(), nodes.booleanNode(true))) {
      assertThat((Object) UntypedCache.copy(one)).isSameAs(one);
    }
  }

  @Test
  void aTreeOfJackson3KeepsItsOrderAndSharedNodes() throws Exception {
    ObjectNode shared = JsonNodeFactory.instance.objectNode().put("x", 1L);
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.set("z", shared);
    tree.set("a", shared);

    ObjectNode copied = UntypedCache.copy(tree);

    assertThat(copied.propertyNames()).containsExactly("z", "a");
    assertThat((Object) copied.get("z")).isSameAs(copied.get("a"));
    assertThat((Object) copied).isEqualTo(tree);
  }

  @Test
  void longArraysOfJacksonAreNotTooDeep() throws Exception {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < 5_000; i++) {
      array.addObject().put("i", i);
    }

    assertThat((Object) UntypedCache.copy(array)).isEqualTo(array);
  }

  @Test
  void aTreeThatHoldsAnObjectOfTheApplicationIsRefused() {
    JsonNode node = JsonNodeFactory.instance.arrayNode().addPOJO(Map.of("a", 1));

    assertThatThrownBy(() -> UntypedCache.copy(node))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("POJONode");
  }

  @Test
  void aTreeOfJackson2ComesBack() throws Exception {
    com.fasterxml.jackson.databind.node.JsonNodeFactory nodes =
        com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;
    com.fasterxml.jackson.databind.node.ObjectNode tree = nodes.objectNode();
    tree.put("z", 1L).put("a", 1.5f).put("d", new BigDecimal("1.5")).put("t", "x").putNull("n");
    tree.set("array", nodes.arrayNode().add(true).add(new byte[] {1}).add(nodes.missingNode()));

    Object copied = UntypedCache.copy(tree);

    assertThat(copied).isEqualTo(tree).hasToString(tree.toString());
  }
}
