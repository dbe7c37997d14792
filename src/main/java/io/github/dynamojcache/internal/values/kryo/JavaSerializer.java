package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import io.github.dynamojcache.internal.values.kryo.ClassShape.Kind;
import io.github.dynamojcache.internal.values.kryo.ClassShape.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The serializer of a class of the JDK whose state is inaccessible, or of one that extends such a
 * class. The objects that it holds are ordinary parts of the value; the rest is written as the
 * bytes of Java serialization.
 */
final class JavaSerializer extends WholeSerializer<Object> implements Shaped {

  private final List<Part> parts;

  /**
   * Creates the serializer of one class.
   *
   * @param contract what Java serialization does with it
   */
  JavaSerializer(SerializationContract contract) {
    this.parts = contract.parts();
  }

  @Override
  public Kind kind() {
    return Kind.SERIALIZED;
  }

  @Override
  public List<Part> parts() {
    return parts;
  }

  @Override
  void writeParts(Kryo kryo, Output output, Object object) {
    writeBytes(kryo, output, object);
  }

  static void writeBytes(Kryo kryo, Output output, Object object) {
    ReplacingParts.check(kryo, object);
    SerializedBytes serialized = SerializedBytes.of(object);
    for (Class<?> held : serialized.heldClasses()) {
      ValueClassValidator.checkName(held);
      ((ValueKryo) kryo).gate().check(held.getName());
      ((ValueKryo) kryo).gate().checkHeld(held);
    }
    ((ValueKryo) kryo).trail().mixesParts();
    writeAll(kryo, output, serialized.parts().toArray());
    output.writeVarInt(serialized.bytes().length, true);
    output.writeBytes(serialized.bytes());
    ((ValueKryo) kryo).trail().hashContent(SerializedBytes.references(serialized.bytes()));
  }

  @Override
  Object readParts(Kryo kryo, Input input, Class<? extends Object> type) {
    ((ValueKryo) kryo).trail().reading(type);
    return readBytes(kryo, input, type);
  }

  static Object readBytes(Kryo kryo, Input input, Class<?> type) {
    ((ValueKryo) kryo).trail().mixesParts();
    List<@Nullable Object> parts = readAll(kryo, input);
    byte[] bytes = input.readBytes(input.readVarInt(true));
    ((ValueKryo) kryo).trail().hashContent(SerializedBytes.references(bytes));
    return SerializedBytes.read(bytes, parts, type, name -> held(name, kryo));
  }

  private static Class<?> held(String name, Kryo kryo) throws ClassNotFoundException {
    ClassGate gate = ((ValueKryo) kryo).gate();
    gate.checkRead(name);
    Class<?> held = ((ValueKryo) kryo).find(name);
    gate.checkHeld(held);
    return held;
  }
}
