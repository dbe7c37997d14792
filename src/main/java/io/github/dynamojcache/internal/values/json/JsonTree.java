package io.github.dynamojcache.internal.values.json;

import io.github.dynamojcache.codec.NativeValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.io.NumberOutput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;

/** Converts Jackson's trees to and from DynamoDB's own types. */
final class JsonTree {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /**
   * Double.toString returns too many digits before JDK 19; a document must not depend on the JDK.
   */
  private static final boolean SHORTEST = true;

  private JsonTree() {}

  /**
   * Converts a tree to DynamoDB's types. NaN and infinite numbers become text, as in JSON; a zero
   * loses its sign.
   *
   * @throws IllegalArgumentException when Jackson has left something unconverted, as it does with
   *     raw text
   */
  static NativeValue toNative(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> attributes(node);
      case ARRAY -> items(node);
      case STRING -> new NativeValue.Text(node.stringValue());
      case NUMBER -> number(node);
      case BOOLEAN -> new NativeValue.Bool(node.booleanValue());
      case NULL -> new NativeValue.Null();
      case BINARY -> new NativeValue.Bytes(node.binaryValue());
      case POJO, MISSING -> new NativeValue.Bytes(passedBy(node));
    };
  }

  private static byte[] passedBy(JsonNode node) {
    if (node instanceof POJONode embedded && embedded.getPojo() instanceof byte[] bytes) {
      return bytes;
    }
    throw new IllegalArgumentException("something in it is written as raw text");
  }

  private static NativeValue attributes(JsonNode node) {
    Map<String, NativeValue> attributes = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      attributes.put(property.getKey(), toNative(property.getValue()));
    }
    return new NativeValue.Attributes(attributes);
  }

  private static NativeValue items(JsonNode node) {
    List<NativeValue> items = new ArrayList<>(node.size());
    for (JsonNode element : node) {
      items.add(toNative(element));
    }
    return new NativeValue.Items(items);
  }

  private static NativeValue number(JsonNode node) {
    if (node.isIntegralNumber()) {
      return new NativeValue.Decimal(new BigDecimal(node.bigIntegerValue()));
    }
    if (node.isBigDecimal()) {
      return new NativeValue.Decimal(node.decimalValue());
    }
    double number = node.doubleValue();
    String shortest =
        node.isFloat()
            ? NumberOutput.toString(node.floatValue(), SHORTEST)
            : NumberOutput.toString(number, SHORTEST);
    return Double.isNaN(number) || Double.isInfinite(number)
        ? new NativeValue.Text(shortest)
        : new NativeValue.Decimal(new BigDecimal(shortest));
  }

  /** Converts DynamoDB's types to the tree that Jackson would have read from JSON text. */
  static JsonNode fromNative(NativeValue value) {
    if (value instanceof NativeValue.Attributes attributes) {
      ObjectNode node = NODES.objectNode();
      attributes.values().forEach((name, each) -> node.set(name, fromNative(each)));
      return node;
    }
    if (value instanceof NativeValue.Items items) {
      ArrayNode node = NODES.arrayNode(items.values().size());
      items.values().forEach(each -> node.add(fromNative(each)));
      return node;
    }
    if (value instanceof NativeValue.Text text) {
      return NODES.stringNode(text.value());
    }
    if (value instanceof NativeValue.Decimal decimal) {
      return number(decimal.value());
    }
    if (value instanceof NativeValue.Bool bool) {
      return NODES.booleanNode(bool.value());
    }
    if (value instanceof NativeValue.Bytes bytes) {
      return NODES.binaryNode(bytes.value());
    }
    return NODES.nullNode();
  }

  private static JsonNode number(BigDecimal number) {
    if (number.scale() == 0) {
      BigInteger whole = number.unscaledValue();
      if (whole.bitLength() < Integer.SIZE) {
        return NODES.numberNode(whole.intValue());
      }
      return whole.bitLength() < Long.SIZE
          ? NODES.numberNode(whole.longValue())
          : NODES.numberNode(whole);
    }
    double nearest = number.doubleValue();
    boolean exact =
        !Double.isInfinite(nearest)
            && new BigDecimal(NumberOutput.toString(nearest, SHORTEST)).compareTo(number) == 0;
    return exact ? NODES.numberNode(nearest) : NODES.numberNode(number);
  }
}
