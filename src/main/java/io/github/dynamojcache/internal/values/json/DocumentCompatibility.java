package io.github.dynamojcache.internal.values.json;

import io.github.dynamojcache.codec.NativeValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a class still understands a document. It compares the stored document with the
 * document that the value read from it would become. Members that are only added or only removed
 * are accepted. Both at once may be a renamed member, so they are rejected. Any other difference
 * means that the value was misread.
 */
final class DocumentCompatibility {

  private DocumentCompatibility() {}

  /**
   * Compares two documents.
   *
   * @return null when the value that was read is right for certain; else a description of the
   *     problem that does not contain any content
   */
  static @Nullable String between(NativeValue stored, NativeValue now) {
    return between(stored, now, "");
  }

  private static @Nullable String between(NativeValue stored, NativeValue now, String path) {
    if (stored instanceof NativeValue.Attributes before
        && now instanceof NativeValue.Attributes after) {
      return between(before.values(), after.values(), path);
    }
    if (stored instanceof NativeValue.Items before && now instanceof NativeValue.Items after) {
      return between(before.values(), after.values(), path);
    }
    if (stored.equals(now)) {
      return null;
    }
    String where = path.isEmpty() ? "the value" : "`" + path + "`";
    return stored.getClass().equals(now.getClass())
        ? where + " is not what was written: its type has changed"
        : where + ": " + kind(stored) + " became " + kind(now);
  }

  private static @Nullable String between(
      Map<String, NativeValue> before, Map<String, NativeValue> after, String path) {
    Set<String> gone = new TreeSet<>(before.keySet());
    gone.removeAll(after.keySet());
    Set<String> fresh = new TreeSet<>(after.keySet());
    fresh.removeAll(before.keySet());
    if (!gone.isEmpty() && !fresh.isEmpty()) {
      return (path.isEmpty() ? "" : "in `" + path + "`, ")
          + gone
          + " is gone and "
          + fresh
          + " is new, which may be the same under another name";
    }
    for (Map.Entry<String, NativeValue> entry : before.entrySet()) {
      NativeValue now = after.get(entry.getKey());
      String name = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
      String change = now == null ? null : between(entry.getValue(), now, name);
      if (change != null) {
        return change;
      }
    }
    return null;
  }

  private static @Nullable String between(
      List<NativeValue> before, List<NativeValue> after, String path) {
    if (before.size() != after.size()) {
      return "`" + path + "` has not as many elements as were written";
    }
    String change = null;
    for (int i = 0; change == null && i < before.size(); i++) {
      change = between(before.get(i), after.get(i), path + "[]");
    }
    // A set may be read back in another order; Jackson never reorders a list.
    return change == null || counted(before).equals(counted(after)) ? null : change;
  }

  private static Map<NativeValue, Integer> counted(List<NativeValue> values) {
    Map<NativeValue, Integer> counts = new HashMap<>();
    values.forEach(value -> counts.merge(value, 1, Integer::sum));
    return counts;
  }

  private static String kind(NativeValue value) {
    if (value instanceof NativeValue.Attributes) {
      return "a map";
    }
    if (value instanceof NativeValue.Items) {
      return "a list";
    }
    if (value instanceof NativeValue.Decimal) {
      return "a number";
    }
    if (value instanceof NativeValue.Text) {
      return "text";
    }
    if (value instanceof NativeValue.Bool) {
      return "true or false";
    }
    return value instanceof NativeValue.Bytes ? "bytes" : "null";
  }
}
