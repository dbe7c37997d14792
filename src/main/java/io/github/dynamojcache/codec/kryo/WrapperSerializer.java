package io.github.dynamojcache.codec.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The serializer of an unmodifiable or synchronized container: as its elements when the usual
 * container stands behind it, and otherwise, behind a mark, as what stands behind it.
 *
 * @param <I> the kind of container behind it
 * @param <T> the kind of the wrapper
 */
final class WrapperSerializer<I, T> extends WholeSerializer<T> {

  private final ContainerSerializer<T> elements;
  private final Class<?> usual;
  private final Function<I, T> wrap;

  /**
   * Creates the serializer.
   *
   * @param elements writes the elements, and reads them into the usual container
   * @param usual the class of that
   * @param wrap makes the wrapper
   */
  WrapperSerializer(ContainerSerializer<T> elements, Class<?> usual, Function<I, T> wrap) {
    this.elements = elements;
    this.usual = usual;
    this.wrap = wrap;
  }

  @Override
  void writeParts(Kryo kryo, Output output, T wrapper) {
    Object inner = inner(wrapper);
    if (inner.getClass() == usual) {
      elements.writeParts(kryo, output, wrapper);
    } else {
      Mark.NEGATIVE_COUNT.write(output);
      kryo.writeClassAndObject(output, inner);
    }
  }

  /** Nothing but Java serialization tells what stands behind a wrapper. It stands first. */
  private static Object inner(Object wrapper) {
    List<Object> parts = SerializedBytes.of(wrapper).parts();
    if (parts.isEmpty()) {
      throw new RefusedClassException(wrapper.getClass(), "does not tell what stands behind it");
    }
    return parts.get(0);
  }

  @Override
  @SuppressWarnings("unchecked") // an object of another class is a broken value
  T readParts(Kryo kryo, Input input, Class<? extends T> type) {
    if (!Mark.NEGATIVE_COUNT.skip(input)) {
      return elements.readParts(kryo, input, type);
    }
    ((ValueKryo) kryo).trail().reading(type);
    return wrap.apply((I) Objects.requireNonNull(kryo.readClassAndObject(input)));
  }
}
