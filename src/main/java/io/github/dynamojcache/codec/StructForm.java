package io.github.dynamojcache.codec;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of a class that is its named parts: records and value classes. The names are in the
 * text, so that a class whose parts were put in another order never reads one for the other.
 *
 * @param tag the name before the text
 * @param type the class
 * @param parts its parts, in the order in which they are written
 * @param builder makes an object of the parts
 */
record StructForm(String tag, Class<?> type, List<Part> parts, Builder builder) implements KeyForm {

  static final String RECORD = "r";
  static final String VALUE_CLASS = "v";

  /**
   * One named part.
   *
   * @param name its name, unique in the class
   * @param type its declared type
   * @param getter reads it
   */
  record Part(String name, Class<?> type, Getter getter) {}

  /** Reads a part of an object. */
  @FunctionalInterface
  interface Getter {
    @Nullable Object get(Object owner) throws ReflectiveOperationException;
  }

  /** Makes an object of its parts. */
  @FunctionalInterface
  interface Builder {
    Object build(@Nullable Object[] parts) throws ReflectiveOperationException;
  }

  @Override
  public void write(Object key, KeyWriter out) {
    out.raw(":");
    out.name(type.getName());
    out.raw("(");
    String before = "";
    for (Part part : parts) {
      out.raw(before);
      out.name(part.name);
      out.raw("=");
      out.part(part.name, get(part, key, out));
      before = ",";
    }
    out.raw(")");
  }

  private static @Nullable Object get(Part part, Object owner, KeyWriter out) {
    try {
      return part.getter.get(owner);
    } catch (InvocationTargetException e) {
      throw out.refuse("throws when its part '" + part.name + "' is asked for", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw out.refuse("does not let its part '" + part.name + "' be read", e);
    }
  }

  /**
   * Reads an object of any class that has this kind of form.
   *
   * @param tag the kind
   * @param in where from, behind the tag
   * @param forms finds the form of the class
   * @return the object
   */
  static Object parse(String tag, KeyReader in, KeyForms forms) {
    in.expect(':');
    Class<?> type = forms.classes().find(in.name());
    if (!(forms.of(type) instanceof StructForm form) || !form.tag.equals(tag)) {
      throw in.fail("is of class " + type.getName() + ", which is no longer what it was", null);
    }
    in.expect('(');
    @Nullable Object[] values = new Object[form.parts.size()];
    for (int i = 0; i < values.length; i++) {
      Part part = form.parts.get(i);
      if (i > 0) {
        in.expect(',');
      }
      if (!in.name().equals(part.name)) {
        throw in.fail("lacks the part '" + part.name + "' of class " + type.getName(), null);
      }
      in.expect('=');
      values[i] = CollectionForms.fitting(in.part(), part.type);
    }
    in.expect(')');
    try {
      return form.builder.build(values);
    } catch (InvocationTargetException e) {
      throw in.fail("is refused by the constructor of " + type.getName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw in.fail("cannot become a " + type.getName() + " again: " + e.getMessage(), e);
    }
  }
}
