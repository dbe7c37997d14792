package io.github.dynamojcache.semantics.values;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What somebody else has made of one attribute of an entry's item.
 *
 * @param attribute the attribute
 * @param form how it is called in messages
 * @param value what stands there; null when the attribute is missing
 */
record ForeignForm(String attribute, String form, @Nullable AttributeValue value) {

  @Override
  public String toString() {
    return attribute + " " + form;
  }

  /** Whether no write of ours looks like this, whatever the other attributes are. */
  boolean isNeverOurs() {
    return List.of("x", "w", "k").contains(attribute);
  }

  Map<String, AttributeValue> in(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> changed = new HashMap<>(item);
    if (value == null) {
      changed.remove(attribute);
    } else {
      changed.put(attribute, value);
    }
    return changed;
  }

  /** Every attribute in every form. */
  static List<ForeignForm> all(boolean hashedKeys) {
    List<ForeignForm> forms = new ArrayList<>();
    Map<String, AttributeValue> types = new LinkedHashMap<>(otherTypes());
    types.put("a text", text("soon"));
    types.put("a binary", bytes(3));
    add(forms, "x", types);
    add(forms, "x", deadlines());
    forms.add(new ForeignForm("x", "missing", null));
    types.put("a number", number("5"));
    types.put("7 bytes", bytes(7));
    types.put("9 bytes", bytes(9));
    add(forms, "w", types);
    forms.add(new ForeignForm("w", "missing", null));
    add(forms, "k", types);
    if (hashedKeys) {
      forms.add(new ForeignForm("k", "missing", null));
    }
    types.put("a number with 38 digits", number("1.2345678901234567890123456789012345678E-90"));
    types.put("the largest number", number("9.9999999999999999999999999999999999999E+125"));
    add(forms, "v", types);
    forms.add(new ForeignForm("v", "missing", null));
    add(forms, "ttl", types);
    forms.add(new ForeignForm("ttl", "missing", null));
    forms.add(new ForeignForm("stranger", "a text", text("hello")));
    return forms;
  }

  /** Those that differ in what DynamoDB or the provider does with them. */
  static List<ForeignForm> some(boolean hashedKeys) {
    List<String> chosen =
        List.of(
            "x a text",
            "x a fraction",
            "x 1E30",
            "x negative",
            "x missing",
            "w a text",
            "w 7 bytes",
            "w missing",
            "k a text",
            "k a number",
            "k missing",
            "v missing",
            "v a number",
            "ttl a number",
            "ttl missing",
            "stranger a text");
    return all(hashedKeys).stream().filter(form -> chosen.contains(form.toString())).toList();
  }

  private static Map<String, AttributeValue> deadlines() {
    Map<String, AttributeValue> deadlines = new LinkedHashMap<>();
    deadlines.put("a fraction", number("9999999999999.5"));
    deadlines.put("1E30", number("1E30"));
    deadlines.put("after the last deadline", number("253402300800000"));
    deadlines.put("negative", number("-5"));
    deadlines.put("negative and huge", number("-1E100"));
    deadlines.put("of 38 digits", number("99999999999999999999999999999999999999"));
    deadlines.put("of 126 digits", number("1E125"));
    deadlines.put("next to nothing", number("1E-130"));
    return deadlines;
  }

  private static Map<String, AttributeValue> otherTypes() {
    Map<String, AttributeValue> types = new LinkedHashMap<>();
    types.put("null", AttributeValue.fromNul(true));
    types.put("a boolean", AttributeValue.fromBool(true));
    types.put("a list", AttributeValue.fromL(List.of(text("a"), number("1"))));
    types.put("a map", AttributeValue.fromM(Map.of("a", number("1"))));
    types.put("a set of texts", AttributeValue.fromSs(List.of("b", "a")));
    types.put("a set of numbers", AttributeValue.fromNs(List.of("2", "1")));
    types.put("a set of binaries", AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("b"))));
    types.put("an empty text", text(""));
    types.put("an empty binary", bytes(0));
    return types;
  }

  private static void add(
      List<ForeignForm> forms, String attribute, Map<String, AttributeValue> values) {
    values.forEach((form, value) -> forms.add(new ForeignForm(attribute, form, value)));
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  private static AttributeValue number(String number) {
    return AttributeValue.fromN(number);
  }

  private static AttributeValue bytes(int length) {
    return AttributeValue.fromB(SdkBytes.fromByteArray(new byte[length]));
  }
}
