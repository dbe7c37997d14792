package io.github.dynamojcache.internal.keys;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The forms of the interfaces whose {@code equals} does not depend on the implementing class. Sets
 * and maps are sorted by the texts of their elements.
 */
final class CollectionForms {

  private CollectionForms() {}

  static final class OfList implements KeyForm, KeyParser {
    @Override
    public String tag() {
      return "list";
    }

    @Override
    public void write(Object key, KeyWriter out) {
      out.refuseIf(CollectionEquality.objection((List<?>) key));
      out.raw("[");
      int i = 0;
      for (Object element : (List<?>) key) {
        out.raw(i == 0 ? "" : ",");
        out.part(i++, element);
      }
      out.raw("]");
    }

    @Override
    public Object parse(KeyReader in) {
      return parts(in, '[', ']');
    }
  }

  static final class OfSet implements KeyForm, KeyParser {
    @Override
    public String tag() {
      return "set";
    }

    @Override
    public void write(Object key, KeyWriter out) {
      out.refuseIf(CollectionEquality.objection((Set<?>) key));
      List<String> texts = new ArrayList<>();
      int i = 0;
      for (Object element : (Set<?>) key) {
        texts.add(out.apart(i++, element));
      }
      Collections.sort(texts);
      out.raw("{");
      for (int n = 0; n < texts.size(); n++) {
        out.raw(n == 0 ? "" : ",");
        out.raw(texts.get(n));
      }
      out.raw("}");
    }

    @Override
    public Object parse(KeyReader in) {
      return new LinkedHashSet<>(parts(in, '{', '}'));
    }
  }

  static final class OfMap implements KeyForm, KeyParser {
    @Override
    public String tag() {
      return "map";
    }

    @Override
    public void write(Object key, KeyWriter out) {
      out.refuseIf(CollectionEquality.objection((Map<?, ?>) key));
      Map<String, String> texts = new TreeMap<>();
      int i = 0;
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) key).entrySet()) {
        texts.put(out.apart(i, entry.getKey()), out.apart(i, entry.getValue()));
        i++;
      }
      out.raw("{");
      String before = "";
      for (Map.Entry<String, String> entry : texts.entrySet()) {
        out.raw(before);
        out.raw(entry.getKey());
        out.raw("=");
        out.raw(entry.getValue());
        before = ",";
      }
      out.raw("}");
    }

    @Override
    public Object parse(KeyReader in) {
      Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
      in.expect('{');
      if (!in.accept('}')) {
        do {
          Object key = in.part();
          in.expect('=');
          map.put(key, in.part());
        } while (in.accept(','));
        in.expect('}');
      }
      return map;
    }
  }

  static final class OfEntry implements KeyForm, KeyParser {
    @Override
    public String tag() {
      return "entry";
    }

    @Override
    public void write(Object key, KeyWriter out) {
      Map.Entry<?, ?> entry = (Map.Entry<?, ?>) key;
      out.refuseIf(CollectionEquality.objection(entry));
      out.raw("{");
      out.part("key", entry.getKey());
      out.raw("=");
      out.part("value", entry.getValue());
      out.raw("}");
    }

    @Override
    public Object parse(KeyReader in) {
      in.expect('{');
      Object key = in.part();
      in.expect('=');
      Object value = in.part();
      in.expect('}');
      return new SimpleImmutableEntry<@Nullable Object, @Nullable Object>(key, value);
    }
  }

  static final class OfOptional implements KeyForm, KeyParser {
    @Override
    public String tag() {
      return "optional";
    }

    @Override
    public void write(Object key, KeyWriter out) {
      out.raw("(");
      Optional<?> optional = (Optional<?>) key;
      if (optional.isPresent()) {
        out.part("value", optional.get());
      }
      out.raw(")");
    }

    @Override
    public Object parse(KeyReader in) {
      in.expect('(');
      if (in.accept(')')) {
        return Optional.empty();
      }
      Object value = in.part();
      in.expect(')');
      return Optional.ofNullable(value);
    }
  }

  /**
   * Reads parts between brackets.
   *
   * @param in the reader
   * @param open the opening bracket
   * @param close the closing bracket
   * @return the parts, a modifiable list
   */
  static List<@Nullable Object> parts(KeyReader in, char open, char close) {
    List<@Nullable Object> parts = new ArrayList<>();
    in.expect(open);
    if (!in.accept(close)) {
      do {
        parts.add(in.part());
      } while (in.accept(','));
      in.expect(close);
    }
    return parts;
  }
}
