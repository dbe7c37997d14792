package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** The primitive types. Small numbers of {@code int} and {@code long} take fewer bytes. */
enum PrimitiveForm implements WireForm {
  /** One byte. */
  BOOLEAN {
    @Override
    public void write(Kryo kryo, Output output, Field field, Object owner)
        throws IllegalAccessException {
      output.writeBoolean(field.getBoolean(owner));
    }

    @Override
    public Object read(Kryo kryo, Input input) {
      return input.readBoolean();
    }
  },
  /** One byte. */
  BYTE {
    @Override
    public void write(Kryo kryo, Output output, Field field, Object owner)
        throws IllegalAccessException {
      output.writeByte(field.getByte(owner));
    }

    @Override
    public Object read(Kryo kryo, Input input) {
      return input.readByte();
    }
  },
  /** Two bytes. */
  CHAR {
    @Override
    public void write(Kryo kryo, Output output, Field field, Object owner)
        throws IllegalAccessException {
      output.writeChar(field.getChar(owner));
    }

    @Override
    public Object read(Kryo kryo, Input input) {
      return input.readChar();
    }
  },
  /** Two bytes. */
  SHORT {
    @Override
    public void write(Kryo kryo, Output output, Field field, Object owner)
        throws IllegalAccessException {
      output.writeShort(field.getShort(owner));
    }

    @Override
    public Object read(Kryo kryo, Input input) {
      return input.readShort();
    }
  },
  /** One to five bytes. */
  INT {
    @Override
    public void write(Kryo kryo, Output output, Field field, Object owner)
        throws IllegalAccessException {
      output.writeVarInt(field.getInt(owner), false);
    }

    @Override
    public Object read(Kryo kryo, Input input) {
      return input.readVarInt(false);
    }

    @Override
    public void readInto(Kryo kryo, Input input, Field field, Object owner)
        throws IllegalAccessException {
      field.setInt(owner, input.readVarInt(false));
    }
  },
  /** One to nine bytes. */
  LONG {
    @Override
    public void write(Kryo kryo, Output output, Field field, Object owner)
        throws IllegalAccessException {
      output.writeVarLong(field.getLong(owner), false);
    }

    @Override
    public Object read(Kryo kryo, Input input) {
      return input.readVarLong(false);
    }

    @Override
    public void readInto(Kryo kryo, Input input, Field field, Object owner)
        throws IllegalAccessException {
      field.setLong(owner, input.readVarLong(false));
    }
  },
  /** Four bytes. */
  FLOAT {
    @Override
    public void write(Kryo kryo, Output output, Field field, Object owner)
        throws IllegalAccessException {
      output.writeFloat(field.getFloat(owner));
    }

    @Override
    public Object read(Kryo kryo, Input input) {
      return input.readFloat();
    }
  },
  /** Eight bytes. */
  DOUBLE {
    @Override
    public void write(Kryo kryo, Output output, Field field, Object owner)
        throws IllegalAccessException {
      output.writeDouble(field.getDouble(owner));
    }

    @Override
    public Object read(Kryo kryo, Input input) {
      return input.readDouble();
    }

    @Override
    public void readInto(Kryo kryo, Input input, Field field, Object owner)
        throws IllegalAccessException {
      field.setDouble(owner, input.readDouble());
    }
  };

  /**
   * Finds a form.
   *
   * @param type the name of a type
   * @return its form, or null when it is not a primitive type
   */
  static @Nullable PrimitiveForm of(String type) {
    return switch (type) {
      case "boolean" -> BOOLEAN;
      case "byte" -> BYTE;
      case "char" -> CHAR;
      case "short" -> SHORT;
      case "int" -> INT;
      case "long" -> LONG;
      case "float" -> FLOAT;
      case "double" -> DOUBLE;
      default -> null;
    };
  }
}
