package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import io.github.dynamojcache.internal.values.kryo.SerializationContract.Level;
import java.io.InvalidClassException;
import java.io.ObjectStreamField;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The serial fields of one class of a hierarchy: their values are written and read in their order.
 */
final class SerialFields {

  private final Level level;
  private final List<@Nullable Field> fields = new ArrayList<>();

  /**
   * Opens the fields of one level.
   *
   * @param type the class of the objects, for messages
   * @param level the class that declares the fields
   * @throws RefusedClassException when they are inaccessible by reflection
   */
  SerialFields(Class<?> type, Level level) {
    this.level = level;
    for (ObjectStreamField serial : level.fields()) {
      if (serial.isUnshared() && serial.getType() != String.class) {
        throw unshared(type);
      }
      fields.add(field(type, serial));
    }
  }

  static RefusedClassException unshared(Class<?> type) {
    return new RefusedClassException(
        type,
        "is serialized unshared, as an object to which nothing else leads, and that is not kept."
            + " Teach the class by a ValueSurrogate");
  }

  /** Returns null for a serial field that is not a field of the class. */
  private @Nullable Field field(Class<?> type, ObjectStreamField serial) {
    try {
      Field field = level.type().getDeclaredField(serial.getName());
      if (field.getType() != serial.getType() || Modifier.isStatic(field.getModifiers())) {
        return null;
      }
      Member.open(type, field);
      return field;
    } catch (NoSuchFieldException e) {
      return null;
    }
  }

  Level level() {
    return level;
  }

  int size() {
    return fields.size();
  }

  /**
   * Returns the index of a serial field.
   *
   * @param name its name
   * @throws IllegalArgumentException when the class has no such serial field
   */
  int indexOf(String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (level.fields().get(i).getName().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException(level.type().getName() + " has no serial field " + name);
  }

  /**
   * Reads the values from an object.
   *
   * @param object the object
   * @return a value for each serial field
   * @throws InvalidClassException when one is not a field of the class
   */
  @Nullable Object[] valuesOf(Object object) throws InvalidClassException {
    @Nullable Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      try {
        values[i] = open(i).get(object);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e); // cannot happen: the field is accessible
      }
    }
    return values;
  }

  private Field open(int i) throws InvalidClassException {
    Field field = fields.get(i);
    if (field == null) {
      throw new InvalidClassException(
          level.type().getName(), "a serial field is declared that the class does not have");
    }
    return field;
  }

  /**
   * Sets the fields of an object.
   *
   * @param object the object
   * @param values a value for each serial field
   * @throws InvalidClassException when one is not a field of the class, or of another type
   */
  void set(Object object, @Nullable Object[] values) throws InvalidClassException {
    for (int i = 0; i < values.length; i++) {
      Field field = open(i);
      Object value = values[i];
      if (value == null && field.getType().isPrimitive()) {
        continue;
      }
      try {
        field.set(object, value);
      } catch (IllegalArgumentException e) {
        throw new InvalidClassException(
            level.type().getName(), "field " + field.getName() + " is given another type");
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e); // cannot happen: the field is accessible
      }
    }
  }

  /**
   * Returns the value of a field for which nothing was written.
   *
   * @param i the index of the field
   */
  @Nullable Object zero(int i) {
    return switch (level.fields().get(i).getTypeCode()) {
      case 'Z' -> false;
      case 'B' -> (byte) 0;
      case 'C' -> (char) 0;
      case 'S' -> (short) 0;
      case 'I' -> 0;
      case 'J' -> 0L;
      case 'F' -> 0f;
      case 'D' -> 0d;
      default -> null;
    };
  }

  void write(Kryo kryo, Output output, @Nullable Object[] values) {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i] == null ? zero(i) : values[i];
      switch (level.fields().get(i).getTypeCode()) {
        case 'Z' -> output.writeBoolean(value instanceof Boolean b && b);
        case 'B' -> output.writeByte(value instanceof Byte b ? b : 0);
        case 'C' -> output.writeChar(value instanceof Character c ? c : '\0');
        case 'S' -> output.writeShort(value instanceof Short s ? s : 0);
        case 'I' -> output.writeVarInt(value instanceof Integer n ? n : 0, false);
        case 'J' -> output.writeVarLong(value instanceof Long n ? n : 0, false);
        case 'F' -> output.writeFloat(value instanceof Float f ? f : 0);
        case 'D' -> output.writeDouble(value instanceof Double d ? d : 0);
        default -> kryo.writeClassAndObject(output, value);
      }
    }
  }

  @Nullable Object[] read(Kryo kryo, Input input) {
    @Nullable Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (level.fields().get(i).getTypeCode()) {
            case 'Z' -> input.readBoolean();
            case 'B' -> input.readByte();
            case 'C' -> input.readChar();
            case 'S' -> input.readShort();
            case 'I' -> input.readVarInt(false);
            case 'J' -> input.readVarLong(false);
            case 'F' -> input.readFloat();
            case 'D' -> input.readDouble();
            default -> kryo.readClassAndObject(input);
          };
    }
    return values;
  }
}
