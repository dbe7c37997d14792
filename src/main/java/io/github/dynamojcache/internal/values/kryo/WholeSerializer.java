package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The serializer of a class whose objects are created from all their parts at once. A part that
 * refers back to the object could not be read: it is refused when it is written.
 *
 * @param <T> the class
 */
abstract class WholeSerializer<T> extends Serializer<T> {

  @Override
  public final void write(Kryo kryo, Output output, T object) {
    ValueReferences references = (ValueReferences) kryo.getReferenceResolver();
    references.begin(object);
    writeParts(kryo, output, object);
    references.end(object);
  }

  @Override
  public final T read(Kryo kryo, Input input, Class<? extends T> type) {
    return readParts(kryo, input, type);
  }

  /**
   * Writes the parts of an object.
   *
   * @param kryo writes them
   * @param output receives the bytes
   * @param object the object
   */
  abstract void writeParts(Kryo kryo, Output output, T object);

  /**
   * Reads the parts and creates the object.
   *
   * @param kryo reads them
   * @param input the bytes
   * @param type the exact class
   * @return the object
   */
  abstract T readParts(Kryo kryo, Input input, Class<? extends T> type);

  static void writeAll(Kryo kryo, Output output, @Nullable Object[] elements) {
    output.writeVarInt(elements.length, true);
    for (Object element : elements) {
      kryo.writeClassAndObject(output, element);
    }
  }

  static List<@Nullable Object> readAll(Kryo kryo, Input input) {
    int size = ValueInput.claim(input, input.readVarInt(true));
    List<@Nullable Object> elements = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      elements.add(kryo.readClassAndObject(input));
    }
    return elements;
  }
}
