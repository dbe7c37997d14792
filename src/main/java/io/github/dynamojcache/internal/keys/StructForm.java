package io.github.dynamojcache.internal.keys;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of a class that consists of named parts: records and value classes. The text contains
 * the names, so parts that were reordered in the class are never confused.
 *
 * @param tag the name before the text
 * @param type the class
 * @param parts its parts, in the order in which they are written
 * @param builder makes an object of the parts
 * @param trial tries the first key of the class
 */
record StructForm(String tag, Class<?> type, List<Part> parts, Builder builder, KeyTrial trial)
    implements KeyForm {

  static final String RECORD = "r";
  static final String VALUE_CLASS = "v";

  /**
   * One named part.
   *
   * @param name its name, unique in the class
   * @param type its declared type
   * @param generic its declared type, with type arguments
   * @param isDeep whether an array in it is compared by content
   * @param getter reads it
   */
  record Part(String name, Class<?> type, Type generic, boolean isDeep, Getter getter) {

    static Part of(String name, Field field, EqualityCode equality) {
      return new Part(
          name,
          field.getType(),
          field.getGenericType(),
          equality.comparesDeeply(field),
          new FieldGetter(field));
    }
  }

  /** Reads a part of an object. */
  @FunctionalInterface
  interface Getter {
    @Nullable Object get(Object owner) throws ReflectiveOperationException;
  }

  // Named classes instead of method references, which would delay the first key in a JVM.

  private record FieldGetter(Field field) implements Getter {
    @Override
    public @Nullable Object get(Object owner) throws ReflectiveOperationException {
      return field.get(owner);
    }
  }

  /** Creates records. */
  record ByConstructor(Constructor<?> constructor) implements Builder {
    @Override
    public Object build(@Nullable Object[] parts) throws ReflectiveOperationException {
      return constructor.newInstance(parts);
    }
  }

  /** Creates an object from its parts. */
  @FunctionalInterface
  interface Builder {
    Object build(@Nullable Object[] parts) throws ReflectiveOperationException;
  }

  @Override
  public void write(Object key, KeyWriter out) {
    @Nullable Object[] values = values(key, out);
    if (!out.isTrial()) {
      trial.check(this, key, values, out);
    }
    out.raw(":");
    out.name(type.getName());
    out.raw("(");
    String before = "";
    for (int i = 0; i < values.length; i++) {
      Part part = parts.get(i);
      out.raw(before);
      out.name(part.name);
      out.raw("=");
      if (part.isDeep) {
        out.deepPart(part.name, values[i]);
      } else {
        out.part(part.name, values[i]);
      }
      before = ",";
    }
    out.raw(")");
  }

  private @Nullable Object[] values(Object key, KeyWriter out) {
    @Nullable Object[] values = new Object[parts.size()];
    for (int i = 0; i < values.length; i++) {
      try {
        values[i] = parts.get(i).getter.get(key);
      } catch (ReflectiveOperationException e) {
        throw out.refuse("does not let its part '" + parts.get(i).name + "' be read", e);
      }
    }
    return values;
  }

  /**
   * Reads an object of any class that has this kind of form.
   *
   * @param tag the kind
   * @param in the reader, after the tag
   * @param forms finds the form of the class
   * @return the object
   */
  static Object parse(String tag, KeyReader in, KeyForms forms) {
    in.expect(':');
    Class<?> type = forms.classes().find(in.name());
    if (!(forms.of(type) instanceof StructForm form)
        || form.type != type
        || !form.tag.equals(tag)) {
      throw in.fail("is of class " + type.getName() + ", whose definition has changed since", null);
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
      values[i] = DeclaredCollections.fitting(in.part(), part.type, part.generic);
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
