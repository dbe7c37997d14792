package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.KryoException;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import com.esotericsoftware.kryo.kryo5.serializers.ImmutableSerializer;
import io.github.dynamojcache.internal.values.kryo.ClassShape.Kind;
import java.util.HashMap;
import java.util.Map;

/** The serializer of an enum: it writes the names of constants, so their order may change. */
final class EnumValueSerializer extends ImmutableSerializer<Enum<?>> implements Shaped {

  private final Class<?> type;
  private final Map<String, Enum<?>> constants = new HashMap<>();

  /**
   * Creates the serializer of one enum.
   *
   * @param type the enum, not the class of one of its constants
   */
  EnumValueSerializer(Class<?> type) {
    this.type = type;
    for (Object constant : type.getEnumConstants()) {
      constants.put(((Enum<?>) constant).name(), (Enum<?>) constant);
    }
  }

  @Override
  public Kind kind() {
    return Kind.ENUM;
  }

  @Override
  public void write(Kryo kryo, Output output, Enum<?> constant) {
    output.writeString(constant.name());
  }

  @Override
  public Enum<?> read(Kryo kryo, Input input, Class<? extends Enum<?>> ignored) {
    String name = input.readString();
    if (name == null) {
      throw new KryoException("a constant without a name");
    }
    Enum<?> constant = constants.get(name);
    if (constant == null) {
      throw new ChangedClassException(
          type.getName()
              + " has changed: constant `"
              + ShapeChange.printable(name)
              + "` was removed");
    }
    return constant;
  }
}
