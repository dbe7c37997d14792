package io.github.dynamojcache.internal.dynamo.item;

import io.github.dynamojcache.codec.NativeValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts values in DynamoDB's own types to and from the SDK's attribute values. */
final class NativeAttributes {

  private NativeAttributes() {}

  static AttributeValue write(NativeValue value) {
    if (value instanceof NativeValue.Text text) {
      return AttributeValue.fromS(text.value());
    }
    if (value instanceof NativeValue.Decimal decimal) {
      return AttributeValue.fromN(decimal.value().toPlainString());
    }
    if (value instanceof NativeValue.Bool bool) {
      return AttributeValue.fromBool(bool.value());
    }
    if (value instanceof NativeValue.Bytes bytes) {
      return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes.value()));
    }
    if (value instanceof NativeValue.Items items) {
      return AttributeValue.fromL(items.values().stream().map(NativeAttributes::write).toList());
    }
    if (value instanceof NativeValue.Attributes attributes) {
      Map<String, AttributeValue> map = new HashMap<>();
      attributes.values().forEach((name, each) -> map.put(name, write(each)));
      return AttributeValue.fromM(map);
    }
    return AttributeValue.fromNul(true);
  }

  /**
   * Reads a value back.
   *
   * @param attribute the stored attribute
   * @return the value; null if it contains a set, which this provider never writes
   */
  static @Nullable NativeValue read(AttributeValue attribute) {
    return switch (attribute.type()) {
      case S -> new NativeValue.Text(attribute.s());
      case N -> new NativeValue.Decimal(new BigDecimal(attribute.n()));
      case BOOL -> new NativeValue.Bool(attribute.bool());
      case B -> new NativeValue.Bytes(attribute.b().asByteArrayUnsafe());
      case NUL -> new NativeValue.Null();
      case L -> items(attribute.l());
      case M -> attributes(attribute.m());
      default -> null;
    };
  }

  private static @Nullable NativeValue items(List<AttributeValue> list) {
    List<NativeValue> items = new ArrayList<>(list.size());
    for (AttributeValue each : list) {
      NativeValue value = read(each);
      if (value == null) {
        return null;
      }
      items.add(value);
    }
    return new NativeValue.Items(items);
  }

  private static @Nullable NativeValue attributes(Map<String, AttributeValue> map) {
    Map<String, NativeValue> attributes = new HashMap<>();
    for (Map.Entry<String, AttributeValue> each : map.entrySet()) {
      NativeValue value = read(each.getValue());
      if (value == null) {
        return null;
      }
      attributes.put(each.getKey(), value);
    }
    return new NativeValue.Attributes(attributes);
  }
}
