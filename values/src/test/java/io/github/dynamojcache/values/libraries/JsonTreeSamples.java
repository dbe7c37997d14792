package io.github.dynamojcache.values.libraries;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.internal.LinkedTreeMap;
import java.util.List;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;

/** Trees of JSON: org.json, Gson, Jackson 2 and Jackson 3. */
public final class JsonTreeSamples extends LibrarySet {

  private static final String TEXT =
      "{\"a\":null,\"t\":\"x\",\"n\":5,\"d\":2.5,\"b\":true,\"l\":[1,null,{}],\"o\":{\"p\":[]}}";

  @Override
  void collect(LibrarySamples samples) {
    orgJson(samples);
    gson(samples);
    jackson(samples);
    jackson3(samples);
  }

  private static void orgJson(LibrarySamples samples) {
    samples
        .storable("org.json object, empty", () -> new JSONObject())
        .storable(
            "org.json object",
            JSONObject.class,
            () -> new JSONObject(TEXT),
            object -> Check.that(object.isNull("a") && object.getInt("n") == 5, object))
        .storable("org.json object of a map", () -> new JSONObject(Map.of("a", List.of(1, 2))))
        .storable("org.json array", () -> new JSONArray("[1,null,\"a\",[]]"))
        .storable("org.json NULL in a record", () -> new Holder<>(JSONObject.NULL))
        .storable("org.json object in a record", () -> new Holder<>(new JSONObject(TEXT)));
  }

  private static void gson(LibrarySamples samples) {
    samples
        .storable("Gson object, empty", () -> new JsonObject())
        .storable(
            "Gson object",
            JsonObject.class,
            () -> JsonParser.parseString(TEXT).getAsJsonObject(),
            object -> Check.that(object.get("a").isJsonNull(), object))
        .storable("Gson object, its entries used", () -> usedGson())
        .storable("Gson array", () -> gsonArray())
        .storable(
            "Gson null",
            JsonElement.class,
            () -> JsonNull.INSTANCE,
            e -> Check.that(e.isJsonNull(), e))
        .storable("Gson primitive", () -> new JsonPrimitive(5))
        .storable("Gson primitive, a lazy number", () -> JsonParser.parseString("12.50"))
        .storable("Gson object in a record", () -> new Holder<>(usedGson()))
        .storable("Gson's map", () -> gsonMap());
  }

  private static void jackson(LibrarySamples samples) {
    ObjectMapper mapper = new ObjectMapper();
    samples
        .storable("Jackson 2 object, empty", () -> JsonNodeFactory.instance.objectNode())
        .storable("Jackson 2 object", () -> mapper.readTree(TEXT))
        .storable("Jackson 2 array", () -> mapper.readTree("[1,2.5,null,\"a\",{}]"))
        .storable("Jackson 2 object with a decimal", () -> decimals())
        .storable("Jackson 2 TextNode", () -> TextNode.valueOf("a"))
        .storable("Jackson 2 NullNode", () -> NullNode.getInstance())
        .storable("Jackson 2 MissingNode", () -> MissingNode.getInstance())
        .storable("Jackson 2 BinaryNode", () -> BinaryNode.valueOf(new byte[] {1, 2}))
        .storable("Jackson 2 object in a record", () -> new Holder<>(mapper.readTree(TEXT)))
        .rightOrRefused("Jackson 2 POJONode", () -> new POJONode(new Order("1", 1)));
  }

  private static void jackson3(LibrarySamples samples) {
    tools.jackson.databind.ObjectMapper mapper = new tools.jackson.databind.ObjectMapper();
    samples
        .storable("Jackson 3 object", () -> mapper.readTree(TEXT))
        .storable("Jackson 3 array", () -> mapper.readTree("[1,null,{}]"))
        .storable("Jackson 3 object in a record", () -> new Holder<>(mapper.readTree(TEXT)))
        .storable("Jackson 3 NullNode", () -> tools.jackson.databind.node.NullNode.getInstance());
  }

  @SuppressWarnings("deprecation") // a factory that keeps trailing zeros is still in use
  private static ObjectNode decimals() {
    return JsonNodeFactory.withExactBigDecimals(true)
        .objectNode()
        .put("d", new java.math.BigDecimal("1.50"))
        .put("f", 1.5f)
        .put("s", (short) 5)
        .put("i", new java.math.BigInteger("123456789012345678901234567890"));
  }

  private static JsonObject usedGson() {
    JsonObject object = JsonParser.parseString(TEXT).getAsJsonObject();
    Look.at(object.entrySet().size());
    Look.at(object.keySet().size());
    return object;
  }

  private static JsonArray gsonArray() {
    return JsonParser.parseString("[1,null,\"a\",[]]").getAsJsonArray();
  }

  private static LinkedTreeMap<String, Integer> gsonMap() {
    LinkedTreeMap<String, Integer> map = new LinkedTreeMap<>();
    map.put("b", 1);
    map.put("a", 2);
    return map;
  }
}
