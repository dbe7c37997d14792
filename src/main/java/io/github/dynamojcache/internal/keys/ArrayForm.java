package io.github.dynamojcache.internal.keys;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The form of arrays inside keys that compare them by content, as Spring's and Hibernate's do. All
 * arrays of objects have one form: {@code Arrays.deepEquals} ignores their class.
 *
 * @param tag the name before the text
 * @param component the component type: primitive, or {@code Object}
 * @param atom how one component is written when it is primitive; not used for objects
 */
record ArrayForm(String tag, Class<?> component, AtomForm<?> atom) implements KeyForm, KeyParser {

  @Override
  public void write(Object key, KeyWriter out) {
    if (key instanceof byte[] bytes) {
      out.raw(":");
      out.innerAtom(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
      return;
    }
    out.raw("[");
    int length = Array.getLength(key);
    for (int i = 0; i < length; i++) {
      out.raw(i == 0 ? "" : ",");
      Object element = Array.get(key, i);
      if (component.isPrimitive()) {
        out.innerAtom(atom.text(element));
      } else {
        out.deepPart(i, element);
      }
    }
    out.raw("]");
  }

  @Override
  public Object parse(KeyReader in) {
    if (component == byte.class) {
      in.expect(':');
      return Base64.getUrlDecoder().decode(in.innerAtom());
    }
    if (!component.isPrimitive()) {
      return CollectionForms.parts(in, '[', ']').toArray();
    }
    List<Object> elements = new ArrayList<>();
    in.expect('[');
    if (!in.accept(']')) {
      do {
        elements.add(atom.fromText().apply(in.innerAtom()));
      } while (in.accept(','));
      in.expect(']');
    }
    Object array = Array.newInstance(component, elements.size());
    for (int i = 0; i < elements.size(); i++) {
      Array.set(array, i, elements.get(i));
    }
    return array;
  }
}
