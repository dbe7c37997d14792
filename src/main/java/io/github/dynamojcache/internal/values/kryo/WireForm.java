package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * How the value of a field or component is written. This depends only on the name of the declared
 * type and on fixed tables, never on the current state of a reader's class.
 */
interface WireForm {

  /**
   * Writes the value of a field.
   *
   * @param kryo writes objects
   * @param output receives the bytes
   * @param field the field, accessible
   * @param owner the object that has it
   * @throws IllegalAccessException when the field is not accessible
   */
  void write(Kryo kryo, Output output, Field field, Object owner) throws IllegalAccessException;

  /**
   * Reads a value.
   *
   * @param kryo reads objects
   * @param input the bytes
   * @return the value
   */
  @Nullable Object read(Kryo kryo, Input input);

  /**
   * Reads a value into a field.
   *
   * @param kryo reads objects
   * @param input the bytes
   * @param field the field, accessible
   * @param owner the object that has it
   * @throws IllegalAccessException when the field is not accessible
   * @throws IllegalArgumentException when the value is not of the field's type
   */
  default void readInto(Kryo kryo, Input input, Field field, Object owner)
      throws IllegalAccessException {
    field.set(owner, read(kryo, input));
  }

  /**
   * Returns the form of a declared type.
   *
   * @param type its name, as in a shape
   * @return a form for one instance of Kryo
   */
  static WireForm of(String type) {
    WireForm primitive = PrimitiveForm.of(type);
    if (primitive != null) {
      return primitive;
    }
    if (type.equals("java.lang.String")) {
      return new TextForm();
    }
    Class<?> exact = ExactTypes.named(type);
    return exact == null ? new ObjectForm() : new ExactForm(exact);
  }

  /** A text, or null. */
  final class TextForm implements WireForm {

    @Override
    public void write(Kryo kryo, Output output, Field field, Object owner)
        throws IllegalAccessException {
      output.writeString((String) field.get(owner));
    }

    @Override
    public @Nullable Object read(Kryo kryo, Input input) {
      return input.readString();
    }
  }

  /** An object whose class is not written, or null. */
  final class ExactForm implements WireForm {

    private final Class<?> type;

    ExactForm(Class<?> type) {
      this.type = type;
    }

    @Override
    public void write(Kryo kryo, Output output, Field field, Object owner)
        throws IllegalAccessException {
      kryo.writeObjectOrNull(output, field.get(owner), type);
    }

    @Override
    public @Nullable Object read(Kryo kryo, Input input) {
      return kryo.readObjectOrNull(input, type);
    }
  }

  /** An object preceded by its class, or null. */
  final class ObjectForm implements WireForm {

    @Override
    public void write(Kryo kryo, Output output, Field field, Object owner)
        throws IllegalAccessException {
      kryo.writeClassAndObject(output, field.get(owner));
    }

    @Override
    public @Nullable Object read(Kryo kryo, Input input) {
      return kryo.readClassAndObject(input);
    }
  }
}
