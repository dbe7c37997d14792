package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The serializer of a container that is rebuilt from its elements through the JDK's public API.
 *
 * @param <T> the kind of container
 */
final class ContainerSerializer<T> extends WholeSerializer<T> {

  private final Function<T, @Nullable Object[]> elements;
  private final Function<List<@Nullable Object>, T> rebuild;

  /**
   * Creates the serializer.
   *
   * @param elements returns the elements, and any other parts of the container
   * @param rebuild makes the container from them
   */
  ContainerSerializer(
      Function<T, @Nullable Object[]> elements, Function<List<@Nullable Object>, T> rebuild) {
    this.elements = elements;
    this.rebuild = rebuild;
  }

  @Override
  void writeParts(Kryo kryo, Output output, T container) {
    writeAll(kryo, output, elements.apply(container));
  }

  @Override
  T readParts(Kryo kryo, Input input, Class<? extends T> type) {
    ((ValueKryo) kryo).trail().reading(type);
    return rebuild.apply(readAll(kryo, input));
  }
}
