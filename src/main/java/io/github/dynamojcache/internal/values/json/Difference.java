package io.github.dynamojcache.internal.values.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.POJONode;

/** Finds the first difference between two snapshots: the place, and the two contents. */
final class Difference {

  private Difference() {}

  /**
   * Compares a snapshot of a value with that of the value read back.
   *
   * @return null when they are the same; else a description of the difference
   */
  static @Nullable String between(JsonNode before, JsonNode after) {
    return before.equals(after) ? null : between(before, after, "");
  }

  private static @Nullable String between(JsonNode before, JsonNode after, String path) {
    if (isClass(before) && isClass(after)) {
      String was = before.get(0).stringValue();
      String is = after.get(0).stringValue();
      return was.equals(is)
          ? between(before.get(1), after.get(1), path)
          : would(path, shown(was), shown(is));
    }
    if (before.isObject() && after.isObject()) {
      return betweenObjects(before, after, path);
    }
    if (before.isArray() && after.isArray() && before.size() == after.size()) {
      return betweenArrays(before, after, path);
    }
    if (before.equals(after) || areEqualBytes(before, after)) {
      return null;
    }
    return would(path, kind(before), kind(after));
  }

  private static @Nullable String betweenObjects(JsonNode before, JsonNode after, String path) {
    if (before.size() != after.size()) {
      return would(path, before.size() + " members", after.size() + " members");
    }
    for (Map.Entry<String, JsonNode> property : before.properties()) {
      String key = property.getKey();
      int mark = key.indexOf(TypedSnapshot.MARK);
      String place = mark >= 0 ? path + "[]" : path.isEmpty() ? key : path + "." + key;
      JsonNode there = after.get(key);
      String difference =
          there != null
              ? between(property.getValue(), there, place)
              : mark >= 0
                  ? "the key at "
                      + quoted(place)
                      + " is a "
                      + key.substring(mark + 1)
                      + ", and would be none any more"
                  : quoted(place) + " would be lost";
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private static @Nullable String betweenArrays(JsonNode before, JsonNode after, String path) {
    String difference = null;
    for (int i = 0; difference == null && i < before.size(); i++) {
      difference = between(before.get(i), after.get(i), path + "[" + i + "]");
    }
    // A set may be read back in another order.
    return difference == null || counted(before).equals(counted(after)) ? null : difference;
  }

  private static Map<JsonNode, Integer> counted(JsonNode array) {
    Map<JsonNode, Integer> counts = new HashMap<>();
    array.forEach(node -> counts.merge(node, 1, Integer::sum));
    return counts;
  }

  private static boolean areEqualBytes(JsonNode before, JsonNode after) {
    return before instanceof POJONode one
        && after instanceof POJONode other
        && one.getPojo() instanceof byte[] bytes
        && other.getPojo() instanceof byte[] otherBytes
        && Arrays.equals(bytes, otherBytes);
  }

  private static boolean isClass(JsonNode node) {
    return node.isArray()
        && node.size() == 2
        && node.get(0).isString()
        && node.get(0).stringValue().startsWith(TypedSnapshot.MARK);
  }

  private static String would(String path, String was, String is) {
    String what = path.isEmpty() ? "it" : quoted(path);
    return was.equals(is)
        ? what + " is a " + was + ", and would not come back equal"
        : what + " is a " + was + ", and would come back as a " + is;
  }

  private static String shown(String name) {
    int hidden = name.indexOf(ContainerNames.HIDDEN);
    return name.substring(TypedSnapshot.MARK.length(), hidden < 0 ? name.length() : hidden).strip();
  }

  private static String quoted(String path) {
    return "`" + path + "`";
  }

  private static String kind(JsonNode node) {
    if (isClass(node)) {
      return shown(node.get(0).stringValue());
    }
    if (node instanceof POJONode embedded && embedded.getPojo() instanceof ExactValue exact) {
      return exact.value().getClass().getName();
    }
    return node instanceof POJONode embedded && embedded.getPojo() != null
        ? embedded.getPojo().getClass().getName()
        : node.getNodeType().toString().toLowerCase(Locale.ROOT);
  }
}
