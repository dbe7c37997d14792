package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The serializer of a wrapper around another container: an unmodifiable or synchronized one, or a
 * list backed by an array. It is written as its elements if the wrapped container is of the usual
 * class and nothing else in the value refers to it. Otherwise a mark is written, then the wrapped
 * container.
 *
 * @param <I> the kind of the wrapped container
 * @param <T> the kind of the wrapper
 */
final class WrapperSerializer<I, T> extends Serializer<T> {

  private final Serializer<T> elements;
  private final Class<?> usual;
  private final Function<I, T> wrap;

  /**
   * Creates the serializer.
   *
   * @param elements writes the elements, and reads them into the usual container
   * @param usual the class of the usual container
   * @param wrap makes the wrapper
   */
  WrapperSerializer(Serializer<T> elements, Class<?> usual, Function<I, T> wrap) {
    this.elements = elements;
    this.usual = usual;
    this.wrap = wrap;
  }

  @Override
  public void write(Kryo kryo, Output output, T wrapper) {
    List<Object> parts = SerializedBytes.of(wrapper).parts();
    ValueReferences references = (ValueReferences) kryo.getReferenceResolver();
    boolean alone = parts.size() == 1;
    if (alone && isUsual(parts.get(0)) && references.hide(parts.get(0))) {
      elements.write(kryo, output, wrapper);
      return;
    }
    references.begin(wrapper);
    Mark.NEGATIVE_COUNT.write(output);
    if (alone) {
      kryo.writeClassAndObject(output, parts.get(0));
    } else {
      // A view of a synchronized map, which shares that map's lock.
      kryo.writeClassAndObject(output, null);
      JavaSerializer.writeBytes(kryo, output, wrapper);
    }
    references.end(wrapper);
  }

  private boolean isUsual(Object inner) {
    return inner.getClass() == usual && ExactForms.isWhole(inner);
  }

  @Override
  @SuppressWarnings("unchecked") // a value with an object of another class is broken
  public T read(Kryo kryo, Input input, Class<? extends T> type) {
    if (!Mark.NEGATIVE_COUNT.skip(input)) {
      return elements.read(kryo, input, type);
    }
    ((ValueKryo) kryo).trail().reading(type);
    @Nullable Object inner = kryo.readClassAndObject(input);
    return inner == null ? (T) JavaSerializer.readBytes(kryo, input, type) : wrap.apply((I) inner);
  }
}
