package io.github.dynamojcache.internal.values.surrogate;

import io.github.dynamojcache.codec.UnsupportedValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The trees of Jackson 2 and 3, node by node. Each node keeps its class, which JSON text would
 * lose, and a node at two places is read back as one node.
 */
final class JacksonTrees extends LibrarySurrogate<Object> {

  private static final String ABSENT = "";

  private final String nodes;
  private final Object factory;
  private final LibraryMethod members;
  private final LibraryMethod textValue;
  private final LibraryMethod binaryValue;
  private final LibraryMethod booleanValue;
  private final LibraryMethod numberValue;

  /**
   * Creates the surrogate.
   *
   * @param base the class {@code JsonNode} of Jackson 2 or of Jackson 3
   */
  JacksonTrees(Class<?> base) {
    super(base);
    this.nodes = base.getPackageName() + ".node.";
    this.factory = factory(node("JsonNodeFactory"));
    this.members = either(base, "properties", "fields");
    this.textValue = either(base, "stringValue", "textValue");
    this.binaryValue = LibraryMethod.of(base, "binaryValue");
    this.booleanValue = LibraryMethod.of(base, "booleanValue");
    this.numberValue = LibraryMethod.of(base, "numberValue");
  }

  private Class<?> node(String simpleName) {
    return LibraryMethod.classBeside(type(), nodes + simpleName);
  }

  private static Object factory(Class<?> type) {
    try {
      return type.getField("instance").get(null);
    } catch (ReflectiveOperationException e) {
      throw new UnsupportedValueException("is of a version of Jackson that is not known", e);
    }
  }

  private static LibraryMethod either(Class<?> type, String newer, String older) {
    LibraryMethod found = LibraryMethod.find(type, newer);
    return found != null ? found : LibraryMethod.of(type, older);
  }

  @Override
  public boolean servesSubclasses() {
    return true;
  }

  @Override
  public Object toStored(Object value) {
    return switch (kind(value.getClass())) {
      case "ObjectNode" -> NamesAndValues.of(entries(members.get(value)));
      case "ArrayNode" -> elements((Iterable<?>) value);
      case "TextNode", "StringNode" -> textValue.get(value);
      case "BinaryNode" -> binaryValue.get(value);
      case "BooleanNode" -> booleanValue.get(value);
      case "NullNode", "MissingNode" -> ABSENT;
      case "ShortNode",
          "IntNode",
          "LongNode",
          "FloatNode",
          "DoubleNode",
          "BigIntegerNode",
          "DecimalNode" ->
          numberValue.get(value);
      default ->
          throw new UnsupportedValueException(
              "only the nodes that a parser makes can be stored. Convert it to such a tree", null);
    };
  }

  /** A class defined by the application is not one of Jackson's nodes. */
  private String kind(Class<?> type) {
    return type.getName().startsWith(nodes) ? type.getSimpleName() : "";
  }

  private static Collection<?> entries(Object members) {
    if (members instanceof Collection<?> entries) {
      return entries;
    }
    List<Object> entries = new ArrayList<>();
    ((Iterator<?>) members).forEachRemaining(entry -> entries.add((Map.Entry<?, ?>) entry));
    return entries;
  }

  private static Object[] elements(Iterable<?> array) {
    List<Object> elements = new ArrayList<>();
    array.forEach(elements::add);
    return elements.toArray();
  }

  @Override
  public Object fromStored(Object stored) {
    throw new IllegalStateException("the class of a node is not in its content");
  }

  @Override
  public Object fromStored(Object stored, Class<?> type) {
    return switch (kind(type)) {
      case "ObjectNode" -> object((@Nullable Object[]) stored, type);
      case "ArrayNode" -> array((@Nullable Object[]) stored, type);
      case "TextNode", "StringNode" -> valueOf(type, String.class, stored);
      case "BinaryNode" -> valueOf(type, byte[].class, stored);
      case "BooleanNode" -> valueOf(type, boolean.class, stored);
      case "NullNode", "MissingNode" -> LibraryMethod.of(type, "getInstance").get(null);
      case "ShortNode" -> valueOf(type, short.class, stored);
      case "IntNode" -> valueOf(type, int.class, stored);
      case "LongNode" -> valueOf(type, long.class, stored);
      case "FloatNode" -> valueOf(type, float.class, stored);
      case "DoubleNode" -> valueOf(type, double.class, stored);
      case "BigIntegerNode" -> valueOf(type, BigInteger.class, stored);
      case "DecimalNode" -> valueOf(type, BigDecimal.class, stored);
      default -> throw new IllegalArgumentException("a node of this class is not read");
    };
  }

  private static Object valueOf(Class<?> type, Class<?> content, Object stored) {
    return LibraryMethod.of(type, "valueOf", content).get(null, stored);
  }

  private Object object(@Nullable Object[] stored, Class<?> type) {
    Object object = LibraryMethod.of(factory.getClass(), "objectNode").get(factory);
    LibraryMethod set = LibraryMethod.of(type, "set", String.class, type());
    NamesAndValues.forEach(stored, (name, node) -> set.call(object, name, node));
    return object;
  }

  private Object array(@Nullable Object[] stored, Class<?> type) {
    Object array = LibraryMethod.of(factory.getClass(), "arrayNode").get(factory);
    LibraryMethod add = LibraryMethod.of(type, "add", type());
    for (Object node : stored) {
      add.call(array, node);
    }
    return array;
  }
}
